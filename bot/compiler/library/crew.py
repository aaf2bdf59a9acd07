"""Processes forked from this one that share its work: `with Crew(…) as crew: crew.results()`.

No thread stands between them and this process, so a process that is gone is seen: its pipe ends. A pool would
wait for its result for ever. The processes see the end of this one the same way, and leave nothing behind.
"""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Self

from bot.model import Record

_CHUNK = 6
"""A choice: numbers that a process takes at once; more leave some idle at the end."""
_AHEAD = 2
"""Chunks that a process has at most, so that it need not wait while its results are looked at."""


class _Chunk(Record, frozen=True):
    """The numbers from `begin` on, and what came of each, or why nothing did."""

    begin: int
    results: list[Any] = []
    error: BaseException | None = None


class Crew:
    """Some processes that call `work` with the numbers below `size`."""

    def __init__(self, work: Callable[[int], Any], size: int, processes: int) -> None:
        """Raises MemoryError where the system has no room for a process."""
        self._starts = deque(range(0, size, _CHUNK))
        self._size = size
        self._pipes: list[Connection] = []
        self._processes: list[multiprocessing.process.BaseProcess] = []
        context = multiprocessing.get_context("fork")
        try:
            for _number in range(processes):
                ours, theirs = context.Pipe()
                self._pipes.append(ours)
                serving = context.Process(
                    target=_serve, args=(theirs, list(self._pipes), work, size), daemon=True
                )
                serving.start()
                theirs.close()
                self._processes.append(serving)
        except OSError as error:
            self._end()
            raise MemoryError(f"no room for another process: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def results(self) -> Iterator[Any]:
        """What `work` returned for each number, in order; each can be gone through once.

        Raises what `work` raised, and MemoryError where a process was ended from outside.
        """
        for pipe in self._pipes * _AHEAD:
            self._hand_out(pipe)
        made: dict[int, list[Any]] = {}
        begin = 0
        while begin < self._size:
            while begin not in made:
                for ready in wait(self._pipes):
                    chunk = self._received(ready)
                    made[chunk.begin] = chunk.results
            results = made.pop(begin)
            begin += len(results)
            yield from results

    def _hand_out(self, pipe: Connection) -> None:
        if self._starts:
            with suppress(BrokenPipeError):  # it is told when its results are asked for
                pipe.send(self._starts.popleft())

    def _received(self, pipe: Any) -> _Chunk:
        try:
            chunk: _Chunk = pipe.recv()
        except (EOFError, ConnectionResetError):
            raise MemoryError(
                "a process was ended from outside, as the system does where memory is short"
            ) from None
        if chunk.error is not None:
            raise chunk.error
        self._hand_out(pipe)
        return chunk

    def _end(self) -> None:
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()


def _serve(pipe: Connection, others: list[Connection], work: Callable[[int], Any], size: int) -> None:
    """Do chunks until nobody hands any out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is interrupted ends its processes
    for other in others:
        other.close()  # else the pipe would stay open without the process that hands out
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            begin = pipe.recv()
            pipe.send(_done(begin, work, size))


def _done(begin: int, work: Callable[[int], Any], size: int) -> _Chunk:
    try:
        return _Chunk(begin, [work(number) for number in range(begin, min(begin + _CHUNK, size))])
    except Exception as error:
        error.add_note(traceback.format_exc())
        return _Chunk(begin, error=error)
