"""A text → its terms, and the stems by which those of a message and of a page are compared."""

from __future__ import annotations

from bot.matcher.familiar import in_pairs
from bot.matcher.normalise import is_hangul, words

_PREFIX = 5
"""Letters by which a word is compared with those of a page: endings differ."""


def stems_of(*texts: str) -> frozenset[str]:
    """Beginnings of the words of some texts."""
    return frozenset(stem_of(term) for text in texts for term in terms_in(text))


def stem_of(term: str) -> str:
    """The beginning of a word; Hangul, whose endings are terms of their own, as it is."""
    return term if is_hangul(term) else term[:_PREFIX]


def terms_in(text: str) -> list[str]:
    """The words of a text, as they are compared: Hangul in pairs of syllables."""
    return list(in_pairs(words(text)))
