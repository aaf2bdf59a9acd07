"""Words that people and documents use of this subject. In: some units. Out: how near they are to an id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import log

from bot.dialogue.answers.documents import Documents
from bot.dialogue.talking.cue_lexicon import folded
from bot.dialogue.talking.section_parts import text_of
from bot.dialogue.talking.utterance import Utterance
from bot.matcher.familiar import familiar_words, in_pairs, said, terms_of_all
from bot.matcher.normalise import is_hangul, words
from bot.model import Record

_PREFIX = 5
"""Letters by which a word is compared with those of a page: endings differ."""
_LONG_ENOUGH = 3
"""A choice: shorter words stand for too much; a Hangul word of two syllables does not."""
_ADDRESS = re.compile(r"\S*@\S*|\S+\.\w\S*")
"""A mail address, a host or a file: its pieces are no words."""


@lru_cache(maxsize=8)
def _known(documents: Documents, locale: str) -> frozenset[str]:
    """The words of a language's phrases, without those of what is off topic."""
    knowledge = documents.knowledge
    familiar = knowledge.familiar or familiar_words(knowledge)  # the latter of one that was not compiled
    return frozenset(familiar.get(locale, "").split())


@lru_cache(maxsize=8)
def _off_topic(documents: Documents, locale: str) -> frozenset[str]:
    """The words of the phrases that are off topic."""
    return terms_of_all(said(documents.knowledge.off_topic, locale))


@lru_cache(maxsize=8)
def _written(documents: Documents, locale: str) -> frozenset[str]:
    """Beginnings of the words with which the documents and people speak of any id."""
    return frozenset[str]().union(*(_spoken_of(documents, item, locale) for item in documents.entries))


def are_familiar(documents: Documents, locale: str, utterance: Utterance, units: list[int]) -> bool:
    """Whether people say each of these words when they speak of their logins."""
    known = _known(documents, locale)
    return all(term in known for term in _terms([utterance.typed(units)]))


class Said(Record, frozen=True):
    """Some words of a message: the stems of its terms, and how much of them is known where."""

    documents: Documents
    locale: str
    stems: tuple[str, ...]
    familiar: tuple[bool, ...]
    """Whether people say it when they speak of their logins."""
    unknown: int
    """Terms that stand neither in what people say nor in the documents."""
    foreign: int
    """Those of them that are known from what is off topic."""

    @property
    def count(self) -> int:
        """How many terms there are."""
        return len(self.stems)

    def nearness(self, item: str) -> float:
        """How much of it is said of an id, 0 to 1; what people say of their logins anyway counts half."""
        own = _spoken_of(self.documents, item, self.locale)
        weights = [
            1.0 if stem in own else 0.5 if is_familiar else 0.0
            for stem, is_familiar in zip(self.stems, self.familiar, strict=True)
        ]
        return sum(weights) / len(weights) if 1.0 in weights else 0.0

    def closeness(self, item: str) -> float:
        """How much of it is said of an id, 0 to 1; what is said of many ids counts less.

        An added page has words that no entry has.
        """
        own = _spoken_of(self.documents, item, self.locale)
        spread = _spread(self.documents, self.locale)
        most = log(1 + len(self.documents.entries))
        return sum(
            log(1 + len(self.documents.entries) / max(1, spread[stem])) / most
            for stem in self.stems
            if stem in own
        ) / max(1, self.count)

    def of_title(self, item: str, but: str = "") -> float:
        """1 where a word stands in the title of an id, and not in that of another one as well; else 0."""
        titles = _titles(self.documents, self.locale)
        title = titles.get(item, frozenset()) - titles.get(but, frozenset())
        return float(any(stem in title for stem in self.stems))

    def share_of_title(self, item: str) -> float:
        """How much of it stands in the title of an id, 0 to 1."""
        title = _titles(self.documents, self.locale).get(item, frozenset())
        return sum(stem in title for stem in self.stems) / max(1, self.count)

    def in_titles(self) -> Iterator[str]:
        """The ids in whose titles one of the words stands."""
        stems = set(self.stems)
        return (
            item
            for item, title in _titles(self.documents, self.locale).items()
            if not stems.isdisjoint(title)
        )


def said_of(documents: Documents, locale: str, utterance: Utterance, units: list[int]) -> Said:
    """What is known of some words of a message, addresses left out."""
    addresses = [found.span() for found in _ADDRESS.finditer(utterance.text)]
    words_left = [
        at for at in units if not any(start <= utterance.places[at][0] < end for start, end in addresses)
    ]
    terms = tuple(_terms([utterance.typed(words_left)]))
    ours, written, others = (
        _known(documents, locale),
        _written(documents, locale),
        _off_topic(documents, locale),
    )
    odd = [term for term in terms if term not in ours and _stem(term) not in written]
    return Said(
        documents,
        locale,
        tuple(_stem(term) for term in terms),
        tuple(term in ours for term in terms),
        len(odd),
        sum(term in others for term in odd),
    )


def shares_words(text: str, utterance: Utterance, units: list[int]) -> bool:
    """Whether most of these words stand in a text, whatever their endings."""
    there = {_stem(term) for term in _terms([text])}
    asked = [
        _stem(term)
        for term in _terms([utterance.typed(units)])
        if len(term) >= _LONG_ENOUGH or is_hangul(term)
    ]
    return bool(asked) and sum(term in there for term in asked) * 2 > len(asked)


@lru_cache(maxsize=8)
def _spread(documents: Documents, locale: str) -> Counter[str]:
    """Of how many ids each word is said."""
    return Counter(stem for item in documents.entries for stem in _spoken_of(documents, item, locale))


@lru_cache(maxsize=512)
def _spoken_of(documents: Documents, item: str, locale: str) -> frozenset[str]:
    """Beginnings of the words with which the documents and people speak of an id."""
    place = documents.place(item, locale)
    own = _terms([text_of(place.section.blocks)]) if place else ()
    entry = documents.entries.get(item)
    spoken = terms_of_all(said(entry.says, locale)) if entry else ()
    return frozenset(_stem(term) for term in (*spoken, *own))


def nearness(documents: Documents, item: str, locale: str, utterance: Utterance, units: list[int]) -> float:
    """How much of some units is said of an id, as `Said.nearness` has it."""
    return said_of(documents, locale, utterance, units).nearness(item)


def named(documents: Documents, locale: str, utterance: Utterance, units: list[int], near: str = "") -> str:
    """The one setting that has these words in its title: "the tenant"; nothing where several have.

    Of several, the one of the kind of `near`, or the one of them whose title has most in common with that
    one's: "the ID", after the client secret.
    """
    terms = {_stem(term) for term in _terms([utterance.typed(units)])}
    titles = _titles(documents, locale)
    found = [item for item, title in titles.items() if terms and terms <= title]
    if len(found) > 1 and near in titles:
        kind = near.partition("/")[0]
        alike = {
            item: len(titles[item] & titles[near])
            for item in found
            if item != near and item.partition("/")[0] == kind
        }
        most = max(alike.values(), default=0)
        found = [item for item, count in alike.items() if count == most and (most or len(alike) == 1)]
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=8)
def title_words(documents: Documents, locale: str) -> frozenset[str]:
    """The words of all titles, as cues compare: what people name, and no slip of another word."""
    titles = (documents.title(item, locale) for item in documents.entries if documents.place(item, locale))
    return frozenset(folded(word) for title in titles for word in words(title))


@lru_cache(maxsize=8)
def _titles(documents: Documents, locale: str) -> dict[str, frozenset[str]]:
    """Beginnings of the words of every entry's title."""
    return {
        item: frozenset(_stem(term) for term in _terms([documents.title(item, locale)]))
        for item in documents.entries
        if documents.place(item, locale)
    }


def _stem(term: str) -> str:
    return term if is_hangul(term) else term[:_PREFIX]


def _terms(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from in_pairs(words(text))
