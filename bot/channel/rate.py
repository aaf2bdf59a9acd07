"""How often somebody may ask: so many in a minute, one notice when it was too often, silence until it ends.

In memory, for those who asked last.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from typing import TypeAlias

Clock: TypeAlias = Callable[[], float]
"""Gives seconds that only grow."""

WINDOW_S = 60.0
"""A minute, as the settings count."""
REMEMBERED = 10_000
"""A choice: more people than one bot hears in a minute, in a few megabytes."""


@dataclass(frozen=True, slots=True)
class TooFast:
    """Too much was asked; it goes on in so many `seconds`. `is_news` to who asked, if nobody said so yet."""

    seconds: int
    is_news: bool


@dataclass(slots=True)
class _RateWindow:
    begun: float
    counted: set[int] = field(default_factory=set)
    told: int | None = None


class Pace:
    """Counts what each key asks for; an update that is tried again counts once. 0 a minute is no limit.

    What counts is when it was asked: what piled up while the bot was away, or came back after a restart, was
    not asked in the minute in which it is answered.
    """

    def __init__(self, per_minute: int, clock: Clock = time.monotonic, remembered: int = REMEMBERED) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._remembered = remembered
        self._windows: OrderedDict[str, _RateWindow] = OrderedDict()

    def count(self, key: str, number: int, waited_s: float = 0.0) -> TooFast | None:
        """Count the update `number` of a key, asked so long ago; None if it may be answered.

        What comes late, from another chat of the same person, counts in the window that has begun.
        """
        if not self._per_minute:
            return None
        now = self._clock()
        asked = now - waited_s
        window = self._windows.get(key)
        if window is None or asked - window.begun >= WINDOW_S:
            window = self._windows[key] = _RateWindow(asked)
        self._windows.move_to_end(key)
        if len(self._windows) > self._remembered:
            self._windows.popitem(last=False)
        if number in window.counted:
            return None
        if len(window.counted) < self._per_minute:
            window.counted.add(number)
            return None
        is_news = window.told in (None, number)
        window.told = number if is_news else window.told
        return TooFast(max(1, ceil(window.begun + WINDOW_S - now)), is_news)
