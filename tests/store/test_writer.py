"""Group commit: who is written with whom, and who hears of what."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from bot.store import StoreError
from bot.store.writer import Writer

Batch = list[str]


class _Disk:
    """Commits strings, once `gate` is open; not those in `bad`, and nothing while there is `trouble`."""

    def __init__(self) -> None:
        self.committed: list[Batch] = []
        self.tries: list[tuple[Batch, bool]] = []
        self.bad: set[str] = set()
        self.trouble: Exception | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    async def commit(self, changes: Sequence[str], is_again: bool) -> list[str]:
        self.tries.append((list(changes), is_again))
        await self.gate.wait()
        if self.trouble:
            raise self.trouble
        if self.bad & set(changes):
            raise sqlite3.IntegrityError("no")
        self.committed.append(list(changes))
        return [change.upper() for change in changes]


@asynccontextmanager
async def _writer(disk: _Disk, patience_s: float = 60) -> AsyncIterator[Writer[str]]:
    writer = Writer(disk.commit, lambda error: StoreError(str(error)), "a disk", patience_s)
    try:
        yield writer
    finally:
        await writer.close()


def _locked() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return error


async def test_what_comes_meanwhile_is_written_together() -> None:
    """The first goes alone, without delay; each caller gets its own result once that is committed."""
    disk = _Disk()
    disk.gate.clear()
    async with _writer(disk) as writer:
        writing = [asyncio.create_task(writer.write(one)) for one in "abcd"]
        await asyncio.sleep(0)
        more = asyncio.create_task(writer.write("e"))
        done, _ = await asyncio.wait([*writing, more], timeout=0.01)
        assert not done
        disk.gate.set()
        assert await asyncio.gather(*writing, more) == ["A", "B", "C", "D", "E"]
    assert [one for batch in disk.committed for one in batch] == list("abcde")
    assert len(disk.committed) <= 2


async def test_what_lingers_is_written_with_the_next_one() -> None:
    """In the order in which they came; alone where none comes."""
    disk = _Disk()
    async with _writer(disk) as writer:
        first = writer.submit("a", linger_s=60)
        assert await writer.write("b") == "B"
        assert await first == "A"
        assert await asyncio.gather(*(writer.submit(one, linger_s=60) for one in "efghijkl"))
        later, soon = writer.submit("m", linger_s=60), writer.submit("n", linger_s=0.001)
        assert list(await asyncio.gather(later, soon)) == ["M", "N"]
        last = writer.submit("z", linger_s=60)
    assert await last == "Z"
    assert disk.committed == [["a", "b"], list("efghijkl"), ["m", "n"], ["z"]]


@pytest.mark.parametrize("is_broken", [False, True], ids=["well", "broken"])
async def test_who_waits_for_the_disk(is_broken: bool) -> None:
    """A commit is told of when the disk has it, an early one before; the next is committed meanwhile."""
    disk, gate = _Disk(), asyncio.Event()

    async def sync() -> None:
        await gate.wait()
        if is_broken:
            raise OSError("the disk is broken")

    writer = Writer(disk.commit, lambda error: StoreError(str(error)), "a disk", 60, sync)
    kept, noted = writer.submit("a"), writer.submit("b", is_early=True)
    assert await noted == "B"
    later = writer.submit("c")
    assert await writer.submit("d", is_early=True) == "D"
    assert not kept.done()
    assert not later.done()
    gate.set()
    results = await asyncio.gather(kept, later, return_exceptions=True)
    assert list(map(str, results)) == (["the disk is broken"] * 2 if is_broken else ["A", "C"])
    await writer.close()
    assert disk.committed == [["a", "b"], ["c", "d"]]


async def test_only_the_guilty_one_hears_of_it() -> None:
    """The others of its batch are written in their order."""
    disk = _Disk()
    disk.bad = {"c"}
    async with _writer(disk) as writer:
        results = await asyncio.gather(*map(writer.write, "abcd"), return_exceptions=True)
    assert [str(result) for result in results] == ["A", "B", "no", "D"]
    assert isinstance(results[2], StoreError)
    assert disk.committed == [["a"], ["b"], ["d"]]


async def test_trouble_that_passes_is_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    """Nobody hears of it; newcomers join in; the log has two lines."""
    caplog.set_level(logging.INFO, "bot.store")
    disk = _Disk()
    disk.trouble = _locked()
    async with _writer(disk) as writer:
        first = asyncio.create_task(writer.write("a"))
        while len(disk.tries) < 2:
            await asyncio.sleep(0.01)
        second = asyncio.create_task(writer.write("b"))
        while len(disk.tries) < 3:
            await asyncio.sleep(0.01)
        disk.trouble = None
        assert [await first, await second] == ["A", "B"]
    assert disk.tries[0] == (["a"], False)
    assert all(is_again for _, is_again in disk.tries[1:])
    assert disk.committed == [["a", "b"]]
    begun, over = [record.getMessage() for record in caplog.records]
    assert begun == "cannot write the database a disk (database is locked), trying again"
    assert over.startswith("over: cannot write the database a disk (failures: ")


async def test_each_caller_has_its_own_patience() -> None:
    """Who has none is told after one try, or at once while others wait."""
    disk = _Disk()
    disk.trouble = _locked()
    async with _writer(disk) as writer:
        patient = asyncio.create_task(writer.write("a"))
        with pytest.raises(StoreError, match="database is locked"):
            await writer.write("b", patience_s=0)
        with pytest.raises(StoreError, match="database is locked"):
            await writer.write("c", patience_s=0)
        with pytest.raises(StoreError, match="database is locked"):
            await writer.write("d", patience_s=0.1)
        disk.trouble = None
        assert await patient == "A"
        assert await writer.write("e", patience_s=0) == "E"
    assert disk.committed == [["a"], ["e"]]


async def test_who_is_gone_has_its_change_written() -> None:
    """A caller that is cancelled may have told somebody already."""
    disk = _Disk()
    disk.gate.clear()
    async with _writer(disk) as writer:
        writing = [asyncio.create_task(writer.write(one)) for one in "ab"]
        await asyncio.sleep(0)
        writing[0].cancel()
        disk.gate.set()
        gone, written = await asyncio.gather(*writing, return_exceptions=True)
        assert isinstance(gone, asyncio.CancelledError)
        assert written == "B"
    assert [one for batch in disk.committed for one in batch] == ["a", "b"]


async def test_closing_writes_what_is_queued() -> None:
    """And nothing afterwards."""
    disk = _Disk()
    async with _writer(disk) as writer:
        writing = [asyncio.create_task(writer.write(one)) for one in "ab"]
        await asyncio.sleep(0)
        await writer.close()
        assert await asyncio.gather(*writing) == ["A", "B"]
        with pytest.raises(StoreError, match="the store is closed"):
            await writer.write("c")


async def test_closing_in_trouble_tells_who_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not take for ever, and nobody waits for ever."""
    monkeypatch.setattr("bot.store.writer._CLOSING_S", 0.05)
    disk = _Disk()
    disk.trouble = _locked()
    async with _writer(disk) as writer:
        writing = [asyncio.create_task(writer.write(one)) for one in "ab"]
        await asyncio.sleep(0)
        await writer.close()
        results = await asyncio.gather(*writing, return_exceptions=True)
    assert [str(result) for result in results] == ["the store is closed"] * 2


async def test_a_flood_is_written_in_pieces() -> None:
    """A transaction has its size, too."""
    disk = _Disk()
    async with _writer(disk) as writer:
        await asyncio.gather(*(writer.write(str(number)) for number in range(1_200)))
    assert [one for batch in disk.committed for one in batch] == [str(number) for number in range(1_200)]
    assert max(map(len, disk.committed)) <= 500
