"""What the pages are made from: dialogue, documents, who checks files, documentation that is looked after."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, TypeVar

from bot.compiler.lint.board import Board
from bot.dialogue.answers.documents import Documents
from bot.dialogue.context import Context
from bot.dialogue.desk import FileChecks, Turn
from bot.dialogue.exchange import Event
from bot.dialogue.session import Session
from bot.errors import WorkerError
from bot.translate import _
from bot.validator.examination import Examination
from bot.validator.fix import Change, Correction

ConverseOnPage: TypeAlias = Callable[[Event, Session, Context], Turn]
_Made = TypeVar("_Made")
_log = logging.getLogger(__name__)
NOT_NOW = _("I cannot check files just now. Please send it again in a minute.")
"""What a person is told where nobody could look at a file (`WorkerError`)."""


class PageFileChecks(FileChecks, Protocol):
    """The validator as the dialogue knows it, with what the page that checks files needs besides.

    It works in another process, where a file costs this one nothing. All of it raises UnreadableFileError, of
    its kind TooCostlyError, and WorkerError where nobody could look at the file.
    """

    def examine(self, data: bytes, name: str) -> Examination:
        """Judge an account file, with its lines as they are shown."""

    def changes(self, data: bytes, name: str) -> tuple[Change, ...]:
        """What `correct` would change."""

    def correct(self, data: bytes, name: str, leave: Collection[int] = ()) -> Correction:
        """Put right what cannot be wrong, but for some of the changes, by their numbers from 0."""


@dataclass
class Pages:
    """The workers behind the pages.

    `documents` gives those that are current. `read_board` is called once, when somebody first looks; hundreds
    of pages take a while, and nobody is left before an empty window for longer than `patience_s`.
    `address` is where Telegram has the bot (`t.me/name`), empty without. Work runs beside the event loop, one
    piece at a time, and files one at a time beside that.
    """

    converse: ConverseOnPage
    documents: Callable[[], Documents]
    read_board: Callable[[], Board]
    files: PageFileChecks
    address: str = ""
    patience_s: float = 2.0
    seal_key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _reading: asyncio.Task[Board] | None = None
    _turns: asyncio.Lock = field(default_factory=asyncio.Lock)
    _turns_of_files: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def board(self) -> Board | None:
        """The documentation's health; None while it is being read. Raises what `read_board` does."""
        if self._reading is None:
            self._reading = asyncio.create_task(asyncio.to_thread(self.read_board))
        await asyncio.wait((self._reading,), timeout=self.patience_s)
        if not self._reading.done():
            return None
        if self._reading.exception():
            failed, self._reading = self._reading, None  # whoever comes next tries again
            return failed.result()
        return self._reading.result()

    async def work(self, make: Callable[[], _Made]) -> _Made:
        """What takes a while, without holding up others' connections."""
        async with self._turns:
            return await asyncio.to_thread(make)

    async def work_on_file(self, make: Callable[[], _Made]) -> _Made:
        """What waits for another process, without holding up what needs none. Raises what `make` does."""
        async with self._turns_of_files:
            try:
                return await asyncio.to_thread(make)
            except WorkerError as error:
                _log.warning("a file was not checked, its sender was told: %s", error)
                raise
