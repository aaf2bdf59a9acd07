"""What the pages are made from: the dialogue, its documents, and the documentation that is looked after."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from bot.compiler.lint.board import Board
from bot.dialogue.answers.documents import Documents
from bot.dialogue.context import Context
from bot.dialogue.desk import Turn
from bot.dialogue.exchange import Event
from bot.dialogue.session import Session

ConverseOnPage: TypeAlias = Callable[[Event, Session, Context], Turn]
_Made = TypeVar("_Made")


@dataclass
class Pages:
    """The workers behind the pages.

    `documents` gives those that are current. `read_board` is called once, when somebody first looks; hundreds
    of pages take a while, and nobody is left before an empty window for longer than `patience_s`.
    `address` is where Telegram has the bot (`t.me/name`), empty without. Work runs beside the event loop, one
    piece at a time.
    """

    converse: ConverseOnPage
    documents: Callable[[], Documents]
    read_board: Callable[[], Board]
    address: str = ""
    patience_s: float = 2.0
    seal_key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _reading: asyncio.Task[Board] | None = None
    _turns: asyncio.Lock = field(default_factory=asyncio.Lock)

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
