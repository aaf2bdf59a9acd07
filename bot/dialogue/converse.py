"""`converse(event, session, desk)`: the one entrance to the dialogue, the same for every channel."""

from __future__ import annotations

import msgspec

from bot.dialogue import actions, commands, menu
from bot.dialogue.actions import Action
from bot.dialogue.answer import SHOW_VERB, TOPICS_VERB, show_reply
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.exchange import Attachment, Command, Event, Press, Question, Refused, Reply
from bot.dialogue.question import answer_question
from bot.dialogue.report import correction_reply, findings_reply, report_reply, unreadable_reply
from bot.dialogue.session import Session, supported
from bot.errors import UnreadableFileError
from bot.model import Message
from bot.translate import _

_SHOWN_NAME_BYTES = 120


def converse(event: Event, session: Session, desk: Desk) -> Turn:
    """What to reply to an event, and the session afterwards. Never raises for anything a person sends."""
    match event:
        case Question(text):
            return answer_question(text, session, desk)
        case Command(name, argument):
            return commands.run(name, argument, session, desk)
        case Press():
            return _press(event, session, desk)
        case Attachment():
            return Turn((_inspected(event, session.locale, desk),), session)
        case Refused(why, limit_bytes):
            return Turn((menu.notice(session.locale, _refusal(why, limit_bytes)),), session)


def _press(press: Press, session: Session, desk: Desk) -> Turn:
    action = actions.decode(press.action)
    reply = None
    if action and action.verb == SHOW_VERB and (item := desk.shelf.unshort(action.argument)):
        reply = show_reply(desk.shelf, item, action.locale)
    elif action and action.verb == TOPICS_VERB and action.argument in menu.GROUPS:
        reply = menu.topics(desk.shelf, action.locale, action.argument)
    elif action and action.verb == menu.LANGUAGE_VERB and supported(action.argument):
        session = msgspec.structs.replace(session, chosen=action.argument)
        reply = msgspec.structs.replace(menu.language_chosen(action.argument), replaces=True)
    elif action and actions.needs_file(press.action):
        reply = _about_file(action, press.attachment, desk)
    if reply is None:
        reply = menu.notice(
            session.locale, _("That button is from an older version of me. Please ask your question again.")
        )
    return Turn((reply,), session)


def _about_file(action: Action, file: Attachment | None, desk: Desk) -> Reply:
    if file is None:
        return menu.notice(action.locale, _("I no longer have that file. Please send it again."))
    name = _shown_name(file.name)
    try:
        if action.verb == actions.FIX_VERB:
            return correction_reply(name, desk.correct(file.data, name), action.locale)
        return findings_reply(desk.inspect(file.data, name), action.locale)
    except UnreadableFileError as error:
        return unreadable_reply(name, error, action.locale)


def _inspected(file: Attachment, locale: str, desk: Desk) -> Reply:
    name = _shown_name(file.name)
    try:
        inspection = desk.inspect(file.data, name)
        is_correctable = bool(desk.correct(file.data, name).changes)
    except UnreadableFileError as error:
        return unreadable_reply(name, error, locale)
    return report_reply(inspection, locale, desk.shelf, is_correctable=is_correctable)


def _shown_name(name: str) -> str:
    """A file's name as it may be shown and given back: printable, no path, not too long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in last)
    return shown.encode()[-_SHOWN_NAME_BYTES:].decode(errors="ignore") or "-"


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
