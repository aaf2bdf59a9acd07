"""What is known of a language's words, in tables that take little memory.

In: a word, or the beginning of one. Out: where it is heard, or the ids that it is said of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from bot.matcher.word_table import WordTable

_FIRST_SIGN = ord("0")
"""The first of the signs that stand for what is known of a word; they go on from there, past line breaks."""

_T = TypeVar("_T")


class _Known(Generic[_T]):
    """Words with what is known of each: many have the same."""

    def __init__(self, known: Iterable[tuple[str, _T]]) -> None:
        numbers: dict[_T, int] = {}
        self._words = WordTable.of(
            (word, chr(_FIRST_SIGN + numbers.setdefault(value, len(numbers)))) for word, value in known
        )
        self._values = tuple(numbers)

    def of(self, word: str, unknown: _T) -> _T:
        """What is known of a word."""
        sign = self._words.note(word)
        return self._values[ord(sign) - _FIRST_SIGN] if sign else unknown


class Heard(NamedTuple):
    """Where a word is heard."""

    of_logins: bool = False
    """In phrases on logins, and in none that is off topic."""
    of_others: bool = False
    """In phrases that are off topic."""
    odds: float = 0.0
    """How much likelier it is said of logins than of other things, in nats."""


_NOWHERE = Heard()


class PhraseWords:
    """The words of a language's phrases."""

    def __init__(
        self, familiar: Collection[str], foreign: Collection[str], odds: Mapping[str, float]
    ) -> None:
        self._known = _Known(
            (word, Heard(word in familiar, word in foreign, odds.get(word, 0.0)))
            for word in {*familiar, *foreign, *odds}
        )

    def heard(self, word: str) -> Heard:
        """Where a word is heard."""
        return self._known.of(word, _NOWHERE)


class StemIds:
    """Beginnings of the words with which the documents and people speak of any id → these ids, a bit each.

    A set of words for each id took twenty times the memory: most words are said of many.
    """

    def __init__(self, ids_by_stem: Mapping[str, int]) -> None:
        self._known = _Known(ids_by_stem.items())

    def ids(self, stem: str) -> int:
        """The ids that a word is said of; 0 where of none."""
        return self._known.of(stem, 0)
