"""The words of phrases, as they compare: in Hangul pairs of syllables, so that particles do not count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.languages import LOCALES
from bot.matcher.normalise import different_words, is_hangul
from bot.model import KnowledgeBase

_APART = " | "
"""Parts texts: no word, and nothing that a pattern reads over."""


def familiar_words(knowledge: KnowledgeBase) -> dict[str, str]:
    """For each language the words with which people speak of their logins alone, in one text."""
    found = {}
    for locale, foreign in foreign_words(knowledge).items():
        ours = (text for entry in knowledge.entries.values() for text in said(entry.says, locale))
        found[locale] = " ".join(sorted(terms_of_all(ours).difference(foreign.split())))
    return found


def spoken_words(knowledge: KnowledgeBase) -> dict[str, dict[str, str]]:
    """For each language and id the words with which people speak of it, in one text."""
    return {
        locale: {
            item: " ".join(sorted(terms_of_all(said(entry.says, locale))))
            for item, entry in knowledge.entries.items()
        }
        for locale in LOCALES
    }


def foreign_words(knowledge: KnowledgeBase) -> dict[str, str]:
    """For each language the words of what is off topic, in one text."""
    return {locale: " ".join(sorted(terms_of_all(said(knowledge.off_topic, locale)))) for locale in LOCALES}


def said(says: Mapping[str, Mapping[str, Sequence[str]]], locale: str) -> Iterator[str]:
    """What all writers of a language say."""
    return (text for texts in says.get(locale, {}).values() for text in texts)


def terms_of_all(texts: Iterable[str]) -> frozenset[str]:
    """The terms of all these texts; read in one go, which is much faster."""
    return frozenset(in_pairs(different_words(_APART.join(texts))))


def in_pairs(words: Iterable[str]) -> Iterator[str]:
    """The terms of words."""
    for word in words:
        if not is_hangul(word):
            yield word
        elif len(word) > 1:
            yield from (word[at : at + 2] for at in range(len(word) - 1))
