"""What the only process of a database knows of its queues without reading."""

from __future__ import annotations

import msgspec
import pytest

from bot.store.inbox import QueuedUpdate
from bot.store.known_queues import KnownQueues
from bot.store.sql_store import SqlStore
from bot.store.store import Done

FIRST, SECOND = (QueuedUpdate("telegram:1", number, "telegram:1/7", b"{}") for number in (1, 2))
PLACE = ("telegram:1", "telegram:1/7")


def _read(known: KnownQueues, *found: QueuedUpdate) -> None:
    known.reads(*PLACE)
    known.was_read(*PLACE, found)


def test_a_queue_is_known_once_it_was_read() -> None:
    """Before that an earlier process may have left something in it."""
    known = KnownQueues()
    known.came(SECOND)
    assert known.waiting(*PLACE, 10) is None
    _read(known, FIRST, SECOND)
    assert known.waiting(*PLACE, 10) == [FIRST, SECOND]
    assert known.waiting(*PLACE, 1) == [FIRST]


def test_what_is_noted_is_known() -> None:
    """As the database has it, in the order of numbers."""
    known = KnownQueues()
    _read(known)
    known.came(SECOND)
    known.came(FIRST)
    known.tried(FIRST)
    known.changed(FIRST, sending=b"x")
    known.changed(SECOND, sent=2)
    expected = [
        msgspec.structs.replace(FIRST, tries=1, sending=b"x"),
        msgspec.structs.replace(SECOND, sent=2),
    ]
    assert known.waiting(*PLACE, 10) == expected
    known.went(FIRST)
    known.tried(FIRST)
    assert known.waiting(*PLACE, 10) == expected[1:]


def test_a_change_while_it_is_read_counts_as_not_read() -> None:
    """What was found may have it, or not."""
    known = KnownQueues()
    known.reads(*PLACE)
    known.came(SECOND)
    known.was_read(*PLACE, [FIRST])
    assert known.waiting(*PLACE, 10) is None


def test_what_is_not_certain_is_read_anew() -> None:
    """So are a queue of which there was more, one too long, and the one that was not served for longest."""
    known = KnownQueues(remembered=1, longest=1)
    _read(known, FIRST)
    known.forget(FIRST)
    assert known.waiting(*PLACE, 10) is None
    known.reads(*PLACE)
    known.was_read(*PLACE, None)
    assert known.waiting(*PLACE, 10) is None
    _read(known, FIRST)
    known.came(SECOND)
    assert known.waiting(*PLACE, 10) is None
    _read(known, FIRST)
    known.reads("telegram:1", "telegram:1/8")
    known.was_read("telegram:1", "telegram:1/8", [])
    assert known.waiting(*PLACE, 10) is None


@pytest.mark.parametrize("ends", ["finish", "set_aside"])
async def test_the_inbox_agrees_with_what_it_would_read(ends: str) -> None:
    """Whatever happens to an update, and after its queue was read."""
    async with await SqlStore.open("sqlite://") as store:
        inbox = store.inbox
        assert await inbox.waiting(*PLACE) == []
        assert await inbox.add([FIRST, SECOND]) == [FIRST, SECOND]
        assert await inbox.add([FIRST]) == []
        await inbox.note_try(FIRST)
        await inbox.note_deaths(FIRST, 2)
        await inbox.note_sending(FIRST, b"about to")
        await inbox.note_sent(SECOND, 3)
        noted = msgspec.structs.replace(FIRST, tries=1, sending=b"about to", deaths=2)
        assert await inbox.waiting(*PLACE) == [noted, msgspec.structs.replace(SECOND, sent=3)]
        await (
            store.finish(Done(FIRST, along=(SECOND,))) if ends == "finish" else inbox.set_aside(FIRST, "why")
        )
        left = [] if ends == "finish" else [msgspec.structs.replace(SECOND, sent=3)]
        assert await inbox.waiting(*PLACE) == left
        assert await inbox.depth("telegram:1") == len(left)
