"""A dialogue small enough to see through: it says back what it was told, in the person's language."""

from __future__ import annotations

import msgspec

from bot.dialogue import button_data
from bot.dialogue.context import Context
from bot.dialogue.desk import Turn
from bot.dialogue.exchange import (
    Attachment,
    Attachments,
    Button,
    Command,
    Event,
    OutgoingFile,
    Press,
    Question,
    Refused,
    Reply,
)
from bot.dialogue.session import Session, supported
from bot.model import Block, BlockKind, Span

HEARD = {"fr": "Entendu", "sv": "Uppfattat", "ko": "알겠습니다", "en": "Heard"}
EXPLODES = "please explode over my-secret-words"
LONG = "tell me everything"


def converse(event: Event, session: Session, context: Context) -> Turn:  # noqa: ARG001
    """Say back what was heard; `language` chooses, a press puts its answer in place."""
    match event:
        case Question(text) if text == EXPLODES:
            raise ValueError(text)
        case Question(text) if text == LONG:
            body = tuple(_paragraph(f"Part {n}. " + "word " * 200) for n in range(8))
            return Turn((Reply(session.locale, body, _BUTTONS),), session)
        case Question(text):
            return _say(session, text, _BUTTONS)
        case Command("language", argument) if supported(argument):
            chosen = msgspec.structs.replace(session, chosen=argument)
            return _say(chosen, argument)
        case Command("template", argument):
            return _send(session, argument or "a file", OutgoingFile("계정 från Ågot.yaml", b"filled: in"))
        case Command(name, argument):
            return _say(session, f"/{name} {argument}".strip())
        case Press("again"):
            return _say(session, "pressed", _BUTTONS, replaces=True)
        case Press(action, file) if button_data.needs_file(action) and file is None:
            return _say(session, "gone")
        case Press(action, Attachment(name, data)):
            verb = action.partition(":")[0]
            return _send(session, f"{verb} {name}", OutgoingFile(f"{verb}-{name}", data.upper()))
        case Press(action):
            return _say(session, f"pressed {action}")
        case Attachment(name, data):
            return _say(session, f"{name}, {len(data)} bytes", _file_buttons(session.locale))
        case Attachments(parts):
            told = (f"{part.name} {'refused' if isinstance(part, Refused) else ''}".strip() for part in parts)
            return _say(session, f"together {', '.join(told)}")
        case Refused(why, limit_bytes):
            return _say(session, f"{why} {limit_bytes}")
        case _:
            return Turn((), session)


_BUTTONS = ((Button("Again", "again"), Button("More", "more:1")),)


def _file_buttons(locale: str) -> tuple[tuple[Button, ...], ...]:
    verbs = (button_data.FIX_VERB, button_data.FINDINGS_VERB)
    return (tuple(Button(verb, button_data.encode(verb, "file", locale)) for verb in verbs),)


def _send(session: Session, what: str, document: OutgoingFile) -> Turn:
    body = (_paragraph(f"{HEARD[session.locale]}: {what}"),)
    return Turn((Reply(session.locale, body, _BUTTONS, document=document),), session)


def _say(
    session: Session,
    what: str,
    buttons: tuple[tuple[Button, ...], ...] = (),
    *,
    replaces: bool = False,
) -> Turn:
    body = (_paragraph(f"{HEARD[session.locale]}: {what}"),)
    return Turn((Reply(session.locale, body, buttons, replaces),), session)


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, inline=(Span(text),))
