"""How a question is put, against what people say: of logins or of other things, of an entry or not of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from bot.matcher.familiar import in_pairs, odds_of
from bot.matcher.normalise import words
from bot.model import KnowledgeBase, Record

_NEUTRAL = 0.27
"""What questions about pages lean on average: so does one in a language of which no phrases are known."""


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

    def unsaid(self, shares: Mapping[str, float], locale: str, item: str) -> float:
        """The share of a question in words with which nobody speaks of an id; `shares` has that of each.

        Nothing in a language without phrases.
        """
        said = frozenset(self.spoken.get(locale, {}).get(item, "").split())
        if not said:
            return 0.0
        return sum(share * (1 - _part_said(word, said)) for word, share in shares.items())

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
