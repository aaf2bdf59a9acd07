"""Telegram where messages of ours may have arrived, or not, and processes that send them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from telegram.error import BadRequest

from bot.channel.telegram.api.duplicates import Duplicates
from bot.channel.telegram.api.probes import Before
from bot.channel.telegram.api.retry import MaybeSentError
from bot.channel.telegram.api.sending import answering
from bot.store import Done, QueuedUpdate, Store
from tests.fakes.memory_store import MemoryStore

SOURCE = "telegram:1"


class Chats:
    """Stands for Telegram: messages of ours by number, and what was called."""

    def __init__(self, *outcomes: str) -> None:
        self.outcomes = list(outcomes)
        self.ours: dict[int, str] = {}
        self.next_id = 100
        self.calls: list[tuple[str, Any]] = []
        self.on_wait: Callable[[], None] = lambda: None
        self.on_probe: Callable[[int], None] = lambda _number: None
        self.trouble: Exception | None = None

    async def call(self, method: str, data: dict[str, Any], /, before: Before | None = None) -> Any:
        """Do what a method asks, when its turn has come."""
        self.on_wait()
        if before:
            await before()
        self.calls.append((method, data.get("message_id")))
        if method == "sendMessage":
            outcome = self.outcomes.pop(0) if self.outcomes else "ok"
            if outcome not in ("lost", "killed before"):
                self.ours[self.next_id] = data["text"]
                self.next_id += 1
            if outcome.startswith("killed"):
                raise asyncio.CancelledError
            if outcome != "ok":
                raise MaybeSentError(outcome)
            return {"message_id": self.next_id - 1}
        if method == "deleteMessage":
            del self.ours[data["message_id"]]
            return True
        self.on_probe(data["message_id"])
        if self.trouble:
            raise self.trouble
        if data["message_id"] not in self.ours:
            raise BadRequest("Message to edit not found")
        if self.ours[data["message_id"]] == data["text"]:
            raise BadRequest("Message is not modified")
        self.ours[data["message_id"]] = data["text"]
        return True


def message(text: str, chat_id: int = 7) -> dict[str, Any]:
    """The data of a message."""
    return {"chat_id": chat_id, "text": text}


class Replicas:
    """Processes that share a store, and answer updates of one chat; `asked` is what Telegram brings."""

    def __init__(self, chats: Chats, store: Store | None = None) -> None:
        self.chats = chats
        self.store = store or MemoryStore()
        self._number = 0

    async def asked(self) -> None:
        """A question comes in."""
        self._number += 1
        await self.store.inbox.add([QueuedUpdate(SOURCE, self._number, f"{SOURCE}/7", b"")])

    async def answer(self, replica: Duplicates, text: str) -> None:
        """One of them answers it; where the process is killed over that, the question waits on."""
        await self.sent(replica, text)
        await self.store.finish(Done(await self.waiting()))

    async def waiting(self) -> QueuedUpdate:
        """The question as it is in the inbox."""
        (queued,) = await self.store.inbox.waiting(SOURCE, f"{SOURCE}/7")
        return queued

    async def sent(self, replica: Duplicates, text: str) -> None:
        """One of them has sent the answer, and not noted that yet."""
        queued = await self.waiting()
        with answering(queued, self.store.inbox):
            await replica.send("sendMessage", message(text), self.chats.call)

    async def killed_over(self, replica: Duplicates, text: str) -> None:
        """One of them is killed when it answers it."""
        with pytest.raises(asyncio.CancelledError):
            await self.answer(replica, text)

    @property
    def probes(self) -> list[int]:
        """The numbers that were tried."""
        return [number for method, number in self.chats.calls if method == "editMessageText"]
