"""Words that are written together → the words in them, by the documents' own words alone.

Whoever asks joins words that documents keep apart or join otherwise (`versandvorschau`, `landingpage`). A
joint such as the `s` of `nyhetsbrevsformulär` is an ending to the stemmer, so that no language needs a list
of joints.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from bot.matcher.postings import Postings
from bot.matcher.spelling import Vocabulary
from bot.matcher.terms import is_cut_word, terms_of_word
from bot.matcher.word_memory import LONGEST_KEPT, WordMemory

_SHORTEST = 4
"""Letters of a part: with three, endings and beginnings of words are taken for words."""
_LEAST = 2
"""A part stands in so many chunks: what stands in one may be a slip."""
_PART = 0.7
"""What a part counts where no document has the whole: it says less than a word that somebody wrote."""
_PART_OF_KNOWN = 0.5
"""And beside the whole. With it the right page of 140 German, Swedish and English questions was among the
first five four times more; with 0.3 three times."""
_REMEMBERED = 1 << 12
"""People repeat their words: the parts of this many are worked out once."""

Parts = tuple[str, ...]


class Compounds:
    """Takes the words of questions apart. Safe to share."""

    def __init__(self, vocabulary: Vocabulary, indexed: Mapping[str, Postings]) -> None:
        """`indexed` are the words of chunks, by language."""
        self._vocabulary, self._indexed = vocabulary, indexed
        self._parts_of = WordMemory(self._work_out, _REMEMBERED)

    def taken_apart(self, asked: Mapping[str, float], locale: str) -> Mapping[str, float]:
        """Words with how much each counts, and the parts of those that are written together."""
        found = dict(asked)
        for word, count in asked.items():
            is_long = 2 * _SHORTEST <= len(word) <= LONGEST_KEPT  # a heap of letters is no word
            parts = self._parts_of(word, locale) if is_long and word.isalpha() else ()
            if not parts:
                continue
            is_known = self._spread((word,), locale)[0] > 0
            if not is_known:
                del found[word]
            for part in parts:
                found[part] = found.get(part, 0.0) + count * (_PART_OF_KNOWN if is_known else _PART)
        return found

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """How the words of the documents begin: a joint that none of them stands behind is none."""
        return frozenset(word[:_SHORTEST] for word in self._vocabulary.lines.split("\n"))

    def _work_out(self, word: str, locale: str) -> Parts:
        """Two words, or else three, that the documents of a language have; none where it is no compound."""
        if locale not in self._indexed or is_cut_word(word):
            return ()
        two, firsts = self._in_two(word, locale)
        if two:
            return two
        threes = [(first, *self._in_two(word[len(first) :], locale)[0]) for first in firsts]
        return max(
            (parts for parts in threes if len(parts) > 1),
            key=lambda parts: min(self._spread(parts, locale)),
            default=(),
        )

    def _in_two(self, word: str, locale: str) -> tuple[Parts, list[str]]:
        """The two words in a word of which the rarer is the most frequent, and all words it begins with."""
        beginnings = self._beginnings
        joints = [
            at
            for at in range(_SHORTEST, len(word) - _SHORTEST + 1)
            if word[at : at + _SHORTEST] in beginnings
        ]
        firsts = [word[:at] for at in joints]
        spread = self._spread(firsts, locale)
        begun = [first for first, having in zip(firsts, spread, strict=True) if having >= _LEAST]
        pairs = [(first, word[len(first) :]) for first in begun]
        best = max(pairs, key=lambda pair: min(self._spread(pair, locale)), default=())
        return (best if best and min(self._spread(best, locale)) >= _LEAST else ()), begun

    def _spread(self, words: Parts | list[str], locale: str) -> list[int]:
        """In how many chunks each word stands; not in Hangul, which has more terms than one."""
        terms = [term for word in words for term in terms_of_word(word, locale)]
        spread: list[int] = self._indexed[locale].spread(np.array(terms, dtype=np.uint32)).tolist()
        return spread
