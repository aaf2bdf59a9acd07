"""`converse(event, session, desk)`: the one entrance to the dialogue, the same for every channel."""

from __future__ import annotations

import msgspec

from bot.dialogue import actions, commands, menu
from bot.dialogue.answer import SHOW_VERB, TOPICS_VERB, show_reply
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.exchange import Attachment, Command, Event, Press, Question, Refused, Reply
from bot.dialogue.question import answer_question
from bot.dialogue.report import report_reply, unreadable_reply
from bot.dialogue.session import Session, supported
from bot.errors import UnreadableFileError
from bot.model import Message
from bot.translate import _

_SHOWN_NAME_CHARS = 80


def converse(event: Event, session: Session, desk: Desk) -> Turn:
    """What to reply to an event, and the session afterwards. Never raises for anything a person sends."""
    match event:
        case Question(text):
            return answer_question(text, session, desk)
        case Command(name, argument):
            return commands.run(name, argument, session, desk)
        case Press(action):
            return _press(action, session, desk)
        case Attachment(name, data):
            return Turn((_inspected(name, data, session.locale, desk),), session)
        case Refused(why, limit_bytes):
            return Turn((menu.notice(session.locale, _refusal(why, limit_bytes)),), session)


def _press(data: str, session: Session, desk: Desk) -> Turn:
    action = actions.decode(data)
    reply = None
    if action and action.verb == SHOW_VERB and (item := desk.shelf.unshort(action.argument)):
        reply = show_reply(desk.shelf, item, action.locale)
    elif action and action.verb == TOPICS_VERB and action.argument in menu.GROUPS:
        reply = menu.topics(desk.shelf, action.locale, action.argument)
    elif action and action.verb == menu.LANGUAGE_VERB and supported(action.argument):
        session = msgspec.structs.replace(session, chosen=action.argument)
        reply = menu.language_chosen(action.argument)
    if reply is None:
        reply = menu.notice(
            session.locale,
            _("That button is from an older version of me. Please ask your question again."),
        )
    return Turn((reply,), session)


def _inspected(name: str, data: bytes, locale: str, desk: Desk) -> Reply:
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    shown = shown[:_SHOWN_NAME_CHARS] or "-"
    try:
        inspection = desk.inspect(data, shown)
    except UnreadableFileError as error:
        return unreadable_reply(shown, error, locale)
    return report_reply(inspection, locale, desk.shelf)


def _refusal(why: str, limit_bytes: int) -> Message:
    if why == "file-too-big":
        return _(
            "That file is too big for me: I read account files of up to {limit} kB. Export the external "
            "account alone and send it again.",
            limit=limit_bytes // 1024,
        )
    if why == "file-unavailable":
        return _("I could not open that file. Please send it again.")
    return _(
        "I only read text and account files. Describe the problem in a few words, or attach the account "
        "file as YAML, JSON or text."
    )
