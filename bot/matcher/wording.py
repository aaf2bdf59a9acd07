"""How a question is put, against what people say: of logins or of other things, of an entry or not of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from bot.matcher.familiar import in_pairs, odds_of
from bot.matcher.normalise import words
from bot.matcher.search_result import WordShare
from bot.model import KnowledgeBase, Record

_NEUTRAL = 0.27
"""What questions about pages lean on average: so does one in a language of which no phrases are known."""

_SAID = 0.7
"""Of a question that is about an entry as likely as not, about so much is in words that are said of it: more
of one that is (.82), less of one about a page (.55)."""


class Wording(Record, frozen=True, dict=True):
    """The words of the catalogue's phrases, by language, as `familiar` compiled them.

    `odds` say how much likelier each is said of logins than of other things; `spoken` with which words people
    speak of an id.
    """

    odds: dict[str, dict[str, str]] = {}
    spoken: dict[str, dict[str, str]] = {}

    def leaning(self, text: str, locale: str) -> float:
        """How much likelier the words of a text are said of logins than of other things: the mean, in nats.

        Of a word in Hangul the pair of syllables that tells most.
        """
        known = self._odds_in(locale)
        if not known:
            return _NEUTRAL
        found = [
            max((known.get(term, 0.0) for term in in_pairs([word])), key=abs, default=0.0)
            for word in words(text)
        ]
        return sum(found) / len(found) if found else 0.0

    def unsaid(self, shares: Mapping[str, WordShare], locale: str, item: str) -> float:
        """The share of a question in words that a page has, and with which nobody speaks of an id.

        Nothing in a language without phrases.
        """
        said = self._said_of(item, locale)
        return (
            sum(share.held * (1 - _part_said(word, said)) for word, share in shares.items()) if said else 0.0
        )

    def said(self, shares: Mapping[str, WordShare], locale: str, item: str) -> float:
        """The share of a question in words with which people speak of an id.

        As much as is usual in a language without phrases.
        """
        said = self._said_of(item, locale)
        return sum(share.asked * _part_said(word, said) for word, share in shares.items()) if said else _SAID

    def _said_of(self, item: str, locale: str) -> frozenset[str]:
        return frozenset(self.spoken.get(locale, {}).get(item, "").split())

    def _odds_in(self, locale: str) -> dict[str, float]:
        if locale not in self._known:
            self._known[locale] = odds_of(self.odds.get(locale, {}))
        return self._known[locale]

    @cached_property
    def _known(self) -> dict[str, dict[str, float]]:
        return {}


def wording_of(knowledge: KnowledgeBase) -> Wording:
    """The wording of a compiled knowledge base."""
    said = {locale: stored.read() for locale, stored in knowledge.said_words.items()}
    return Wording(
        {locale: words.odds for locale, words in said.items()},
        {locale: words.spoken for locale, words in said.items()},
    )


def _part_said(word: str, said: frozenset[str]) -> float:
    """What part of a word is said: of one in Hangul its pairs of syllables count."""
    terms = list(in_pairs([word]))
    return sum(term in said for term in terms) / len(terms) if terms else 1.0
