"""What the channel asks of the dialogue, and what it gives back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeAlias

from bot.dialogue.context import Context
from bot.dialogue.exchange import Event, Reply
from bot.dialogue.notes import Note
from bot.dialogue.session import ChatSettings, Session
from bot.model import Message


class DialogueTurn(Protocol):
    """What the dialogue gives back, see `bot.dialogue.desk.Turn`."""

    @property
    def replies(self) -> tuple[Reply, ...]:
        """What to say, in order."""

    @property
    def session(self) -> Session:
        """What to remember of the person."""

    @property
    def alert(self) -> Message | None:
        """What only the person who pressed is told."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """What to remember beside."""

    @property
    def chat(self) -> ChatSettings | None:
        """The chat's settings if they change."""


Converse: TypeAlias = Callable[[Event, Session, Context], DialogueTurn]
ReadAnew: TypeAlias = Callable[[], Awaitable[str]]
"""Reads the knowledge anew; gives an operator's line where that failed, else nothing."""
