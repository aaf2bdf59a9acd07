"""What only PostgreSQL can do, or suffer: many processes, lost connections, a server that goes away."""

from __future__ import annotations

import asyncio
import logging
import time

import asyncpg
import pytest

from bot.dialogue.notes import Asked, Rated
from bot.dialogue.session import ChatSettings, Session
from bot.store import Done, QueuedUpdate, SqlStore, StoreError
from tests.patience import PATIENCE_S
from tests.store.child import child
from tests.store.given import NOON, SOURCE, numbers, queued
from tests.store.way import way_to

QUEUE = "telegram:7"
END_QUEUE_CONNECTIONS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')"
)


async def _ask(url: str, question: str) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(url)
    try:
        rows: list[asyncpg.Record] = await connection.fetch(question)
    finally:
        await connection.close()
    return rows


async def _claimed(store: SqlStore, queue: str = QUEUE, within_s: float = PATIENCE_S) -> float:
    """Claim a queue as soon as it can be had; gives the seconds that took."""
    began = time.monotonic()
    while not await store.inbox.claim(queue):
        assert time.monotonic() < began + within_s
        await asyncio.sleep(0.01)
    return time.monotonic() - began


async def test_a_queue_is_one_processs(postgres_url: str) -> None:
    """Of two, one has it; whoever closes its store gives it back."""
    other = await SqlStore.open(postgres_url)
    async with await SqlStore.open(postgres_url) as store:
        taken = await asyncio.gather(*(one.inbox.claim(QUEUE) for one in (store, other) for _ in range(3)))
        assert sum(taken) == 1
        holder, idle = (store, other) if store.inbox.holds(QUEUE) else (other, store)
        assert await idle.inbox.claim("telegram:8")
        await holder.inbox.release(QUEUE)
        assert await idle.inbox.claim(QUEUE)
        await idle.inbox.release(QUEUE)
        assert await other.inbox.claim(QUEUE)
        await other.close()
        await _claimed(store)


async def test_who_asks_without_claiming_sees_what_others_have(postgres_url: str) -> None:
    """Another process's claim is seen, and that it is gone with the process; an empty queue is left out."""
    async with await SqlStore.open(postgres_url) as store:
        await store.inbox.add([queued(1, QUEUE), queued(2, "telegram:8")])
        async with child(postgres_url, "claim"):
            assert await store.inbox.unclaimed(SOURCE, [QUEUE, "telegram:8", "telegram:9"]) == ["telegram:8"]
        async with asyncio.timeout(PATIENCE_S):
            while await store.inbox.unclaimed(SOURCE, [QUEUE]) != [QUEUE]:
                await asyncio.sleep(0.01)


async def test_a_dead_processs_queues_are_free(postgres_url: str) -> None:
    """At once, and nothing that it had received is lost."""
    async with await SqlStore.open(postgres_url) as store:
        async with child(postgres_url, "claim"):
            assert not await store.inbox.claim(QUEUE)
        assert await _claimed(store) < 5
    async with child(postgres_url, "add"):
        pass
    async with await SqlStore.open(postgres_url) as store:
        assert await numbers(store) == [2]


async def test_the_server_notices_a_host_that_is_gone(postgres_url: str) -> None:
    """Within 25 s, by its own means."""
    async with await SqlStore.open(postgres_url) as store:
        connection = await store._database.shared.connect()  # type: ignore[union-attr]
        names = ("tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_keepalives_count")
        idle, interval, count = [int(await connection.fetchval(f"SHOW {name}")) for name in names]
        await connection.close()
    assert idle + interval * count <= 25


async def test_what_one_stores_the_other_reads(postgres_url: str) -> None:
    """Nothing is kept beside the database."""
    async with await SqlStore.open(postgres_url) as one, await SqlStore.open(postgres_url) as other:
        for chosen in ("ko", "fr"):
            done = Done(None, "telegram:1", Session(chosen), QUEUE, ChatSettings(chosen), now=NOON)
            await one.finish(done)
            assert await other.session("telegram:1") == Session(chosen)
            assert await other.chat(QUEUE) == ChatSettings(chosen)


async def test_a_update_that_two_receive_is_there_once(postgres_url: str) -> None:
    """Telegram tells two replicas of one update; in whatever order, one of them has it."""
    async with await SqlStore.open(postgres_url) as one, await SqlStore.open(postgres_url) as other:
        queued_updates = [queued(number, str(number)) for number in range(40)]
        adding = [
            store.inbox.add(some) for store, some in ((one, queued_updates), (other, queued_updates[::-1]))
        ]
        new = [x.number for some in await asyncio.gather(*adding) for x in some]
        assert sorted(new) == list(range(40))


async def test_replicas_write_at_once(postgres_url: str) -> None:
    """The same people and the same counters, over and over: nobody waits for ever, nothing is lost."""
    people = [f"telegram:{number}" for number in range(6)]

    def done(number: int) -> Done:
        notes = (Asked("none", "fr", f"check/{number % 5}", "why"), Rated(f"check/{number % 3}", "fr", True))
        return Done(None, people[number % 6], Session("fr", str(number)), notes=notes, now=NOON)

    async with await SqlStore.open(postgres_url) as one, await SqlStore.open(postgres_url) as other:
        dones = [done(number) for number in range(120)]
        await asyncio.gather(*(x.finish(d) for x, some in ((one, dones), (other, dones[::-1])) for d in some))
        records = await one.records(0)
    assert records.outcomes == (("none", "fr", 240),)
    assert records.people == 6


async def test_ended_connections_are_replaced(postgres_url: str, caplog: pytest.LogCaptureFixture) -> None:
    """An operator ends all of them: nothing fails, and the queue stays this process's."""
    caplog.set_level(logging.INFO, "bot.store")
    async with (
        await SqlStore.open(postgres_url, grace_s=0.1) as store,
        await SqlStore.open(postgres_url, grace_s=0.1) as other,
    ):
        await store.inbox.add([queued(1), queued(2)])
        assert await store.inbox.claim(QUEUE)
        assert await other.inbox.claim("telegram:8")  # so that it has a connection to lose
        await _ask(
            postgres_url,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        await store.finish(Done(queued(1), "telegram:1", Session("fr"), now=NOON))
        assert await numbers(store) == [2]
        assert await store.session("telegram:1") == Session("fr")
        async with asyncio.timeout(PATIENCE_S):
            while not store.inbox.holds(QUEUE):
                await asyncio.sleep(0.01)
        assert not await other.inbox.claim(QUEUE)
        await store.inbox.release(QUEUE)
        await _claimed(other)
        await store.check()
    episodes = [record for record in caplog.records if "claim queues" in record.getMessage()]
    assert len(episodes) == 4  # two processes, each at the beginning and at the end


async def test_a_queue_lost_with_its_connection_can_go_to_another(postgres_url: str) -> None:
    """Whoever had it is told, and takes it again only once it is free."""
    async with (
        way_to(postgres_url) as way,
        await SqlStore.open(way.url, grace_s=0) as store,
        await SqlStore.open(postgres_url) as other,
    ):
        assert await store.inbox.claim(QUEUE)
        assert await store.inbox.claim("telegram:8")
        await way.cut()
        await _claimed(other)
        assert not store.inbox.holds(QUEUE)
        await way.restore()
        while not store.inbox.holds("telegram:8"):
            await asyncio.sleep(0.01)
        assert not store.inbox.holds(QUEUE)
        assert not await store.inbox.claim(QUEUE)
        await store.inbox.release(QUEUE)
        await other.inbox.release(QUEUE)
        await _claimed(store)


async def test_after_an_outage_others_get_their_queues_back_first(postgres_url: str) -> None:
    """A process that lost its connection takes no new queue for a while."""
    async with await SqlStore.open(postgres_url, grace_s=0.5) as store:
        await store.inbox.claim("telegram:8")
        await _ask(postgres_url, END_QUEUE_CONNECTIONS)
        assert await _claimed(store) > 0.3


async def test_a_release_ends_with_the_connection(postgres_url: str) -> None:
    """What is gone need not be given back, and is not taken again by itself."""
    async with way_to(postgres_url) as way, await SqlStore.open(way.url, grace_s=0) as store:
        assert await store.inbox.claim(QUEUE)
        await way.cut()
        await store.inbox.release(QUEUE)
        await way.restore()
        assert await store.inbox.claim("telegram:8")
        async with await SqlStore.open(postgres_url) as other:
            assert await other.inbox.claim(QUEUE)


async def test_a_cancelled_claim_claims_nothing(postgres_url: str) -> None:
    """Whenever it was cancelled."""
    async with await SqlStore.open(postgres_url) as store, await SqlStore.open(postgres_url) as other:
        for trips in range(8):
            claiming = asyncio.create_task(store.inbox.claim(QUEUE))
            for _ in range(trips):
                await asyncio.sleep(0)
            claiming.cancel()
            (outcome,) = await asyncio.gather(claiming, return_exceptions=True)
            if outcome is True:
                await store.inbox.release(QUEUE)
            await _claimed(other)
            await other.inbox.release(QUEUE)


async def test_a_server_that_is_away_is_waited_for(
    postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Writes, reads and claims go on where they were, each trouble is logged twice: begun, and over."""
    caplog.set_level(logging.INFO, "bot.store")
    async with way_to(postgres_url) as way, await SqlStore.open(way.url, grace_s=0) as store:
        await store.inbox.add([queued(1)])
        await way.cut()
        adding = [asyncio.create_task(store.inbox.add([queued(number)])) for number in (2, 3)]
        reading = asyncio.create_task(store.session("telegram:1"))
        claiming = asyncio.create_task(store.inbox.claim(QUEUE))
        with pytest.raises(StoreError, match="cannot use the database postgresql://"):
            await store.check()
        with pytest.raises(StoreError):
            await store.inbox.depth(SOURCE)
        done, _ = await asyncio.wait([*adding, reading, claiming], timeout=0.2)
        assert not done
        await way.restore()
        assert await asyncio.gather(*adding) == [[queued(2)], [queued(3)]]
        assert await reading == Session()
        assert await claiming
        await store.check()
    lines = sorted(record.getMessage() for record in caplog.records)
    assert [" ".join(line.split()[:2]) for line in lines] == [
        "cannot claim",
        "cannot read",
        "cannot write",
    ] + ["over: cannot"] * 3
    assert all("\n" not in record.getMessage() for record in caplog.records)


async def test_connections_that_lead_nowhere_are_given_up(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server's host is gone without a word, and another one has taken over its address."""
    monkeypatch.setattr("bot.store.postgresql._COMMAND_S", 0.3)
    monkeypatch.setattr("bot.store.shared_claims._PULSE_S", 0.3)
    async with way_to(postgres_url) as way, await SqlStore.open(way.url, grace_s=0) as store:
        await store.inbox.add([queued(1)])
        await store.session("telegram:1")
        assert await store.inbox.claim(QUEUE)
        way.lose()
        async with asyncio.timeout(PATIENCE_S):
            await asyncio.gather(*(store.inbox.add([queued(number)]) for number in (2, 3)))
            assert await numbers(store) == [1, 2, 3]
            assert await store.session("telegram:1") == Session()
            while not store.inbox.holds(QUEUE):
                await asyncio.sleep(0.01)
            assert await store.inbox.claim("telegram:8")


async def test_patience_ends(postgres_url: str) -> None:
    """A caller hears of an outage that lasts too long; afterwards the store goes on by itself."""
    async with way_to(postgres_url) as way, await SqlStore.open(way.url, patience_s=0.2, grace_s=0) as store:
        await way.cut()
        asked = (
            store.inbox.add([queued(1)]),
            store.chat("x"),
            store.inbox.claim(QUEUE),
            store.inbox.queues(SOURCE),
        )
        results = await asyncio.gather(*asked, return_exceptions=True)
        assert [type(result) for result in results] == [StoreError] * 4
        await way.restore()
        assert await store.inbox.add([queued(2)]) == [queued(2)]
        await _claimed(store)


async def test_what_was_committed_is_not_counted_twice(postgres_url: str) -> None:
    """The connection breaks before the server can say that it has committed."""
    async with way_to(postgres_url) as way, await SqlStore.open(way.url, grace_s=0) as store:
        await store.inbox.add([queued(1)])
        way.swallow_answer_to(b"COMMIT")
        done = Done(queued(1), "telegram:1", Session("fr"), notes=(Asked("none", "fr"),), now=NOON)
        finishing = asyncio.create_task(store.finish(done))
        while await _ask(postgres_url, "SELECT 1 FROM letters"):
            await asyncio.sleep(0.01)
        assert not finishing.done()
        await way.cut()
        await way.restore()
        await finishing
        assert (await store.records(0)).outcomes == (("none", "fr", 1),)


async def test_a_password_is_never_shown(postgres_url: str, caplog: pytest.LogCaptureFixture) -> None:
    """Neither in errors nor in logs."""
    password = postgres_url.split(":")[2].split("@", maxsplit=1)[0]
    with pytest.raises(StoreError, match=r"\w+:\*\*\*@.* does not exist") as missing:
        await SqlStore.open(postgres_url + "_missing")
    with pytest.raises(StoreError, match="password authentication failed") as refused:
        await SqlStore.open(postgres_url.replace(password, "wrong-" + password))
    async with way_to(postgres_url) as way, await SqlStore.open(way.url, patience_s=0.1) as store:
        await way.cut()
        with pytest.raises(StoreError) as away:
            await store.inbox.add([queued(1)])
        assert password not in repr(store._database.__dict__)
    for shown in (missing.value, refused.value, away.value, caplog.text):
        assert password not in str(shown)


async def test_a_bad_change_does_not_tell_what_it_held(postgres_url: str) -> None:
    """The server's complaint about a value is not passed on."""
    bad = QueuedUpdate(SOURCE, 2, "a lane with a zero \0 and a SECRET", b"SECRET", NOON)
    async with await SqlStore.open(postgres_url) as store:
        results = await asyncio.gather(
            *(store.inbox.add([one]) for one in (queued(1), bad, queued(3))), return_exceptions=True
        )
        assert [type(result) for result in results] == [list, StoreError, list]
        assert "SECRET" not in str(results[1])
        assert await numbers(store) == [1, 3]
