"""The same bot on standard input: a line is a question, `/name` a command, a number a button.

What is pasted into a terminal is one question, however many lines it has. `/file PATH` stands
for attaching a file; so does the path of a file that exists.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from bot.channel.paste import bracketed, next_message
from bot.channel.plain_text import plain, render
from bot.dialogue.desk import Turn
from bot.dialogue.exchange import (
    Attachment,
    Button,
    Command,
    Event,
    OutgoingFile,
    Press,
    Question,
    Refused,
    Reply,
)
from bot.dialogue.session import Session
from bot.model import Message, Span, Style
from bot.translate import _, translator

FILE_LIMIT_BYTES = 1024 * 1024
"""A choice: an account file has some kilobytes."""
_PATH_CHARS = 1024
"""A choice: longer lines are words rather than a path."""
_NAME_BYTES = 200
"""File systems take 255 bytes; this leaves room for a number."""
_DIGITS = 4
"""More digits than a list of buttons has are no button's number."""
_TRIES = 1000
"""A choice: so many files of one name are enough."""
_LEAVE = {"/quit", "/exit", "quit", "exit"}

Converse = Callable[[Event, Session], Turn]

_COLOURS = {
    Style.STRONG: "1",
    Style.CODE: "36",
    Style.UI: "1",
    Style.LINK: "4",
    Style.EMPHASIS: "3",
}


class Terminal:
    """One person at a terminal, or a pipe."""

    def __init__(self, converse: Converse, source: TextIO, target: TextIO, session: Session) -> None:
        self._converse = converse
        self._source = source
        self._target = target
        self._session = session
        self._buttons: list[Button] = []
        self._file: Attachment | None = None
        self._is_person = source.isatty()
        self._paint = _coloured if target.isatty() else plain

    def run(self) -> None:
        """Talk until the input ends."""
        with bracketed(self._source, self._target):
            self._talk()

    def _talk(self) -> None:
        if self._is_person:
            self._show(self._converse(Command("start"), self._session), offers=True)
            self._write(
                _("In the terminal, a number presses a button, a file's path has it checked, /quit leaves.")
            )
        while (line := self._next_line()) is not None:
            if line.strip() in _LEAVE:
                break
            if line.strip():
                event = self._event(line.strip())
                offers = self._is_person or isinstance(event, Command | Press)
                self._show(self._converse(event, self._session), offers=offers)

    def _write(self, message: Message) -> None:
        self._target.write(translator(self._session.locale).text(message) + "\n")

    def _next_line(self) -> str | None:
        if self._is_person:
            self._target.write("\n> ")
            self._target.flush()
        try:
            line = next_message(self._source.readline)
        except KeyboardInterrupt:
            line = ""
        return line or None

    def _event(self, line: str) -> Event:
        if line.isdecimal() and len(line) <= _DIGITS and 1 <= int(line) <= len(self._buttons):
            return Press(self._buttons[int(line) - 1].action, self._file)
        if line.startswith("/file ") or ("\n" not in line and _is_path(line)):
            return self._attached(line.removeprefix("/file ").strip())
        if line.startswith("/"):
            name, *rest = line[1:].split(maxsplit=1) or [""]
            return Command(name.lower(), "".join(rest))
        return Question(line)

    def _attached(self, path: str) -> Event:
        event = _attached(path)
        self._file = event if isinstance(event, Attachment) else None
        return event

    def _show(self, turn: Turn, *, offers: bool) -> None:
        self._session = turn.session
        if turn.alert:
            self._write(turn.alert)
        for reply in turn.replies:
            self._target.write(self._text(reply, offers=offers) + "\n")
        self._target.flush()

    def _text(self, reply: Reply, *, offers: bool) -> str:
        """A reply, with its buttons if it `offers` them; in a pipe only where there is a choice."""
        text = render(reply.blocks, self._paint)
        if reply.document:
            saved = _save(reply.document)
            told = _("Saved as {path}", path=str(saved)) if saved else _("The file could not be saved here.")
            text += "\n\n" + translator(reply.locale).text(told)
        buttons = [button for row in reply.keyboard for button in row if button.action]
        self._buttons = buttons or self._buttons
        if not offers or len(buttons) < (1 if self._is_person else 2):
            return text
        text += "\n\n" + "\n".join(f"  [{i}] {button.label}" for i, button in enumerate(buttons, 1))
        hint = translator(reply.locale).text(_("Type a number to choose, or ask something else."))
        return f"{text}\n  {hint}" if self._is_person else text


def _save(document: OutgoingFile) -> Path | None:
    """Write a document into the current folder, for its owner alone, under a name that nothing has yet."""
    stem, suffix = Path(document.name).stem, Path(document.name).suffix
    while len(f"{stem}{suffix}".encode()) > _NAME_BYTES:
        stem = stem[:-1]
    for number in range(1, _TRIES):
        path = Path(f"{stem}-{number}{suffix}" if number > 1 else f"{stem}{suffix}")
        try:
            with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                file.write(document.data)
        except FileExistsError:
            continue
        except OSError:
            return None
        return path
    return None


def _is_path(line: str) -> bool:
    """Whether a line names a file: one that is there, or one that looks like it should be."""
    if len(line) > _PATH_CHARS:
        return False
    try:
        path = Path(line).expanduser()
        return path.is_file() or (
            line.startswith(("/", "./", "~/")) and "/" in line[1:] and bool(path.suffix)
        )
    except (OSError, ValueError, RuntimeError):
        return False


def _attached(name: str) -> Event:
    """The file as an attachment; read only as far as the limit, and only if it is a plain file."""
    try:
        path = Path(name).expanduser()
        if not path.is_file():
            return Refused("file-unavailable")
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT_BYTES + 1)
    except (OSError, ValueError, RuntimeError):
        return Refused("file-unavailable")
    if len(data) > FILE_LIMIT_BYTES:
        return Refused("file-too-big", FILE_LIMIT_BYTES)
    return Attachment(path.name, data)


def _coloured(span: Span) -> str:
    code = _COLOURS.get(span.style)
    return f"\x1b[{code}m{plain(span)}\x1b[0m" if code else plain(span)
