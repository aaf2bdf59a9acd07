"""Where each person's session is kept between two messages."""

from __future__ import annotations

from collections import OrderedDict
from typing import Protocol

from bot.dialogue.session import Session

REMEMBERED = 10_000


class Sessions(Protocol):
    """Sessions by person. Only `chosen` has to outlive the process."""

    async def load(self, person: str) -> Session:
        """Give the person's session, a fresh one for a stranger."""

    async def save(self, person: str, session: Session) -> None:
        """Keep the session."""


class MemorySessions:
    """Sessions for as long as the process lives, of the people who spoke last."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._remembered = remembered

    async def load(self, person: str) -> Session:
        """Give the person's session, a fresh one for a stranger."""
        return self._sessions.get(person, Session())

    async def save(self, person: str, session: Session) -> None:
        """Keep the session; the one that has waited longest makes room."""
        self._sessions[person] = session
        self._sessions.move_to_end(person)
        if len(self._sessions) > self._remembered:
            self._sessions.popitem(last=False)
