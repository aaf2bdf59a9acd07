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

Converse: TypeAlias = Callable[[Event, Session, Context], Turn]
_Made = TypeVar("_Made")


@dataclass
class Pages:
    """The workers behind the pages.

    `documents` gives those that are current. `read_board` is called once, when somebody first looks.
    `address` is where Telegram has the bot (`t.me/name`), empty without. Work runs beside the event loop, one
    piece at a time.
    """

    converse: Converse
    documents: Callable[[], Documents]
    read_board: Callable[[], Board]
    address: str = ""
    seal_key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _board: Board | None = None
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    _turns: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def board(self) -> Board:
        """The documentation's health."""
        async with self._reading:
            if self._board is None:
                self._board = await asyncio.to_thread(self.read_board)
            return self._board

    async def work(self, make: Callable[[], _Made]) -> _Made:
        """What takes a while, without holding up others' connections."""
        async with self._turns:
            return await asyncio.to_thread(make)
