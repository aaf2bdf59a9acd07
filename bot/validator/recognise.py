"""Tells the external accounts for Adobe ID login from the many others that Campaign keeps."""

from __future__ import annotations

from collections.abc import Mapping

from bot.likeness import is_alike
from bot.validator.account import Listing
from bot.validator.fields import normalised
from bot.validator.values.documented import (
    INTERNAL_NAME,
    NEWER_INTERNAL_NAME,
    NEWER_TYPE,
    TYPE,
    translated_from,
)
from bot.validator.written import Written

_NAMES = tuple(normalised(name) for name in (INTERNAL_NAME, NEWER_INTERNAL_NAME, NEWER_TYPE + " (MAC)"))
_VALUES = (INTERNAL_NAME, NEWER_INTERNAL_NAME, TYPE, NEWER_TYPE)
_ALIKE = 0.75
"""How alike (0 to 1) a name or type must be to one of these accounts' to count as meant for it."""
OWN = (
    "ims_server",
    "ims_scope",
    "association_mask",
    "product_context",
    "callback_url",
    "organization_id",
)
"""Settings that other types of account hardly have."""
GENERAL = ("internal_name", "type")
"""Settings of every account whose value tells whether it is one of these."""
_OF_NO_OTHER = {"ims_server", "association_mask", "product_context", "organization_id"}
"""Those that a mailbox with OAuth, which has scopes and an address to return to, does not have."""
_ENOUGH_OF_ANOTHER_TYPE = 3
"""A choice: so many settings of another type are no slip."""
_SPECIFIC = {*OWN, "client_id", "client_secret"}


def is_ims_name(text: str) -> bool:
    """Whether an internal name or a type is, perhaps misspelled, that of the account for Adobe ID login.

    One of four words is left of it whatever slips are made; a quick way to pass over thousands of others.
    """
    small = text.lower()
    if "adobe" not in small and "market" not in small and "experience" not in small and "cloud" not in small:
        # Written out: it is asked of each account of a package. None of the words is left of a translation.
        return not text.isascii() and translated_from(text[:100], _VALUES) is not None
    name = normalised(text[:100])
    return (
        any(is_alike(name, own, _ALIKE) for own in _NAMES) or translated_from(text[:100], _VALUES) is not None
    )


def is_specific(setting: str, value: object) -> bool:
    """Whether a setting that stands freely in a file shows that an account is described."""
    if setting in _SPECIFIC:
        return True
    return setting in ("internal_name", "type") and isinstance(value, Written) and is_ims_name(value)


def is_of_no_other(setting: str, value: object) -> bool:
    """Whether a setting, however deep it stands, shows an account for Adobe ID login and nothing else."""
    if setting in ("internal_name", "type"):
        return isinstance(value, Written) and is_ims_name(value)
    return setting in _OF_NO_OTHER - {"organization_id"}


def concerns_ims(values: Mapping[str, Written | Listing], *, alone: bool) -> bool:
    """Whether an account with these settings is meant for Adobe ID login, right or wrong as they are.

    `alone`: it is the only one of its file, so it takes a clear sign to be another.
    """
    name, kind = values.get("internal_name"), values.get("type")
    if not alone and _is_only_named_alike(values):
        return False
    if any(isinstance(value, Written) and value and is_ims_name(value) for value in (name, kind)):
        return True
    own = {setting for setting in OWN if _is_given(values.get(setting))}
    if isinstance(kind, Written) and kind and not kind.isdigit():
        return len(own) >= _ENOUGH_OF_ANOTHER_TYPE
    if isinstance(name, Written) and name.strip() and not alone:
        return not own.isdisjoint(_OF_NO_OTHER)
    return alone or bool(own)


def _is_only_named_alike(values: Mapping[str, Written | Listing]) -> bool:
    """Whether the name of an account with the number of another type resembles, and nothing else does."""
    name, kind = values.get("internal_name"), values.get("type")
    if not isinstance(kind, Written) or not kind.isdigit() or not isinstance(name, Written):
        return False
    return normalised(name) not in _NAMES and not any(_is_given(values.get(own)) for own in _OF_NO_OTHER)


def _is_given(value: Written | Listing | None) -> bool:
    return bool(value.items if isinstance(value, Listing) else value)
