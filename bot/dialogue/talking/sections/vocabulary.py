"""Words that people and documents use of this subject. In: some units. Out: how near they are to an id."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from math import log

from bot.dialogue.answers.documents import Documents, kept
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import text_of
from bot.dialogue.talking.sections.titles import titles_of
from bot.matcher.known_terms import KnownTerms, terms_of
from bot.matcher.normalise import is_hangul
from bot.matcher.word_stems import stem_of, stems_of, terms_in
from bot.model import Record

_LONG_ENOUGH = 3
"""A choice: shorter words stand for too much; a Hangul word of two syllables does not."""
_REMEMBERED = 512
"""A choice: more ids and more steps than are asked for again and again."""
_TELLING = 1.0
"""Odds in nats from which on a word tells what is spoken of: it is said thrice as often of the one."""
_ADDRESS = re.compile(r"\S*@\S*|\S+\.\w\S*")
"""A mail address, a host or a file: its pieces are no words."""


@kept()
def known_terms(documents: Documents, locale: str) -> KnownTerms:
    """What is known of the terms of a language."""
    return terms_of(documents.knowledge, locale)


@kept()
def _bits(documents: Documents, locale: str) -> dict[str, int]:
    """The bit of each id of the catalogue among those that a term is said of."""
    return known_terms(documents, locale).bits()


def are_familiar(documents: Documents, utterance: Utterance, units: list[int]) -> bool:
    """Whether people say each of these words when they speak of their logins."""
    known = known_terms(documents, utterance.locale)
    return all(known.heard(term).of_logins for term in terms_in(utterance.typed(units)))


def are_neutral(documents: Documents, utterance: Utterance, units: list[int]) -> bool:
    """Whether each of these words is said about as often of logins as of other things."""
    known = known_terms(documents, utterance.locale)
    return all(abs(known.heard(term).odds) < _TELLING for term in terms_in(utterance.typed(units)))


def are_of_other_things(documents: Documents, utterance: Utterance, units: list[int], least: int = 1) -> bool:
    """Whether these words, and `least` of them plainly, are of things that nobody names with a login."""
    odds = said_of(documents, utterance, units).odds
    return sum(value <= -_TELLING for value in odds) >= least and sum(odds) <= -_TELLING


class Said(Record, frozen=True, dict=True):
    """Some words of a message: the stems of its terms, and how much of them is known where."""

    documents: Documents
    locale: str
    stems: tuple[str, ...]
    ids: tuple[int, ...]
    """The ids of which each is said, see `KnownTerms`."""
    familiar: tuple[bool, ...]
    """Whether people say it when they speak of their logins."""
    unknown: int
    """Terms that stand neither in what people say nor in the documents."""
    foreign: int
    """Those of them that are known from what is off topic."""
    odds: tuple[float, ...] = ()
    """How much likelier each term is said of logins than of other things, in nats."""

    @property
    def count(self) -> int:
        """How many terms there are."""
        return len(self.stems)

    def nearness(self, item: str) -> float:
        """How much of it is said of an id, 0 to 1; what people say of their logins anyway counts half."""
        said = self._said_of(item)
        if True not in said:
            return 0.0
        weights = [
            1.0 if is_said else 0.5 if is_familiar else 0.0
            for is_said, is_familiar in zip(said, self.familiar, strict=True)
        ]
        return sum(weights) / len(weights)

    def closeness(self, item: str) -> float:
        """How much of it is said of an id, 0 to 1; what is said of many ids counts less.

        An added page has words that no entry has.
        """
        said = self._said_of(item)
        if True not in said:
            return 0.0
        shares = [share for share, is_said in zip(self._telling, said, strict=True) if is_said]
        return sum(shares) / max(1, self.count)

    @cached_property
    def _telling(self) -> list[float]:
        """How much each term tells of the ids that it is said of, 0 to 1."""
        all_ids = len(self.documents.entries)
        most = log(1 + all_ids)
        return [log(1 + all_ids / max(1, ids.bit_count())) / most for ids in self.ids]

    @cached_property
    def _bits(self) -> dict[str, int]:
        return _bits(self.documents, self.locale)

    @cached_property
    def _titles(self) -> dict[str, frozenset[str]]:
        return titles_of(self.documents, self.locale)

    def _said_of(self, item: str) -> list[bool]:
        """Of each term whether it is said of an id."""
        found = self._said.get(item)
        if found is None:
            bit = self._bits.get(item)
            own = () if bit else _written_in(self.documents, item, self.locale)
            found = [bool(ids & bit) for ids in self.ids] if bit else [stem in own for stem in self.stems]
            self._said[item] = found
        return found

    @cached_property
    def _said(self) -> dict[str, list[bool]]:
        return {}

    def of_title(self, item: str, but: str = "") -> float:
        """1 where a word stands in the title of an id, and not in that of another one as well; else 0."""
        title = self._titles.get(item, frozenset())
        if title.isdisjoint(self.stems):
            return 0.0
        return float(not (title - self._titles.get(but, frozenset())).isdisjoint(self.stems))

    def share_of_title(self, item: str) -> float:
        """How much of it stands in the title of an id, 0 to 1."""
        title = self._titles.get(item, frozenset())
        if title.isdisjoint(self.stems):
            return 0.0
        return sum([stem in title for stem in self.stems]) / max(1, self.count)

    def in_titles(self) -> Iterator[str]:
        """The ids in whose titles one of the words stands."""
        stems = self.stems
        return (item for item, title in self._titles.items() if not title.isdisjoint(stems))


def said_of(documents: Documents, utterance: Utterance, units: list[int]) -> Said:
    """What is known of some words of a message in its own language, addresses left out."""
    return _said(utterance, documents, tuple(units))


@once
def _said(utterance: Utterance, documents: Documents, units: tuple[int, ...]) -> Said:
    locale = utterance.locale
    addresses = [found.span() for found in _ADDRESS.finditer(utterance.text)]
    words_left = [
        at for at in units if not any(start <= utterance.places[at][0] < end for start, end in addresses)
    ]
    terms = tuple(terms_in(utterance.typed(words_left)))
    vocabulary = known_terms(documents, locale)
    heard = tuple(vocabulary.heard(term) for term in terms)
    stems = tuple(stem_of(term) for term in terms)
    ids = tuple(vocabulary.ids(stem) for stem in stems)
    odd = [known for known, of in zip(heard, ids, strict=True) if not known.of_logins and not of]
    return Said(
        documents,
        locale,
        stems,
        ids,
        tuple(known.of_logins for known in heard),
        len(odd),
        sum(known.of_others for known in odd),
        tuple(known.odds for known in heard),
    )


def shares_words(utterance: Utterance, units: list[int]) -> Callable[[str], bool]:
    """Tells of a text of the documents whether most of these words stand in it, whatever their endings."""
    asked = [
        stem_of(term)
        for term in terms_in(utterance.typed(units))
        if len(term) >= _LONG_ENOUGH or is_hangul(term)
    ]

    def has_most(text: str) -> bool:
        there = _stems_in(text)
        return sum(term in there for term in asked) * 2 > len(asked)

    return has_most


@lru_cache(maxsize=_REMEMBERED)
def _stems_in(text: str) -> frozenset[str]:
    """Beginnings of the words of a text of the documents."""
    return stems_of(text)


def _written_of(documents: Documents, item: str, locale: str) -> frozenset[str]:
    """Beginnings of the words of an id's section."""
    place = documents.place(item, locale)
    return stems_of(text_of(place.section.blocks)) if place else frozenset()


_written_in = kept(64)(_written_of)
"""The same of a section of added documentation, which may be asked for again."""


def nearness(documents: Documents, item: str, utterance: Utterance, units: list[int]) -> float:
    """How much of some units is said of an id, as `Said.nearness` has it."""
    return said_of(documents, utterance, units).nearness(item)
