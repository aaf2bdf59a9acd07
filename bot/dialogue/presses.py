"""What each kind of button does: verb → the function that answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import msgspec

from bot.dialogue import button_data
from bot.dialogue.account_file.files import about_file
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import GUIDE_VERB, READ_VERB, SHOW_VERB, TOPICS_VERB, show_reply
from bot.dialogue.button_data import Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment
from bot.dialogue.people import chat_settings, feedback, forgetting, hosting, ticket
from bot.dialogue.session import supported
from bot.dialogue.talking import triage
from bot.dialogue.walk import controls
from bot.dialogue.walk.screen import STEP_VERB
from bot.translate import _

Handler: TypeAlias = Callable[[Action, Attachment | None, Talk], Turn | None]
"""Gives the turn for a pressed button; None where its argument means nothing (any more)."""


def press(action: Action | None, file: Attachment | None, talk: Talk) -> Turn:
    """Answer a button; one that this version did not make is told to be old."""
    handler = HANDLERS.get(action.verb) if action else None
    turn = handler(action, file, talk) if handler and action else None
    if turn is not None:
        return turn
    old = _("That button is from an older version of me. Please ask your question again.")
    if not talk.context.is_private:
        return Turn((), talk.session, alert=old)
    return talk.say(menus.notice(talk.locale, old))


def _show(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """An answer; `READ_VERB` gives it in place of the message, in another language, for who reads along."""
    item = talk.documents.unshort(action.argument)
    if item is None:
        return None
    in_place = action.verb == READ_VERB
    reply = show_reply(talk.documents, item, action.locale, replaces=in_place, hosting=talk.session.hosting)
    return talk.say(reply) if reply else None


def _topics(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    if action.argument not in menus.GROUPS:
        return None
    return talk.say(menus.topics(talk.documents, action.locale, action.argument))


def _language(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    if not supported(action.argument):
        return None
    session = msgspec.structs.replace(talk.session, chosen=action.argument)
    if not talk.context.is_private and action.verb == menus.LANGUAGE_VERB:
        return Turn((), session, alert=menus.LANGUAGE_CHOSEN)  # the question stays for who asked for it
    reply = menus.language_chosen(action.argument)
    if action.verb == menus.SETUP_VERB:
        asked = hosting.question_reply(action.argument)
        reply = msgspec.structs.replace(asked, blocks=(*reply.blocks, *asked.blocks))
    return Turn((msgspec.structs.replace(reply, replaces=True),), session)


def _about_file(action: Action, file: Attachment | None, talk: Talk) -> Turn | None:
    return talk.say(about_file(action, file, talk))


HANDLERS: dict[str, Handler] = {
    SHOW_VERB: _show,
    READ_VERB: _show,
    TOPICS_VERB: _topics,
    menus.LANGUAGE_VERB: _language,
    menus.SETUP_VERB: _language,
    button_data.FIX_VERB: _about_file,
    button_data.FINDINGS_VERB: _about_file,
    button_data.JSON_VERB: _about_file,
    GUIDE_VERB: controls.press_guide,
    controls.ANYWAY_VERB: controls.press_guide,
    STEP_VERB: controls.press_step,
    triage.TRIAGE_VERB: triage.press_triage,
    ticket.TICKET_VERB: ticket.press_ticket,
    hosting.HOSTING_VERB: hosting.press_hosting,
    **dict.fromkeys(feedback.RATING_VERBS, feedback.press_rating),
    **dict.fromkeys(feedback.REASONS, feedback.press_reason),
    forgetting.FORGET_VERB: forgetting.press_forget,
    **dict.fromkeys(chat_settings.VERBS, chat_settings.press_setting),
}
