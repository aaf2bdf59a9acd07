"""Finds the things of the trade in a text, whatever it calls them (`knowledge/catalog/words.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from bot.matcher.normalise import is_hangul, words
from bot.model import Record, Words

_LONGEST = 5
"""Words of the longest term that is looked up."""
_SHORTEST_START = 3


class Lexicon(Record, frozen=True, dict=True):
    """Folded terms, their words one blank apart → what they mean; Hangul without blanks.

    `usual` has what the console calls a thing in English.
    """

    terms: dict[str, str] = {}
    starts: dict[str, str] = {}
    hangul: dict[str, str] = {}
    generic: frozenset[str] = frozenset()
    usual: dict[str, str] = {}

    def concepts(self, found: Sequence[str]) -> Iterator[tuple[str, str]]:
        """What the words of a text mean, each with the words that mean it, longest terms first at a place."""
        if not self.terms:
            return
        for at in range(len(found)):
            for length in range(min(_LONGEST, len(found) - at), 0, -1):
                term = " ".join(found[at : at + length])
                if concept := self.terms.get(term) or self._started(term):
                    yield concept, term
                    break
        joined = "".join(word if is_hangul(word) else "|" for word in found)
        for term in self._hangul_terms:
            if term in joined:
                yield self.hangul[term], term

    def in_english(self, concept: str, term: str) -> list[str]:
        """The console's words for what a Hangul term means; none for other terms."""
        return self.usual.get(concept, "").split() if term in self.hangul else []

    @cached_property
    def _hangul_terms(self) -> tuple[str, ...]:
        return tuple(self.hangul)

    def _started(self, term: str) -> str:
        for length in range(len(term), _SHORTEST_START - 1, -1):
            if concept := self.starts.get(term[:length]):
                return concept
        return ""


def lexicon_of(known: Words) -> Lexicon:
    """The lexicon of all languages."""
    terms: dict[str, str] = {}
    starts: dict[str, str] = {}
    hangul: dict[str, str] = {}
    for concept, by_locale in known.concepts.items():
        for written in (term for terms_there in by_locale.values() for term in terms_there):
            folded = words(written)
            if all(map(is_hangul, folded)):
                hangul["".join(folded)] = concept
            elif written.endswith("*"):
                starts[" ".join(folded)] = concept
            else:
                terms[" ".join(folded)] = concept
    usual = {
        concept: " ".join(words(terms_there["any"][0]))
        for concept, terms_there in known.concepts.items()
        if terms_there.get("any") and concept not in known.generic
    }
    return Lexicon(terms, starts, hangul, frozenset(known.generic), usual)
