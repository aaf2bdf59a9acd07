"""Whatever is done to a store, an SQL database remembers what memory does: one at a time, or all at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.notes import Asked, Complained, Forget, Rated, Suggested
from bot.dialogue.session import ChatSettings, Session, Walk
from bot.store import Answer, Done, QueuedUpdate, Sent, SqlStore, Store
from tests.fakes.memory_store import MemoryStore
from tests.store.given import DAY, NOON, SOURCE

QUEUES = ["a", "b"]
PEOPLE = ["p", "q"]
CHATS = [*PEOPLE, "group"]
LOCALES = st.sampled_from(["fr", "ko"])
TIMES = st.sampled_from([NOON - 3 * DAY, NOON - DAY, NOON - 1, NOON])
ITEMS = st.sampled_from(["", "check/a", "check/b"])

Step: TypeAlias = Callable[[Store], Awaitable[object]]

queued_updates = st.builds(
    QueuedUpdate,
    st.just(SOURCE),
    st.integers(1, 6),
    st.sampled_from(QUEUES),
    st.binary(max_size=3),
    TIMES,
    st.integers(0, 2),
    st.integers(0, 2),
)
sessions = st.builds(
    Session,
    st.none() | LOCALES,
    st.none() | LOCALES,
    st.none() | LOCALES,
    st.none() | LOCALES,
    st.none() | st.sampled_from(["hosted", "hybrid"]),
    st.none() | st.builds(Walk, st.just("t"), st.just("symptom/x"), st.just(("check/a",))),
    st.booleans(),
)
chat_settings = st.builds(ChatSettings, st.none() | LOCALES, st.booleans())
notes = st.one_of(
    st.builds(
        Asked, st.sampled_from(["answer", "none"]), LOCALES, ITEMS, st.sampled_from(["", "why", "how"])
    ),
    st.builds(Rated, ITEMS, LOCALES, st.booleans()),
    st.builds(Complained, ITEMS, LOCALES, st.sampled_from(["missing", "wrong-check"])),
    st.builds(Suggested, st.sampled_from(["more", "less"]), LOCALES),
    st.just(Forget()),
)
sent = st.lists(
    st.builds(Sent, st.integers(1, 5), st.booleans()), max_size=3, unique_by=lambda x: x.message_id
)


def answers(asked: st.SearchStrategy[int]) -> st.SearchStrategy[Answer]:
    """Answers in one of the chats."""
    return st.builds(
        Answer, st.sampled_from(CHATS), asked, st.sampled_from("de"), sent.map(tuple), ITEMS, LOCALES
    )


def events(asked: st.SearchStrategy[int]) -> st.SearchStrategy[Done]:
    """What events leave behind."""
    return st.builds(
        Done,
        st.none() | queued_updates,
        st.sampled_from(PEOPLE),
        st.none() | sessions,
        st.sampled_from(CHATS),
        st.none() | chat_settings,
        st.lists(notes, max_size=3).map(tuple),
        st.none() | answers(asked),
        TIMES,
    )


def _finish(done: Done) -> Step:
    return lambda store: store.finish(done)


steps: st.SearchStrategy[Step] = st.one_of(
    events(st.integers(0, 3)).map(_finish),
    st.lists(queued_updates, max_size=4).map(lambda given: lambda store: store.inbox.add(given)),
    queued_updates.map(lambda given: lambda store: store.inbox.note_try(given)),
    st.tuples(queued_updates, st.integers(0, 3)).map(
        lambda given: lambda store: store.inbox.note_sent(*given)
    ),
    st.tuples(queued_updates, st.integers(0, 3)).map(
        lambda given: lambda store: store.inbox.note_deaths(*given)
    ),
    queued_updates.map(lambda given: lambda store: store.inbox.set_aside(given, "why")),
    st.tuples(st.sampled_from(CHATS), st.sampled_from(CHATS)).map(
        lambda two: lambda store: store.move_chat(*two)
    ),
    TIMES.map(lambda before: lambda store: store.prune(before)),
    st.sampled_from(CHATS).map(lambda chat: lambda store: store.chat(chat)),
    st.sampled_from(PEOPLE).map(lambda person: lambda store: store.session(person)),
)


async def _observed(store: Store) -> list[object]:
    """Everything that can be seen of a store."""
    seen: list[object] = [await store.records(since) for since in (0, NOON)]
    seen += [await store.session(person) for person in PEOPLE]
    seen += [await store.chat(chat) for chat in CHATS]
    seen += [await store.answer_to(chat, asked) for chat in CHATS for asked in range(4)]
    seen += [await store.answer_under(chat, message_id) for chat in CHATS for message_id in range(1, 6)]
    seen += [await store.inbox.waiting(SOURCE, queue) for queue in QUEUES]
    return [*seen, await store.inbox.queues(SOURCE), await store.inbox.depth(SOURCE)]


@settings(max_examples=40, deadline=None)
@given(st.lists(steps, max_size=15))
def test_a_database_remembers_what_memory_does(taken: list[Step]) -> None:
    """The same after any number of steps."""

    async def compare() -> None:
        memory = MemoryStore()
        async with await SqlStore.open("sqlite://") as store:
            for step in taken:
                assert await step(store) == await step(memory)
            assert await _observed(store) == await _observed(memory)
            # What was kept in memory beside the database is what the database has.
            store._people.forget_all()
            assert await _observed(store) == await _observed(memory)

    asyncio.run(compare())


@settings(max_examples=40, deadline=None)
@given(st.lists(queued_updates, max_size=6), st.lists(events(st.integers(1, 3)), max_size=12))
def test_what_comes_at_once_is_stored_in_order(waiting: list[QueuedUpdate], given_: list[Done]) -> None:
    """Changes that share a transaction do not get into each other's way."""

    async def compare() -> None:
        memory = MemoryStore()
        async with await SqlStore.open("sqlite://") as store:
            for one in (store, memory):
                await one.inbox.add(waiting)
            await asyncio.gather(*(store.finish(done) for done in given_))
            for done in given_:
                await memory.finish(done)
            assert await _observed(store) == await _observed(memory)

    asyncio.run(compare())
