"""Waiting for something to become true, woken by changes, never by the clock.

In go probes (callables whose value is false until what they look for is there), out come futures.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")


class NothingHappened(AssertionError):  # noqa: N818
    """What a test waited for did not come; the message tells what the bot did instead."""


class Watchers:
    """Guards a state with a lock and looks at all probes after each change."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._depth = 0
        self._waiting: list[tuple[Callable[[], Any], Future[Any]]] = []

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold the lock; when the outermost change ends, whoever waits is woken."""
        with self.lock:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if not self._depth:
                    self._look()

    def when(self, probe: Callable[[], T | None]) -> "Future[T]":
        """Return a future of the probe's first value; it looks at once, and after each change."""
        future: Future[T] = Future()
        with self.lock:
            if not _settle(probe, future):
                self._waiting.append((probe, future))
        return future

    def _look(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._waiting[:0] = [pair for pair in waiting if not _settle(*pair)]


def _settle(probe: Callable[[], Any], future: "Future[Any]") -> bool:
    if future.cancelled():
        return True
    try:
        value = probe()
    except Exception as error:  # a broken probe fails the test that wrote it, not the server
        if future.set_running_or_notify_cancel():
            future.set_exception(error)
        return True
    if not value:
        return False
    if future.set_running_or_notify_cancel():
        future.set_result(value)
    return True
