"""Numbers in two bytes each, where four of a float32 tell more than was learnt."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cached_property

from bot.model import Record

_HIGHEST = (1 << 15) - 1
"""The highest of the levels, which are int16."""


class ScaledNumbers(Record, frozen=True, dict=True):
    """Levels, int16, of which one is so much; the farthest from 0 has the highest.

    They are a view of what was decoded, as a rule a file that is mapped into memory.
    """

    stored: memoryview
    scale: float

    @classmethod
    def of(cls, numbers: Sequence[float]) -> ScaledNumbers:
        """These numbers, each wrong by half a level at most."""
        scale = max(map(abs, numbers), default=0.0) / _HIGHEST or 1.0
        return cls(memoryview(array("h", [round(number / scale) for number in numbers]).tobytes()), scale)

    @cached_property
    def levels(self) -> memoryview[int]:
        """Each times `scale` is a number."""
        return self.stored.cast("h")
