"""Systems that this bot is not for, and things of the trade. In: a text. Out: whether it names one."""

from __future__ import annotations

from bot.dialogue.answers.documents import Documents, kept
from bot.matcher.lexicon import Lexicon, lexicon_of
from bot.matcher.normalise import words

_ELSEWHERE = frozenset({"other-system", "other-account"})
"""Concepts of `knowledge/catalog/words.yaml`."""
_SETTINGS = {
    "callback": "check/callback-url",
    "scope": "check/scopes",
    "mask": "check/association-mask",
    "operator-group": "check/operator-group-names",
    "client-id": "check/client-id",
    "internal-name": "check/internal-name",
    "account-type": "check/account-type",
    "product-context": "check/product-context",
    "ims-server": "check/ims-server-url",
    "organization-id": "topic/organization-id",
    "tenant": "topic/tenant-name",
}
"""The settings among these concepts, and the ids that are about them."""
_SECRETS = frozenset({"client-secret", "password", "credentials"})


def is_elsewhere(documents: Documents, text: str) -> bool:
    """Whether a text names a system or an account that this bot is not for."""
    return any(concept in _ELSEWHERE for concept, _term in _lexicon(documents).concepts(words(text)))


def names_setting(documents: Documents, text: str) -> bool:
    """Whether a text names a setting, and no secret."""
    found = {concept for concept, _term in _lexicon(documents).concepts(words(text))}
    return not found.isdisjoint(_SETTINGS) and not found & _SECRETS


def settings_in(documents: Documents, text: str) -> tuple[str, ...]:
    """The ids of the settings that a text names, in their order, a client secret too."""
    named = {
        **_SETTINGS,
        "client-secret": "check/client-secret",
        "membership": "check/operator-group-membership",
    }
    found = (named.get(concept) for concept, _term in _lexicon(documents).concepts(words(text)))
    return tuple(dict.fromkeys(item for item in found if item))


def names(documents: Documents, text: str, concept: str) -> bool:
    """Whether a text names something of the trade, as `knowledge/catalog/words.yaml` calls it."""
    return any(found == concept for found, _term in _lexicon(documents).concepts(words(text)))


@kept()
def _lexicon(documents: Documents) -> Lexicon:
    return lexicon_of(documents.knowledge.words)
