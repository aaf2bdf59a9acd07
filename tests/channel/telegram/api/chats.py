"""Stands for Telegram where messages of ours may have arrived, or not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from telegram.error import BadRequest

from bot.channel.telegram.api.probes import Before
from bot.channel.telegram.api.retry import MaybeSentError


class Chats:
    """Stands for Telegram: messages of ours by number, and what was called."""

    def __init__(self, *outcomes: str) -> None:
        self.outcomes = list(outcomes)
        self.ours: dict[int, str] = {}
        self.next_id = 100
        self.calls: list[tuple[str, Any]] = []
        self.on_wait: Callable[[], None] = lambda: None
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
