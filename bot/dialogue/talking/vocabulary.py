"""Words that people and documents use of this subject. In: some units. Out: how near they are to an id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.dialogue.answers.documents import Documents
from bot.dialogue.talking.section_parts import text_of
from bot.dialogue.talking.utterance import Utterance
from bot.matcher.normalise import different_words, is_hangul, words

_PREFIX = 5
"""Letters by which a word is compared with those of a page: endings differ."""
_LONG_ENOUGH = 3
_APART = " | "
"""Parts texts: no word, and nothing that a pattern reads over."""
_ADDRESS = re.compile(r"\S*@\S*|\S+\.\w\S*")
"""A mail address, a host or a file: its pieces are no words."""


@lru_cache(maxsize=8)
def _known(documents: Documents, locale: str) -> frozenset[str]:
    """The words of a language's phrases, without those of what is off topic."""
    ours = (text for entry in documents.entries.values() for text in _said(entry.says, locale))
    return _terms_of_all(ours) - _terms_of_all(_said(documents.knowledge.off_topic, locale))


def learn(documents: Documents, locale: str) -> None:
    """Gather the words of a language before the first message needs them."""
    _known(documents, locale)


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
    spoken = _terms_of_all(_said(entry.says, locale)) if entry else ()
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


def _said(says: Mapping[str, Mapping[str, Sequence[str]]], locale: str) -> Iterator[str]:
    """What all writers of a language say."""
    return (text for texts in says.get(locale, {}).values() for text in texts)


def _terms_of_all(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts, pairs of syllables of Hangul ones; read in one go, which is much faster."""
    return frozenset(_in_pairs(different_words(_APART.join(texts))))


def _terms(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _in_pairs(words(text))


def _in_pairs(found: Iterable[str]) -> Iterator[str]:
    for word in found:
        if not is_hangul(word):
            yield word
        elif len(word) > 1:
            yield from (word[at : at + 2] for at in range(len(word) - 1))
