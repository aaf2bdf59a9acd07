"""Processes that are killed while they look for what another one sent: the next goes on from there."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from telegram.error import RetryAfter

from bot.channel.telegram.api.duplicate_search import AT_ONCE
from bot.channel.telegram.api.duplicates import UNHEARD, Duplicates
from bot.channel.telegram.api.retry import Waiter
from bot.channel.telegram.api.sending import MOST_FLOORS, Sending
from bot.store import SqlStore, Store
from tests.channel.telegram.api.chats import Chats, Replicas
from tests.channel.telegram.running import Pauses
from tests.fakes.memory_store import MemoryStore
from tests.store.conftest import _postgres_database

ALL = UNHEARD + 1
"""So many numbers are tried where nobody knows more: one message is under way."""


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store of each kind."""
    if request.param == "memory":
        yield MemoryStore()
    elif request.param == "sqlite":
        async with await SqlStore.open(f"sqlite:///{tmp_path}/bot.sqlite3") as opened:
            yield opened
    else:
        async with _postgres_database() as url, await SqlStore.open(url) as opened:
            yield opened


def process() -> Duplicates:
    """One that notes its progress after every number."""
    started = Duplicates(Waiter(Pauses(), itertools.count().__next__))
    started.heard(7, 99)
    return started


def killed_at(probe: int) -> Callable[[int], None]:
    """The process ends before it hears what the so-manieth number is that it tries."""
    tries = itertools.count(1)

    def strike(_number: int) -> None:
        if next(tries) >= probe:
            raise asyncio.CancelledError

    return strike


async def asked(chats: Chats, store: Store) -> Replicas:
    """A question that a process was killed over."""
    replicas = Replicas(chats, store)
    await replicas.asked()
    await replicas.killed_over(process(), "answer")
    return replicas


async def test_a_look_goes_on_where_the_last_one_ended(store: Store) -> None:
    """Nothing is there: the numbers are tried once, but for those on which an answer was outstanding."""
    replicas = await asked(chats := Chats("killed before"), store)
    chats.on_probe = killed_at(7)
    await replicas.killed_over(process(), "answer")
    before = replicas.probes
    chats.on_probe = lambda _number: None
    await replicas.answer(process(), "answer")
    again = set(before) & set(replicas.probes[len(before) :])
    assert len(again) <= AT_ONCE
    assert sorted(set(replicas.probes)) == [*range(100, 100 + ALL)]
    assert list(chats.ours.values()) == ["answer"]


@pytest.mark.parametrize("kills", [1, 2, 3])
async def test_many_lives_try_no_more_numbers_than_one(store: Store, kills: int) -> None:
    """Each is killed after a few; the last one sends."""
    replicas = await asked(chats := Chats("killed before"), store)
    for _life in range(kills):
        chats.on_probe = killed_at(4)
        await replicas.killed_over(process(), "answer")
    chats.on_probe = lambda _number: None
    await replicas.answer(process(), "answer")
    assert sorted(set(replicas.probes)) == [*range(100, 100 + ALL)]
    assert list(chats.ours.values()) == ["answer"]


async def test_the_number_on_which_the_process_was_killed_is_tried_again(store: Store) -> None:
    """It was the one, and nobody was told."""
    chats = Chats("killed after")
    chats.next_id = 106
    replicas = await asked(chats, store)

    def strike(number: int) -> None:
        if number == 106:
            raise asyncio.CancelledError

    chats.on_probe = strike
    await replicas.killed_over(process(), "answer")
    chats.on_probe = lambda _number: None
    await replicas.answer(process(), "answer")
    assert chats.ours == {106: "answer"}
    assert replicas.probes.count(106) == 2


async def test_what_was_found_is_not_looked_for_again(store: Store) -> None:
    """The process was killed before it noted that the question is answered."""
    replicas = await asked(chats := Chats("killed after"), store)
    await replicas.sent(process(), "answer")
    before = replicas.probes
    await replicas.answer(process(), "answer")
    assert replicas.probes == before
    assert chats.ours == {100: "answer"}


async def test_of_two_that_had_arrived_one_is_found_before_a_kill_and_one_after(store: Store) -> None:
    """The younger one goes."""
    replicas = await asked(chats := Chats("killed after"), store)
    noted = msgspec.msgpack.decode((await replicas.waiting()).sending or b"", type=Sending)
    chats.ours[108] = "answer"
    chats.next_id = 109
    twice = msgspec.structs.replace(noted, count=2)
    await store.inbox.note_sending(await replicas.waiting(), msgspec.msgpack.encode(twice))
    chats.on_probe = killed_at(7)
    await replicas.killed_over(process(), "answer")
    chats.on_probe = lambda _number: None
    await replicas.answer(process(), "answer")
    assert chats.ours == {100: "answer"}
    assert replicas.probes.count(100) == 1


async def test_a_look_that_was_over_is_not_begun_again(store: Store) -> None:
    """Nothing was found; the process was killed while the answer waited for its turn."""
    replicas = await asked(chats := Chats("killed before"), store)

    def strike() -> None:
        if len(replicas.probes) == ALL:
            raise asyncio.CancelledError

    chats.on_wait = strike
    await replicas.killed_over(process(), "answer")
    chats.on_wait = lambda: None
    await replicas.answer(process(), "answer")
    assert len(replicas.probes) == ALL
    assert list(chats.ours.values()) == ["answer"]


@pytest.mark.parametrize("free", [0, 5])
async def test_a_number_that_was_free_when_it_was_tried_is_tried_again(store: Store, free: int) -> None:
    """The second process sent the answer, which got one of the numbers that it had tried before."""
    replicas = await asked(chats := Chats("killed before", "killed after"), store)
    chats.next_id += free
    await replicas.killed_over(process(), "answer")
    assert chats.ours == {100 + free: "answer"}
    await replicas.answer(process(), "answer")
    assert chats.ours == {100 + free: "answer"}


async def test_a_look_that_failed_goes_on_in_the_same_process(store: Store) -> None:
    """Telegram asked for a pause in the middle of it."""
    replicas = await asked(chats := Chats("killed before"), store)
    tries = itertools.count(1)

    def refuse(_number: int) -> None:
        chats.trouble = RetryAfter(30) if next(tries) == 7 else None

    chats.on_probe, one = refuse, process()
    with pytest.raises(RetryAfter):
        await replicas.answer(one, "answer")
    before = replicas.probes
    await replicas.answer(one, "answer")
    assert len(set(before) & set(replicas.probes[len(before) :])) <= AT_ONCE
    assert list(chats.ours.values()) == ["answer"]


@pytest.mark.parametrize("has_arrived", [True, False])
async def test_a_note_of_an_earlier_version_is_understood(store: Store, *, has_arrived: bool) -> None:
    """It says nothing of a look."""
    replicas = await asked(chats := Chats("killed after" if has_arrived else "killed before"), store)
    note: dict[str, Any] = msgspec.msgpack.decode((await replicas.waiting()).sending or b"")
    old = {name: note[name] for name in ("what", "floors", "count", "left")}
    await store.inbox.note_sending(await replicas.waiting(), msgspec.msgpack.encode(old))
    await replicas.answer(process(), "answer")
    assert list(chats.ours.values()) == ["answer"]


def test_where_a_look_goes_on_after_the_message_was_given_away_again() -> None:
    """Not above what was numbered by then."""
    note = Sending(b"", (10, 50), 2, 1.0, (30, 90), 40, 95, (12,))
    again = note.again(60, 2.0)
    assert again == Sending(b"", (10, 50, 60), 3, 2.0, (30, 60))
    assert again.starts == (30, 60, 60)
    assert note.again(20, 2.0).starts == (20, 50, 20)
    full = Sending(b"", tuple(range(MOST_FLOORS)), MOST_FLOORS)
    assert full.again(99, 2.0).floors == full.floors
