"""An answer, from a list or beside another; `READ_VERB` gives it in place, in another language."""

from __future__ import annotations

from bot.dialogue.answers.entry import READ_VERB, SHOW_VERB, show_reply
from bot.dialogue.button_data import Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment

NAME = "show"
VERBS = (SHOW_VERB, READ_VERB)


def press(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """The answer; None where the documents have it no more."""
    item = talk.documents.unshort(action.argument)
    if item is None:
        return None
    in_place = action.verb == READ_VERB
    reply = show_reply(talk.documents, item, action.locale, replaces=in_place, hosting=talk.session.hosting)
    return talk.say(reply) if reply else None
