"""Secrets that stand where none belongs: a row that slipped, a value pasted into the wrong field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.languages import of_all
from bot.languages.patterns import any_of
from bot.privacy.secret_detection import is_tangle
from bot.privacy.token_shapes import find_sure
from bot.validator.written import Written, written

_MAY_BE_RANDOM = frozenset({"client_id"})
"""Settings whose right values look like secrets, whatever their form."""
_YEAR_MARKS = any_of(of_all(lambda language: language.account_file.date_marks[:1]))
_DATE = re.compile(rf"\s*\d{{1,4}}(?:[-/. ]|{_YEAR_MARKS})")
_OF_A_FORM = {
    "organization_id": re.compile(r"(?i)\s*[0-9a-f]{8,26}(?![\w-])|[^@]*@\s*adob"),
    "last_modified": _DATE,
    "server_restarted": _DATE,
    "client_secret_sha256": re.compile(r"(?i)\s*(?:sha-?256:)?[0-9a-f]{16}"),
}
"""Others, and how those begin."""
_LOOKED_AT = 1000
"""A choice: the beginning of a value tells what it is."""
_MAY_TANGLE = re.compile(r"\d[^\d\s\-_./:,;@]++\d")
"""Digits that come again in one piece: without them no tangle is one, and looking costs next to nothing."""
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
    if setting in _MAY_BE_RANDOM or (setting in _OF_A_FORM and _OF_A_FORM[setting].match(value)):
        return find_sure(value) is not None
    return may_be_secret(value)


def may_be_secret(text: str) -> bool:
    """Whether a name, a value or a sheet's name, or a word of it, can hardly be anything but a secret."""
    if not _FIGURE.search(text):
        return False
    if find_sure(text):
        return True
    may_be = _MAY_TANGLE.search(text, 0, _LOOKED_AT) is not None
    return may_be and any(map(is_tangle, text[:_LOOKED_AT].split()))


def secret_words(text: str) -> Iterator[Written]:
    """The words of a text that can hardly be anything but secrets, without a place: hidden everywhere."""
    yield from (written(word, 0, 0) for word in text[:_LOOKED_AT].split() if may_be_secret(word))


def has_slipped(secrets: Iterable[Written]) -> bool:
    """Whether what stands under the names of secrets belongs under others, and a secret elsewhere."""
    return any(_NO_SECRET.fullmatch(secret) for secret in secrets)
