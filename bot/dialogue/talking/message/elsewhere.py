"""Systems that this bot is not for, and things of the trade. In: a text. Out: whether it names one."""

from __future__ import annotations

from bot.dialogue.answers.documents import Documents, kept
from bot.matcher.lexicon import Lexicon, lexicon_of
from bot.matcher.normalise import words

_ELSEWHERE = frozenset({"other-system", "other-account"})
"""Concepts of `knowledge/catalog/words.yaml`."""
_SETTINGS = frozenset(
    {
        *("callback", "scope", "mask", "operator-group", "client-id", "internal-name", "account-type"),
        *("product-context", "ims-server", "organization-id", "tenant"),
    }
)
_SECRETS = frozenset({"client-secret", "password", "credentials"})


def is_elsewhere(documents: Documents, text: str) -> bool:
    """Whether a text names a system or an account that this bot is not for."""
    return any(concept in _ELSEWHERE for concept, _term in _lexicon(documents).concepts(words(text)))


def names_setting(documents: Documents, text: str) -> bool:
    """Whether a text names a setting, and no secret."""
    found = {concept for concept, _term in _lexicon(documents).concepts(words(text))}
    return bool(found & _SETTINGS) and not found & _SECRETS


def names(documents: Documents, text: str, concept: str) -> bool:
    """Whether a text names something of the trade, as `knowledge/catalog/words.yaml` calls it."""
    return any(found == concept for found, _term in _lexicon(documents).concepts(words(text)))


@kept()
def _lexicon(documents: Documents) -> Lexicon:
    return lexicon_of(documents.knowledge.words)
