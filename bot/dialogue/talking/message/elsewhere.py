"""Systems that this bot is not for, and things of the trade. In: a text. Out: whether it names one."""

from __future__ import annotations

from bot.dialogue.answers.documents import Documents, kept
from bot.matcher.lexicon import Lexicon, lexicon_of
from bot.matcher.normalise import words

_ELSEWHERE = frozenset({"other-system", "other-account"})
"""Concepts of `knowledge/catalog/words.yaml`."""


def is_elsewhere(documents: Documents, text: str) -> bool:
    """Whether a text names a system or an account that this bot is not for."""
    return any(concept in _ELSEWHERE for concept, _term in _lexicon(documents).concepts(words(text)))


def names(documents: Documents, text: str, concept: str) -> bool:
    """Whether a text names something of the trade, as `knowledge/catalog/words.yaml` calls it."""
    return any(found == concept for found, _term in _lexicon(documents).concepts(words(text)))


@kept()
def _lexicon(documents: Documents) -> Lexicon:
    return lexicon_of(documents.knowledge.words)
