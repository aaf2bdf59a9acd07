"""Makes short work of the thousands of accounts in a package that cannot be meant for Adobe ID login.

Calling Python for every tag takes longer than parsing does. Where accounts of one shape follow each other,
one regular expression runs over all of them; they are cut out, and the parser has the rest. Whatever is not
as plain as it can be is left to the parser.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

Weight: TypeAlias = Literal["own", "general", ""]
"""What an attribute is: a setting that hardly another type of account has, one that names it, or neither."""

_FEW = 20_000
"""Characters of a package that is not worth the trouble."""
_ACCOUNT = "<extAccount"
_TAG = re.compile(r'<extAccount((?:\s+[\w.:-]+="[^"<&]*")+)\s*/>')
_NAME = re.compile(r'\s+([\w.:-]+)="[^"]*"')
_PLAIN = r'[^"aemcAEMC\x80-\U0010ffff]*+'
_VALUES: dict[Weight, str] = {
    "": '"[^"]*+"',
    "own": '""',
    "general": (
        '"' + _PLAIN + "(?:(?i:a(?!dobe)|m(?!arket)|e(?!xperience)|c(?!loud))" + _PLAIN + '){0,1000}"'
    ),
}
"""The values of accounts that are not ours: `recognise.is_ims_name` looks for these four words."""
_BEGINNINGS = bytes([*range(0x80), *range(0xC0, 0x100)])
"""What the first byte of a character may be in UTF-8."""
_EVERY = 2048
"""Bytes after which the number of characters is noted."""
_MOST_SHAPES = 40
"""A choice: an export has a few shapes of elements; others are read one by one."""
_TRIES = 200
"""Stops after which it has to have paid."""
_PAYS = 0.5
"""Share of what was passed that has to be cut out by then."""


class Cut:
    """A package without accounts of others. `text` is the rest, `original` finds a place in the whole.

    `weigh` tells what an attribute is; an account with a setting of its own stays, and so does at least one
    account of each shape.
    """

    def __init__(self, whole: str, weigh: Callable[[str], Weight]) -> None:
        self._places: list[int] = []
        """Where in the rest something was cut out, and how much up to there."""
        self._lengths: list[int] = []
        self.text = whole
        if len(whole) < _FEW or "<![CDATA[" in whole or (not whole.isascii() and _odd(whole)):
            return
        pieces: list[str] = []
        done = length = 0
        for start, end in _runs(whole, weigh):
            pieces.append(whole[done:start])
            done = end
            length += end - start
            self._places.append(end - length)
            self._lengths.append(length)
        self.text = "".join([*pieces, whole[done:]])

    def original(self, offset: int, *, is_end: bool = False) -> int:
        """The place in the whole package of a place in the rest.

        Where something was cut out there, that is behind it; for the end of something, before it.
        """
        place = (bisect_left if is_end else bisect_right)(self._places, offset)
        return offset + self._lengths[place - 1] if place else offset


class Characters:
    """Counts the characters of a text before a byte of it as UTF-8."""

    def __init__(self, text: str, data: bytes) -> None:
        self._data = data
        self._is_ascii = len(data) == len(text)
        self._counted = [0]
        """How many characters begin before each `_EVERY` bytes; filled when first needed."""

    def before(self, byte: int) -> int:
        """How many characters stand before a byte."""
        if self._is_ascii:
            return byte
        if len(self._counted) == 1:
            for first in range(0, len(self._data), _EVERY):
                self._counted.append(self._counted[-1] + _begun(self._data[first : first + _EVERY]))
        known = byte // _EVERY
        return self._counted[known] + _begun(self._data[known * _EVERY : byte])


def _begun(data: bytes) -> int:
    """How many characters begin in a stretch of UTF-8."""
    return len(data) - len(data.translate(None, _BEGINNINGS))


def _odd(text: str) -> bool:
    """Whether there is a character that no XML file may hold, but a regular expression would pass."""
    return "\ufffe" in text or "\uffff" in text or re.search("[\ud800-\udfff]", text) is not None


def _runs(text: str, weigh: Callable[[str], Weight]) -> Iterator[tuple[int, int]]:
    """Where accounts of others stand one after the other."""
    shapes: dict[tuple[str, ...], str] = {}
    pattern: re.Pattern[str] | None = None
    first = at = text.find(_ACCOUNT)
    tries = cut = ampersand = 0
    while at >= 0:
        end = at
        if pattern:
            if 0 <= ampersand < at:
                ampersand = text.find("&", at)
            end = _run_end(pattern, text, at, ampersand if ampersand >= 0 else len(text))
        if end > at:
            yield at, end
            cut += end - at
        tries += 1
        if tries > _TRIES and cut < _PAYS * (end - first):
            return
        at = text.find(_ACCOUNT, end)
        tag = _TAG.match(text, at) if at >= 0 else None
        if tag is not None:
            names = tuple(_NAME.findall(tag[1]))
            if names not in shapes and len(shapes) < _MOST_SHAPES and len(set(names)) == len(names):
                shapes[names] = _shape(names, weigh)
                # no *+ of a group: Python 3.11.2 ends it within the account that does not fit (gh-106052);
                # so many at a time, for what a * might give back takes memory
                pattern = re.compile(f"(?:{'|'.join(shapes.values())}){{0,500}}")
            at = text.find(_ACCOUNT, tag.end())  # it stays, whatever it is
        elif at >= 0:
            at = text.find(_ACCOUNT, at + 1)


def _shape(names: tuple[str, ...], weigh: Callable[[str], Weight]) -> str:
    """A pattern for an account that is not ours with these attributes, and the blanks after it."""
    return _ACCOUNT + "".join(rf"\s+{re.escape(name)}={_VALUES[weigh(name)]}" for name in names) + r"\s*/>\s*"


def _run_end(pattern: re.Pattern[str], text: str, at: int, stop: int) -> int:
    """Where the accounts from here on end; here where one of them holds a `<`, which is no XML."""
    end = at
    while (run := pattern.match(text, end, stop)) and run.end() > end:
        end = run.end()
    is_plain = text.count("<", at, end) == text.count(_ACCOUNT, at, end)
    return end if is_plain else at
