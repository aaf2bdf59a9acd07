"""Secrets that stand where none belongs: a row that slipped, a value pasted into the wrong field."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.secret_detection import is_tangle
from bot.privacy.token_shapes import find_sure
from bot.validator.written import Written

_MAY_BE_RANDOM = frozenset(
    {"client_id", "client_secret_sha256", "organization_id", "last_modified", "scopes", "ims_scope"}
)
"""Settings whose right values look like secrets, or are lists of documented words."""
_FIGURE = re.compile(r"\d")
_NO_SECRET = re.compile(
    r"(?i)\s*(?:https?://\S*|\S*@adobeorg|\S*\(\.\*\)|openid\b.*|adobe_\w+|dma_campaign\w*"
    r"|true|false|yes|no|oui|non|ja|nej|\d{4}-\d\d-\d\d.*)\s*"
)
"""What other settings hold: under the name of a secret it shows that the row has slipped."""


def is_misplaced(setting: str, value: str) -> bool:
    """Whether the value of a setting that is no secret may be one all the same."""
    if not _FIGURE.search(value):
        return False  # cheap, and true of nearly all values
    if find_sure(value):
        return True
    return setting not in _MAY_BE_RANDOM and is_tangle(value)


def has_slipped(secrets: Iterable[Written]) -> bool:
    """Whether what stands under the names of secrets belongs under others, and a secret elsewhere."""
    return any(_NO_SECRET.fullmatch(secret) for secret in secrets)
