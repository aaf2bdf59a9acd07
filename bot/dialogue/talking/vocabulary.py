"""Words that people and documents use of this subject. In: some units. Out: how near they are to an id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.dialogue.answers.documents import Documents
from bot.dialogue.talking.section_parts import text_of
from bot.dialogue.talking.utterance import Utterance
from bot.matcher.familiar import familiar_words, in_pairs, said, terms_of_all
from bot.matcher.normalise import is_hangul, words

_PREFIX = 5
"""Letters by which a word is compared with those of a page: endings differ."""
_LONG_ENOUGH = 3
_ADDRESS = re.compile(r"\S*@\S*|\S+\.\w\S*")
"""A mail address, a host or a file: its pieces are no words."""


@lru_cache(maxsize=8)
def _known(documents: Documents, locale: str) -> frozenset[str]:
    """The words of a language's phrases, without those of what is off topic."""
    knowledge = documents.knowledge
    familiar = knowledge.familiar or familiar_words(knowledge)  # the latter of one that was not compiled
    return frozenset(familiar.get(locale, "").split())


def are_familiar(documents: Documents, locale: str, utterance: Utterance, units: list[int]) -> bool:
    """Whether people say each of these words when they speak of their logins."""
    known = _known(documents, locale)
    return all(term in known for term in _terms([utterance.typed(units)]))


def shares_words(text: str, utterance: Utterance, units: list[int]) -> bool:
    """Whether most of these words stand in a text, whatever their endings."""
    there = {_stem(term) for term in _terms([text])}
    asked = [
        _stem(term)
        for term in _terms([utterance.typed(units)])
        if len(term) >= _LONG_ENOUGH or is_hangul(term)
    ]
    return bool(asked) and sum(term in there for term in asked) * 2 > len(asked)


@lru_cache(maxsize=512)
def _spoken_of(documents: Documents, item: str, locale: str) -> frozenset[str]:
    """Beginnings of the words with which the documents and people speak of an id."""
    place = documents.place(item, locale)
    own = _terms([text_of(place.section.blocks)]) if place else ()
    entry = documents.entries.get(item)
    spoken = terms_of_all(said(entry.says, locale)) if entry else ()
    return frozenset(_stem(term) for term in (*spoken, *own))


def nearness(documents: Documents, item: str, locale: str, utterance: Utterance, units: list[int]) -> float:
    """How much of some units is said of an id, 0 to 1; what people say of their logins anyway counts half."""
    addresses = [found.span() for found in _ADDRESS.finditer(utterance.text)]
    units = [
        at for at in units if not any(start <= utterance.places[at][0] < end for start, end in addresses)
    ]
    terms = list(_terms([utterance.typed(units)]))
    if not terms:
        return 0.0
    own, known = _spoken_of(documents, item, locale), _known(documents, locale)
    weights = [1.0 if _stem(term) in own else 0.5 if term in known else 0.0 for term in terms]
    return sum(weights) / len(terms) if 1.0 in weights else 0.0


def named(documents: Documents, locale: str, utterance: Utterance, units: list[int]) -> str:
    """The one setting that has these words in its title: "the tenant"; nothing where several have."""
    terms = {_stem(term) for term in _terms([utterance.typed(units)])}
    titles = _titles(documents, locale)
    found = [item for item, title in titles.items() if terms and terms <= title]
    return found[0] if len(found) == 1 else ""


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
