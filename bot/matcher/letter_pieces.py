"""Words and letters of a text → pieces of up to three letters, hashed: what tells languages apart."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from bot.matcher.normalise import words

BUCKETS = 1 << 15
"""A choice: fewer than the matcher's, for pieces of up to three letters are fewer."""
_WORD_TIMES = 3
"""How many pieces a whole word counts as."""
_PIECES = (1, 2, 3)
"""Lengths of pieces of words: one tells scripts, three tell languages."""


def parts(text: str) -> list[str]:
    """Words, and letters with their accents: é and å tell a lot when they are typed."""
    found = [f" {word} " for word in words(text)]
    if not text.isascii():
        letters = filter(str.isalpha, text.casefold())
        found += [f"letter {letter}" for letter in letters if not letter.isascii()]
    return found


def pieces_of(part: str) -> Iterator[int]:
    """The buckets of one part."""
    whole = _bucket(part)
    if not part.startswith(" "):
        yield whole
        return
    for _ in range(_WORD_TIMES):
        yield whole
    for length in _PIECES:
        for start in range(len(part) - length + 1):
            yield _bucket(part[start : start + length])


def _bucket(piece: str) -> int:
    return crc32(piece.encode()) % BUCKETS
