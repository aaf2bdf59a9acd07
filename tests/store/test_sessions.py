"""Sessions in memory."""

from __future__ import annotations

from bot.dialogue.session import Session
from bot.store import MemorySessions


async def test_a_stranger_has_a_fresh_session() -> None:
    """And people do not share one."""
    sessions = MemorySessions()
    await sessions.save("a", Session(chosen="sv", spoken="fr"))
    assert await sessions.load("a") == Session(chosen="sv", spoken="fr")
    assert await sessions.load("b") == Session()


async def test_memory_does_not_grow_for_ever() -> None:
    """Who has been silent longest is forgotten first."""
    sessions = MemorySessions(remembered=2)
    for person in ("a", "b", "a", "c"):
        await sessions.save(person, Session(chosen="sv"))
    remembered = [p for p in "abc" if (await sessions.load(p)).chosen]
    assert remembered == ["a", "c"]
