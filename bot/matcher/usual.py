"""What people say whatever they ask about: the words of questions about other things, and how usual they are.

Some pages have many of these, since they are long or speak to their reader: they fit any question a little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.matcher.familiar import said
from bot.matcher.terms import word_terms
from bot.model import KnowledgeBase

_PHRASES = 350
"""About so many phrases tell how usual a word is: four times as many found the right page no more often."""


def usual_phrases(knowledge: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    """For each language some of what people say about other things than the catalogue's."""
    found = {locale: sorted(said(knowledge.off_topic, locale)) for locale in knowledge.off_topic}
    return {locale: tuple(texts[:: len(texts) // _PHRASES or 1]) for locale, texts in found.items()}


def usual_terms(phrases: Sequence[str], locale: str) -> Mapping[int, float]:
    """The terms of phrases in a language, with the share of the phrases that have each."""
    having = Counter(term for text in phrases for term in word_terms(text, locale))
    return {term: count / len(phrases) for term, count in having.items()}
