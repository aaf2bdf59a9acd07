"""What people call things → what documentation calls them: a question gets the words of both.

Tables in `knowledge/synonyms/`, a line for each thing: how people say it, a colon, how documentation does.
Both sides are lists of words or phrases in the language of the question. Where words have no blanks between
them, a phrase is what stands anywhere in what is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from bot import resources
from bot.matcher.normalise import is_hangul, is_unspaced, words
from bot.matcher.terms import is_cut_word, stemmed

_MEANT = 0.5
"""What a word of the documentation counts where the question has another one for it."""
_MEANT_UNSPACED = 0.35
"""The same of one that is found by its pairs of signs, of which it has several: with 0.25 and with 0.5 the
right page of 84 Japanese questions was first, or among the first five, up to three times less."""
_SAID = 0.8
"""What a word of the question then counts itself."""
_OPENING = 1
"""Words in Hangul are looked up by so many syllables: particles follow; those without blanks by one sign."""

_Phrase = tuple[str, ...]


class Synonyms:
    """The words of documentation for those of people, in one language."""

    def __init__(self, lines: Sequence[str], locale: str) -> None:
        """`lines` as in a table; those without a colon are left out."""
        self._locale = locale
        self._by_opening: dict[str, list[tuple[_Phrase, tuple[str, ...]]]] = {}
        for line in lines:
            said, _, meant = line.partition(":")
            found = tuple(dict.fromkeys(words(meant)))
            for phrase in said.split(",") if found else ():
                if stems := self._stems(words(phrase)):
                    self._by_opening.setdefault(_opening(stems[0]), []).append((stems, found))

    def asked(self, found: Sequence[str]) -> dict[str, float]:
        """The words of a question, in order, and what they mean, with how much each counts.

        A run of words without blanks counts whole: only some of it is what a phrase says.
        """
        stems = self._stems(found)
        said, meant = set[int](), set[str]()
        for start, length, meanings in self._matches(stems):
            said.update(at for at in range(start, start + length) if not is_unspaced(found[at]))
            meant.update(meanings)
        weights = dict.fromkeys(found, 0.0)
        for place, word in enumerate(found):
            weights[word] += _SAID if place in said else 1.0
        counts = {word: _MEANT_UNSPACED if is_unspaced(word) else _MEANT for word in sorted(meant)}
        return {**counts, **weights}

    def _matches(self, stems: _Phrase) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        for start, stem in enumerate(stems):
            openings = dict.fromkeys(stem) if is_unspaced(stem) else (_opening(stem),)
            for phrase, meant in chain.from_iterable(self._by_opening.get(here, ()) for here in openings):
                there = stems[start : start + len(phrase)]
                if len(there) == len(phrase) and all(map(_is_said, there, phrase)):
                    yield start, len(phrase), meant

    def _stems(self, found: Sequence[str]) -> _Phrase:
        return tuple(word if is_cut_word(word) else stemmed(word, self._locale) for word in found)


def _opening(stem: str) -> str:
    return stem[:_OPENING] if is_hangul(stem) or is_unspaced(stem) else stem


def _is_said(stem: str, phrase: str) -> bool:
    """Whether a word is the one of a phrase; in Hangul it may have an ending, without blanks be inside."""
    if is_unspaced(phrase):
        return phrase in stem
    return stem.startswith(phrase) if is_hangul(phrase) else stem == phrase


@cache
def synonyms_of(locale: str) -> Synonyms:
    """The table of a language; an empty one where there is none."""
    path = resources.knowledge() / "synonyms" / f"{locale}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return Synonyms([line for line in lines if not line.startswith("#")], locale)


def asked(text: str, locale: str) -> Mapping[str, float]:
    """The words that a question in `locale` is searched with, and how much each counts."""
    return synonyms_of(locale).asked(words(text))
