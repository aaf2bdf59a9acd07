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
"""Bytes of a number with a sign."""
_SUM_BYTES = 4
"""Bytes of a sum of bytes, each times a weight."""
_TOP = 1 << 63
"""The sign of a number, as the highest bit of its lane."""
_ORDER: Final = sys.byteorder
_LOWEST = 0 if _ORDER == "little" else _SUM_BYTES - 1
"""The place of the lowest byte of a sum."""


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


class ByteLanes:
    """Rows of so many bytes → their sums, each row times a weight; weights are 2**24 together at most."""

    def __init__(self, count: int) -> None:
        self._size = count * _SUM_BYTES

    def spread(self, row: bytes | memoryview) -> int:
        """A row as one number. Sums and multiples of such are those of each byte."""
        room = bytearray(self._size)
        room[_LOWEST::_SUM_BYTES] = row
        return int.from_bytes(room, _ORDER)

    def unpacked(self, total: int) -> list[int]:
        """The sums."""
        return memoryview(total.to_bytes(self._size, _ORDER)).cast("I").tolist()
