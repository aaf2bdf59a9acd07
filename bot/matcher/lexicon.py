"""Finds the things of the trade in a text, whatever it calls them (`knowledge/catalog/words.yaml`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache

from bot.matcher.normalise import is_hangul, words
from bot.model import Record, Words

_KEY = 3
"""Letters of a first word by which it is told that no term begins here."""

_REMEMBERED = 8
"""What a text means is asked several times in turn: of so many it is looked up once."""
_LOGIN_ELSEWHERE = frozenset({"other-system", "login"})
_FAILING = frozenset({"fails", "no-page"})
_FOR_WHOM = frozenset({"one-user", "everybody"})
"""Concepts of `words.yaml`: a login to another system, that it fails, and what may be said beside it."""


class Lexicon(Record, frozen=True, dict=True):
    """Folded terms, their words one blank apart → what they mean; Hangul without blanks.

    `usual` has what the console calls a thing in English.
    """

    terms: dict[str, str] = {}
    starts: dict[str, str] = {}
    hangul: dict[str, str] = {}
    generic: frozenset[str] = frozenset()
    usual: dict[str, str] = {}

    def concepts(self, found: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """What the words of a text mean, each with the words that mean it, longest terms first at a place."""
        return self._remembered(tuple(found))

    @cached_property
    def _remembered(self) -> Callable[[tuple[str, ...]], tuple[tuple[str, str], ...]]:
        return lru_cache(_REMEMBERED)(lambda found: (*self._spaced(found), *self._in_hangul(found)))

    def _spaced(self, found: Sequence[str]) -> Iterator[tuple[str, str]]:
        reach, terms = self._reach, self.terms
        for at, word in enumerate(found):
            for length in range(reach.get(word[:_KEY], 0), 0, -1):
                term = " ".join(found[at : at + length])
                if concept := terms.get(term) or self._started(term):
                    yield concept, term
                    break

    def _in_hangul(self, found: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Terms however they are spaced, in the order of the table."""
        if not self.hangul or not any(map(is_hangul, found)):
            return
        joined = "".join([word if is_hangul(word) else "|" for word in found])
        alike = [term for start in set(joined) for term in self._hangul_by_start.get(start, ())]
        for term in sorted(alike, key=self._hangul_place.__getitem__):
            if term in joined:
                yield self.hangul[term], term

    def is_login_elsewhere(self, found: Sequence[str]) -> bool:
        """Whether the words of a text say that one cannot log in to another system, and no more than that."""
        meant = {concept for concept, _ in self.concepts(found)}
        is_all = meant <= self.generic | _LOGIN_ELSEWHERE | _FAILING | _FOR_WHOM
        return meant >= _LOGIN_ELSEWHERE and bool(_FAILING & meant) and is_all

    def in_english(self, concept: str, term: str) -> list[str]:
        """The console's words for what a Hangul term means; none for other terms."""
        return self.usual.get(concept, "").split() if term in self.hangul else []

    @cached_property
    def _hangul_by_start(self) -> dict[str, list[str]]:
        """First syllable → the terms that begin with it."""
        found: dict[str, list[str]] = {}
        for term in self.hangul:
            found.setdefault(term[:1], []).append(term)
        return found

    @cached_property
    def _hangul_place(self) -> dict[str, int]:
        return {term: at for at, term in enumerate(self.hangul)}

    @cached_property
    def _reach(self) -> dict[str, int]:
        """First letters of a term → how many words the longest such term has."""
        found: dict[str, int] = {}
        for term in (*self.terms, *self.starts):
            first = term.split(" ")[0][:_KEY]
            found[first] = max(found.get(first, 0), term.count(" ") + 1)
        return found

    @cached_property
    def _starts_by_key(self) -> dict[str, tuple[str, ...]]:
        """First letters of a term → the starts that such a term may have, longest first."""
        found: dict[str, list[str]] = {}
        for start in sorted(self.starts, key=len, reverse=True):
            found.setdefault(start[:_KEY], []).append(start)
        return {key: tuple(starts) for key, starts in found.items()}

    def _started(self, term: str) -> str:
        for start in self._starts_by_key.get(term[:_KEY], ()):
            if term.startswith(start):
                return self.starts[start]
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
