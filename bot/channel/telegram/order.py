"""Many updates at once, but one chat's in order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

CONCURRENCY = 32
"""Measured: more is slower, for the connection pool is searched for each call (TELEGRAM.md)."""
_WAITING = 1 << 16


class InChatOrder(BaseUpdateProcessor):
    """Lets `CONCURRENCY` chats work at once; waiting for one's own chat takes nobody's place."""

    def __init__(self, concurrency: int = CONCURRENCY) -> None:
        super().__init__(_WAITING)
        self._places = asyncio.Semaphore(concurrency)
        self._chats: dict[int, asyncio.Lock] = {}
        self._waiting: dict[int, int] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await the coroutine when the chat's earlier updates are done and a place is free."""
        key = _chat(update)
        lock = self._chats.setdefault(key, asyncio.Lock())
        self._waiting[key] = self._waiting.get(key, 0) + 1
        try:
            async with lock, self._places:
                await coroutine
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key], self._chats[key]

    async def initialize(self) -> None:
        """Need nothing."""

    async def shutdown(self) -> None:
        """Hold nothing."""


def _chat(update: object) -> int:
    if not isinstance(update, Update):
        return 0
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0
