"""What is worked out of a word is kept for when somebody writes it again, but never of a heap of letters.

A message is one word of thousands of letters as easily as a sentence: kept by number alone, a few dozen of
such words take a hundred megabytes. Safe to share among threads, as `functools.lru_cache` is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Concatenate, Generic, ParamSpec, TypeVar

LONGEST_KEPT = 40
"""A choice: what has more letters is an address or a heap of letters, which nobody writes twice.

Bytes of UTF-8: a syllable of Hangul has three letters, and gives as many marks.
"""

_SURELY_SHORT = LONGEST_KEPT // 4
"""Letters that are no heap whatever they are: UTF-8 has four bytes for one at most."""

P = ParamSpec("P")
R = TypeVar("R")


class WordMemory(Generic[P, R]):
    """A function of a word that keeps what it gave for the last so many of them."""

    def __init__(self, work_out: Callable[Concatenate[str, P], R], count: int) -> None:
        keeping = lru_cache(count)(work_out)
        self._work_out = work_out
        self._kept: Callable[Concatenate[str, P], R] = keeping
        self.forget = keeping.cache_clear
        """Give back the memory."""

    def __call__(self, word: str, /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the function gives, worked out anew for a word that is too long to be kept."""
        if len(word) > _SURELY_SHORT and _is_heap(word):
            return self._work_out(word, *args, **kwargs)
        return self._kept(word, *args, **kwargs)


class KeptByWord(dict[str, R]):
    """The same of a function of a word alone, as a table, which is asked three times as fast: `table[word]`.

    When it has `count` words, it begins anew.
    """

    def __init__(self, work_out: Callable[[str], R], count: int) -> None:
        super().__init__()
        self._work_out = work_out
        self._count = count

    def __missing__(self, word: str) -> R:
        """Work it out, and keep it unless the word is too long."""
        value = self._work_out(word)
        if not _is_heap(word):
            if len(self) >= self._count:
                self.clear()
            self[word] = value
        return value


def _is_heap(word: str) -> bool:
    return len(word) > LONGEST_KEPT or (
        not word.isascii() and len(word.encode(errors="surrogatepass")) > LONGEST_KEPT
    )


def keeping(count: int) -> Callable[[Callable[Concatenate[str, P], R]], WordMemory[P, R]]:
    """A decorator: what a function of a word gives is kept for the last `count` words."""
    return lambda work_out: WordMemory(work_out, count)
