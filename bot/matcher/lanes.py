"""Many sums at once: numbers side by side in one integer, which Python adds and multiplies in C.

numpy does so too, but a bot without added pages has no other use for it, and it takes 15 MB and a quarter of
a second of each start.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from typing import Final

_BYTES = 8
"""Bytes of a number."""
_TOP = 1 << 63
"""The sign of a number, as the highest bit of its lane."""
_ORDER: Final = sys.byteorder


class Lanes:
    """So many numbers in an integer, each of 64 bits with its sign; sums must not leave that room either."""

    def __init__(self, count: int) -> None:
        self._size = count * _BYTES
        self._tops = int.from_bytes(array("Q", [_TOP]).tobytes() * count, _ORDER)

    def packed(self, numbers: Iterable[int]) -> int:
        """`count` numbers as one. Sums and multiples of such are those of each number."""
        signed = int.from_bytes(array("q", numbers).tobytes(), _ORDER)
        return (signed ^ self._tops) - self._tops

    def unpacked(self, total: int) -> list[int]:
        """The numbers again."""
        signed = (total + self._tops) ^ self._tops
        return memoryview(signed.to_bytes(self._size, _ORDER)).cast("q").tolist()
