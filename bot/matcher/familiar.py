"""The words of phrases, as they compare: in Hangul pairs of syllables, so that particles do not count.

Compiled once: which of them only those use who speak of their logins, and how much likelier each is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from bot.languages import LOCALES
from bot.matcher.normalise import different_words, is_hangul, words
from bot.model import KnowledgeBase, SaidWords

_APART = " | "
"""Parts texts: no word, and nothing that a pattern reads over."""
_STEPS = 2
"""So many levels of odds are one nat: finer ones told no more in the conversations of any writer left out."""
_MOST = 2.0
"""Odds beyond these, in nats, tell no more: a word is of logins, or of other things."""
HIGHEST_LEVEL = round(_MOST * _STEPS)
"""Levels go from the negative of this up to it."""
_UNHEARD = 0.3
"""A choice: what counts for a word that was never heard on one side, in phrases."""


def said_words(knowledge: KnowledgeBase) -> dict[str, SaidWords]:
    """The words of each language's phrases."""
    familiar, foreign = familiar_words(knowledge), foreign_words(knowledge)
    spoken, odds = spoken_words(knowledge), word_odds(knowledge)
    return {
        locale: SaidWords(familiar[locale], foreign[locale], spoken[locale], odds[locale])
        for locale in LOCALES
    }


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


def word_odds(knowledge: KnowledgeBase) -> dict[str, dict[str, str]]:
    """For each language, by level of odds, the words in one text that are so much likelier said of logins.

    A level is half a nat of log odds between phrases on logins and phrases on other things, from "-4" to "4";
    words that are as likely said of both are left out.
    """
    return {locale: _by_level(_odds(knowledge, locale)) for locale in LOCALES}


def odds_at(level: int) -> float:
    """The odds of a level, in nats."""
    return level / _STEPS


def odds_of(levels: Mapping[str, str]) -> dict[str, float]:
    """The odds of each word, in nats, that `word_odds` wrote."""
    return {word: odds_at(int(level)) for level, text in levels.items() for word in text.split()}


def _odds(knowledge: KnowledgeBase, locale: str) -> dict[str, float]:
    entries = knowledge.entries.values()
    ours, of_ours = _phrases_by_word(text for entry in entries for text in said(entry.says, locale))
    others, of_others = _phrases_by_word(said(knowledge.off_topic, locale))
    if not of_ours or not of_others:
        return {}
    return {
        word: log((ours[word] + _UNHEARD) / of_ours) - log((others[word] + _UNHEARD) / of_others)
        for word in ours | others
    }


def _phrases_by_word(texts: Iterable[str]) -> tuple[Counter[str], int]:
    """In how many of some phrases each word stands, and how many phrases there are."""
    found: Counter[str] = Counter()
    count = 0
    for text in texts:
        found.update(set(in_pairs(words(text))))
        count += 1
    return found, count


def _by_level(odds: Mapping[str, float]) -> dict[str, str]:
    levels: dict[int, list[str]] = {}
    for word, value in sorted(odds.items()):
        level = round(min(max(value, -_MOST), _MOST) * _STEPS)
        if level:
            levels.setdefault(level, []).append(word)
    return {str(level): " ".join(found) for level, found in sorted(levels.items())}


def said(says: Mapping[str, Mapping[str, Sequence[str]]], locale: str) -> Iterator[str]:
    """What all writers of a language say."""
    return (text for texts in says.get(locale, {}).values() for text in texts)


def terms_of_all(texts: Iterable[str]) -> frozenset[str]:
    """The terms of all these texts; read in one go, which is much faster."""
    return frozenset(in_pairs(different_words(_APART.join(texts))))


def in_pairs(found: Iterable[str]) -> Iterator[str]:
    """The terms of words."""
    for word in found:
        if not is_hangul(word):
            yield word
        elif len(word) > 1:
            yield from (word[at : at + 2] for at in range(len(word) - 1))
