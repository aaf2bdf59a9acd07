"""What only an SQLite file can do, or suffer."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import random
import sqlite3
import stat
import threading
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bot.dialogue.notes import Asked
from bot.dialogue.session import Memory, Session
from bot.store import Answer, Done, Sent, SqlStore, StoreError, sqlite
from bot.store.sql_script import SqlScript, rows
from bot.store.sqlite import Sqlite
from tests.store.child import child
from tests.store.given import NOON, SOURCE, numbers, queued
from tests.store.page_limit import PageLimit

SECRET = b"ims-SECRET-do-not-linger"


async def test_everything_outlives_the_process(sqlite_url: str) -> None:
    """Nothing is lost by a restart, be it of the program or of the machine."""
    answer = Answer("telegram:7", 10, "d", (Sent(11),), "check/a", "fr")
    done = Done(
        queued(1), "telegram:1", Session("sv", "fr"), "telegram:7", None, (Asked("none", "fr"),), answer, NOON
    )
    async with await SqlStore.open(sqlite_url) as store:
        await store.inbox.add([queued(1), queued(2)])
        await store.inbox.note_try(queued(2))
        await store.finish(done)
        before = await store.records(0)
    async with await SqlStore.open(sqlite_url) as store:
        assert [x.tries for x in await store.inbox.waiting(SOURCE, "telegram:7")] == [1]
        assert await store.session("telegram:1") == Session("sv", "fr")
        assert await store.answer_to("telegram:7", 10) == answer
        assert await store.records(0) == before


@pytest.mark.parametrize(
    "stored", ["", "[", "[1]", '[{"place": 1}]', '{"place": ""}', '[{"values": [["a"]]}]', "null"]
)
async def test_a_conversation_that_cannot_be_read_starts_afresh(sqlite_url: str, stored: str) -> None:
    """An older or newer program wrote it, or something damaged it; what else is known stays."""
    session = Session("sv", "fr", memories=(Memory("telegram:1", ("check/a",), touched=NOON),))
    async with await SqlStore.open(sqlite_url) as store:
        await store.finish(Done(person="telegram:1", session=session, now=NOON))
    with closing(sqlite3.connect(sqlite_url.partition("///")[2])) as file:
        file.execute("UPDATE people SET memories = ?", (stored,))
        file.commit()
    async with await SqlStore.open(sqlite_url) as store:
        assert await store.session("telegram:1") == Session("sv", "fr")


async def test_a_killed_process_loses_nothing(sqlite_url: str) -> None:
    """Between receiving and answering, and leaves nothing locked."""
    async with child(sqlite_url, "add"):
        pass
    async with await SqlStore.open(sqlite_url) as store:
        assert await numbers(store) == [2]
        assert await store.inbox.add([queued(1), queued(2), queued(3)]) == [queued(3)]
        assert await store.inbox.claim("telegram:7")


async def test_two_processes_cannot_share_a_file(sqlite_url: str) -> None:
    """The second one says so, in one line, and the first goes on."""
    in_use = r"sqlite:///\S+bot.sqlite3 is in use by another ims-doctor"
    async with child(sqlite_url, "open"):
        with pytest.raises(StoreError, match=in_use):
            await SqlStore.open(sqlite_url)
    async with await SqlStore.open(sqlite_url) as store:
        with pytest.raises(StoreError, match=in_use):
            await SqlStore.open(sqlite_url)
        await store.check()
    async with await SqlStore.open(sqlite_url) as store:
        await store.check()


async def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    """A folder that is made is the user's only, and so is each file, even one that was open to others."""
    folder = tmp_path / "deep" / "er"
    for _ in range(2):
        async with await SqlStore.open(f"sqlite:///{folder}/bot.sqlite3") as store:
            await store.inbox.add([queued(1)])
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}
            assert modes == dict.fromkeys(modes, 0o600)
            assert set(modes) >= {"bot.sqlite3", "bot.sqlite3-wal"}
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "bot.sqlite3").chmod(0o644)


async def test_nothing_of_an_answered_update_lingers(tmp_path: Path) -> None:
    """Neither in the file nor in its log: after `prune` while others wait, and after the end."""
    url = f"sqlite:///{tmp_path}/bot.sqlite3"
    order = random.Random(11)  # noqa: S311 - updates that split pages so that copies stay behind
    async with await SqlStore.open(url) as store:
        waiting = []
        for start in range(0, 1_000, 20):
            new = [
                queued(
                    number,
                    str(number % 7),
                    SECRET + b"%d;" % number + b"x" * order.choice((9, 300, 900, 5_000)),
                )
                for number in range(start, start + 20)
            ]
            waiting += await store.inbox.add(new)
            order.shuffle(waiting)
            answered, waiting = waiting[10:], waiting[:10]
            await asyncio.gather(*(store.inbox.note_try(one) for one in answered[:5]))
            await asyncio.gather(*(store.finish(Done(one, now=NOON)) for one in answered[:-1]))
            await store.inbox.set_aside(answered[-1], "too odd")
        await store.inbox.add([queued(9_999, body=SECRET + b"9999;")])
        await store.finish(Done(queued(9_999), now=NOON))
        assert 9_999 in _secrets_in(tmp_path)
        await store.prune(0)
        assert _secrets_in(tmp_path) == {one.number for one in waiting}
        await asyncio.gather(*(store.finish(Done(one, now=NOON)) for one in waiting))
    assert _secrets_in(tmp_path) == set()


def _secrets_in(folder: Path) -> set[int]:
    """The numbers of the updates of which something stands in any file."""
    found = [part for file in folder.iterdir() for part in file.read_bytes().split(SECRET)[1:]]
    return {int(part.split(b";")[0]) for part in found}


async def test_a_lock_of_somebody_else_is_waited_for(sqlite_url: str, tmp_path: Path) -> None:
    """An operator looks into the file; the writer goes on when they are done."""
    async with await SqlStore.open(sqlite_url) as store:
        with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as other:
            other.execute("BEGIN IMMEDIATE")
            adding = asyncio.create_task(store.inbox.add([queued(1)]))
            assert await numbers(store) == []
            other.rollback()
        assert await adding == [queued(1)]
        assert await numbers(store) == [1]


async def test_nothing_waits_for_a_slow_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is quick, what is small needs no thread."""
    file = Sqlite(tmp_path / "bot.sqlite3", "a file")
    await file.open()

    async def is_here() -> bool:
        return await file.write(_thread, is_small=True) is threading.current_thread()

    monkeypatch.setattr(sqlite, "QUICK_S", 60.0)
    assert await is_here()
    assert await file.write(_thread) is not threading.current_thread()
    monkeypatch.setattr(sqlite, "QUICK_S", 0.0)
    assert not await is_here()
    await file.close()


def _thread() -> SqlScript[threading.Thread]:
    yield from rows("SELECT 1")
    return threading.current_thread()


@pytest.mark.parametrize("is_long", [False, True], ids=["short", "long"])
async def test_what_is_kept_is_on_the_disk(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_long: bool
) -> None:
    """Where small changes are not written with an fsync each; a long log is written into the file."""
    synced: list[int] = []
    monkeypatch.setattr(sqlite, "QUICK_S", 60.0)
    monkeypatch.setattr(sqlite, "_sync_file", lambda file: synced.append(os.fstat(file).st_ino))
    if is_long:
        monkeypatch.setattr(sqlite, "_LONGEST_LOG", 0)
    async with await SqlStore.open(sqlite_url) as store:
        await store.inbox.add([queued(1, body=SECRET)])
        assert set(synced) == {(tmp_path / "bot.sqlite3-wal").stat().st_ino}
        assert (SECRET in (tmp_path / "bot.sqlite3").read_bytes()) is is_long
        synced.clear()
        await store.inbox.note_sending(queued(1), b"about to")
        assert not synced
        await store.finish(Done(queued(1), now=NOON))
        assert synced


async def test_nothing_waits_while_the_log_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is done in the thread, once, and leaves the log as long as it was; what follows is quick again."""
    monkeypatch.setattr(sqlite, "QUICK_S", 60.0)
    monkeypatch.setattr(sqlite, "_LONGEST_LOG", 3)
    file, log = Sqlite(tmp_path / "bot.sqlite3", "a file"), tmp_path / "bot.sqlite3-wal"
    await file.open()
    await file.write(partial(rows, "CREATE TABLE noted (word TEXT)"))

    async def is_here() -> bool:
        return await file.write(_noting, is_small=True) is threading.current_thread()

    lengths = []
    for _round in range(2):
        assert [await is_here() for _time in range(4)] == [True] * 4
        await file.sync()
        lengths.append(log.stat().st_size)
        assert not await is_here()
    assert lengths[0] == lengths[1] == log.stat().st_size
    assert await is_here()
    await file.close()


def _noting() -> SqlScript[threading.Thread]:
    yield from rows("INSERT INTO noted VALUES ('a word')")
    return threading.current_thread()


async def test_a_disk_that_breaks_is_told_of(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing counts as kept that did not reach it."""

    def breaks(_file: int) -> None:
        raise OSError(errno.EIO, "I/O error")

    monkeypatch.setattr(sqlite, "QUICK_S", 60.0)
    async with await SqlStore.open(sqlite_url) as store:
        await store.inbox.add([queued(1)])
        with monkeypatch.context() as broken:
            broken.setattr(sqlite, "_sync_file", breaks)
            with pytest.raises(StoreError, match="I/O error"):
                await store.inbox.add([queued(2)])
            with pytest.raises(StoreError, match="I/O error"):
                await store.inbox.note_sending(queued(2), b"about to")
        assert await store.inbox.add([queued(2), queued(3)]) == [queued(3)]
        await store.inbox.note_sending(queued(2), b"about to")
        assert await numbers(store) == [1, 2, 3]


async def test_a_full_disk_is_an_episode(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> None:
    """Writes fail once patience ends, reads do not; it is logged once, and over when there is room again."""
    caplog.set_level(logging.INFO, "bot.store")
    async with await SqlStore.open(sqlite_url, patience_s=0.1) as store:
        await store.inbox.add([queued(1)])
        limit = PageLimit(store, 1)
        big = [queued(2, body=b"x" * 100_000), queued(3, body=b"x" * 100_000)]
        for one in big:
            with pytest.raises(
                StoreError, match=r"cannot use the database sqlite:///\S+: database or disk is full"
            ):
                await store.inbox.add([one])
        with pytest.raises(StoreError, match="disk is full"):
            await store.inbox.add(big)
        assert await numbers(store) == [1]
        limit(100_000)
        assert await store.inbox.add(big) == big
        await store.check()
    lines = [record.getMessage() for record in caplog.records]
    assert len(lines) == 2
    assert lines[0].startswith(
        f"cannot write the database {sqlite_url} (database or disk is full), trying again"
    )
    assert lines[1].startswith(f"over: cannot write the database {sqlite_url} (failures: ")


async def test_one_bad_change_fails_alone(sqlite_url: str) -> None:
    """A number that no column takes, in the middle of a batch; nothing of its event is stored."""
    bad = Done(queued(2), "telegram:2", Session("fr"), answer=Answer("c", 1, "d", (Sent(2**70),)), now=NOON)
    async with await SqlStore.open(sqlite_url) as store:
        await store.inbox.add([queued(1), queued(2), queued(3)])
        dones = (Done(queued(1), now=NOON), bad, Done(queued(3), now=NOON))
        results = await asyncio.gather(*map(store.finish, dones), return_exceptions=True)
        assert [type(result) for result in results] == [type(None), StoreError, type(None)]
        assert await numbers(store) == [2]
        assert await store.session("telegram:2") == Session()


async def test_in_memory_it_is_one_database(caplog: pytest.LogCaptureFixture) -> None:
    """Reading and writing at once does not get mixed up, and a cancelled reader spoils nothing."""
    async with await SqlStore.open("sqlite://") as store:
        writing = [store.inbox.add([queued(number)]) for number in range(100)]
        reading = [store.inbox.depth(SOURCE) for _ in range(100)]
        cancelled = asyncio.create_task(store.inbox.depth(SOURCE))
        depths = asyncio.gather(*reading)
        await asyncio.gather(*writing)
        cancelled.cancel()
        await depths
        assert await store.inbox.depth(SOURCE) == 100
    assert not caplog.records


async def test_a_closed_store_says_so() -> None:
    """Whatever is asked of it."""
    store = await SqlStore.open("sqlite://")
    await store.close()
    for asked in (store.inbox.add([queued(1)]), store.inbox.depth(SOURCE), store.check(), store.session("x")):
        with pytest.raises(StoreError):
            await asked
