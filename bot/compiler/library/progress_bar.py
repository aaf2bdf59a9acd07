"""A progress bar for work on many pages."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

_BAR_CHARS = 30
"""A choice: with its figures it fits 80 columns."""
_BAR_EVERY_S = 0.1
"""A choice: it moves for the eye, and costs the work nothing."""


class Bar:
    """A progress bar on standard error; silent where that is no terminal."""

    def __init__(self, verb: str, *, quiet: bool) -> None:
        self._verb = verb
        self._shown = not quiet and sys.stderr.isatty()
        self._last = 0.0

    def __enter__(self) -> Callable[[int, int], None]:
        return self._update

    def __exit__(self, *_: object) -> None:
        if self._shown and self._last:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def _update(self, done: int, total: int) -> None:
        now = time.monotonic()
        if not self._shown or (now - self._last < _BAR_EVERY_S and done < total):
            return
        self._last = now
        filled = _BAR_CHARS * done // max(total, 1)
        bar = "█" * filled + "░" * (_BAR_CHARS - filled)
        print(f"\r{self._verb} {bar} {done}/{total}", end="", file=sys.stderr, flush=True)
