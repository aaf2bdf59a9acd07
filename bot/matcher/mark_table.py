"""What a trained model knows of each mark: what it weighs, and for which classes it speaks how much.

Of all places that a mark may be hashed to a fourth is taken. So the tables have these alone, and a bit for
each place says whether it is one of them: 2 MB, where tables of all places took 6.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from bot.matcher.scaled_numbers import ScaledNumbers
from bot.model import Record

_BITS = 64
"""Places that a word of bits is for."""


class MarkTable(Record, frozen=True, dict=True):
    """The marks that phrases have, by the bucket that they are hashed to.

    `bits` has one for each bucket, in words of 64: whether some phrase has a mark there; `before` how many
    such buckets there are before each word, as uint32. Of these buckets in order `own` has what a mark there
    weighs, as float32, and `rows` the start of its (class, weight) pairs in `classes`, uint8, and `weights`,
    and one more as the end of the last, as uint32.

    Tables are views of what was decoded, as a rule a file that is mapped into memory: replicas share it.
    """

    bits: memoryview
    before: memoryview
    own: memoryview
    rows: memoryview
    classes: memoryview
    weights: ScaledNumbers

    @classmethod
    def of(
        cls,
        size: int,
        buckets: Sequence[int],
        own: bytes,
        *,
        pairs: Sequence[int],
        classes: bytes,
        weights: Sequence[float],
    ) -> MarkTable:
        """The table of so many buckets, of which these, sorted, are taken.

        The rest is of these alone: `own` is float32, `pairs` says how many each has.
        """
        words = array("Q", bytes(-(-size // _BITS) * 8))
        for bucket in buckets:
            words[bucket // _BITS] |= 1 << bucket % _BITS
        before = array("I", [0, *accumulate(word.bit_count() for word in words)])
        rows = array("I", [0, *accumulate(pairs)])
        return cls(
            memoryview(words.tobytes()),
            memoryview(before.tobytes()),
            memoryview(own),
            memoryview(rows.tobytes()),
            memoryview(classes),
            ScaledNumbers.of(weights),
        )

    @cached_property
    def _words(self) -> memoryview[int]:
        return self.bits.cast("Q")

    @cached_property
    def _before(self) -> memoryview[int]:
        return self.before.cast("I")

    @cached_property
    def _own(self) -> memoryview[float]:
        return self.own.cast("f")

    @cached_property
    def _rows(self) -> memoryview[int]:
        return self.rows.cast("I")

    def weight(self, bucket: int) -> float:
        """What a mark weighs; 0 for one that no phrase has."""
        at = self._place(bucket)
        return self._own[at] if at >= 0 else 0.0

    def pairs(self, bucket: int) -> tuple[memoryview, list[float]]:
        """The classes that a mark speaks for or against, and how much."""
        _weight, classes, levels = self.known(bucket) or (0.0, self.classes[:0], ())
        return classes, [self.weights.scale * level for level in levels]

    def known(self, bucket: int) -> tuple[float, memoryview, memoryview[int]] | None:
        """What a mark weighs, the classes that it speaks for or against, and at which level of `weights`.

        None for a mark that no phrase has.
        """
        at = self._place(bucket)
        if at < 0:
            return None
        rows = self._rows
        span = slice(rows[at], rows[at + 1])
        return self._own[at], self.classes[span], self.weights.levels[span]

    def _place(self, bucket: int) -> int:
        """The number of a bucket among those that are taken, -1 for another."""
        number, bit = divmod(bucket, _BITS)
        word = self._words[number]
        return self._before[number] + (word & (1 << bit) - 1).bit_count() if word >> bit & 1 else -1
