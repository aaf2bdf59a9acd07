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


def are_foreign(documents: Documents, locale: str, utterance: Utterance, units: list[int]) -> bool:
    """Whether one of these words is known from what is off topic alone."""
    ours, others = _known(documents, locale), _off_topic(documents, locale)
    written = _written(documents, locale)
    terms = [term for term in _terms([utterance.typed(units)]) if term not in ours]
    return any(term in others and _stem(term) not in written for term in terms)


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


def named(documents: Documents, locale: str, utterance: Utterance, units: list[int], near: str = "") -> str:
    """The one setting that has these words in its title: "the tenant"; nothing where several have.

    Of several, the one of the kind of `near` whose title has most in common with that one's: "the ID", after
    the client secret.
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
        found = [item for item, count in alike.items() if count == most > 0]
    return found[0] if len(found) == 1 else ""


def are_of_title(
    documents: Documents, locale: str, item: str, utterance: Utterance, units: list[int], *, subject: str = ""
) -> bool:
    """Whether one of these words stands in the title of an id, and not in that of `subject` as well."""
    titles = _titles(documents, locale)
    title = titles.get(item, frozenset()) - titles.get(subject, frozenset())
    return any(_stem(term) in title for term in _terms([utterance.typed(units)]))


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
