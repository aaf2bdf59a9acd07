"""The language in which a person is answered; in the setting-up, the question of who hosts follows."""

from __future__ import annotations

import msgspec

from bot.dialogue.answers import menus
from bot.dialogue.button_data import Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment
from bot.dialogue.people import hosting_model
from bot.dialogue.session import supported

NAME = "language"
VERBS = (menus.LANGUAGE_VERB, menus.SETUP_VERB)


def press(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """Chosen, and said in that language; None where the bot does not speak it."""
    if not supported(action.argument):
        return None
    session = msgspec.structs.replace(talk.session, chosen=action.argument)
    if not talk.context.is_private and action.verb == menus.LANGUAGE_VERB:
        return Turn((), session, alert=menus.LANGUAGE_CHOSEN)  # the question stays for who asked for it
    reply = menus.language_chosen(action.argument)
    if action.verb == menus.SETUP_VERB:
        asked = hosting_model.question_reply(action.argument)
        reply = msgspec.structs.replace(asked, blocks=(*reply.blocks, *asked.blocks))
    return Turn((msgspec.structs.replace(reply, replaces=True),), session)
