"""The same work on many pages, in as many processes as pay; results in order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from bot.compiler.library.crew import Crew

Progress = Callable[[int, int], None]
"""Called with how many pages are done, and of how many."""

_ALONE = 40
"""Fewer pages than this are not worth another process."""
_T = TypeVar("_T")
_Item = TypeVar("_Item")
_Shared = TypeVar("_Shared")


def in_parallel(
    work: Callable[[_Item, _Shared], _T],
    items: Sequence[_Item],
    shared: _Shared,
    progress: Progress | None = None,
    processes: int | None = None,
) -> Iterator[_T]:
    """`work(item, shared)` of each item, in their order.

    `processes` is at most that many; all that this process may use where it is None. Raises what `work`
    raises, and MemoryError where the system ended one of the processes.
    """
    count = min(processes or _available(), len(items))
    if len(items) < _ALONE or count < 2 or not _can_fork():
        results = _alone(work, items, shared)
    else:
        results = _forked(work, items, shared, count)
    for done, result in enumerate(results, 1):
        if progress:
            progress(done, len(items))
        yield result


def _alone(work: Callable[[_Item, _Shared], _T], items: Sequence[_Item], shared: _Shared) -> Iterator[_T]:
    if len(items) < _ALONE:
        yield from (work(item, shared) for item in items)
        return
    with _FewCollections():
        for item in items:
            yield work(item, shared)


def _forked(
    work: Callable[[_Item, _Shared], _T], items: Sequence[_Item], shared: _Shared, count: int
) -> Iterator[_T]:
    with _FewCollections(), Crew(lambda number: work(items[number], shared), len(items), count) as crew:
        yield from crew.results()


def _available() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    """Whether children may inherit what this process knows: not on Windows, not beside other threads."""
    methods = multiprocessing.get_all_start_methods()
    return "fork" in methods and os.name == "posix" and threading.active_count() == 1


class _FewCollections:
    """Parsing makes very many short-lived objects; looking for cycles among them costs much time."""

    def __enter__(self) -> None:
        self._before = gc.get_threshold()
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)

    def __exit__(self, *_: object) -> None:
        gc.set_threshold(*self._before)
        gc.unfreeze()
