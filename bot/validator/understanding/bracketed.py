"""Takes brackets off values that are certainly ones, so that rules judge what stands within them.

`<tenant>` and `[votre tenant]` are placeholders and stay what they are: something within has to show that
somebody has filled it in. Of a tenant and a client ID the account's other values show it: `<client1>` may
stand for any, `[contoso-crm]` beside the mask `Campaign - contoso - (.*)` is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import structs

from bot.privacy.secret_detection import is_tangle
from bot.validator.account import Bracketed, Listing
from bot.validator.fields import ADDRESSES, FieldLevel, field
from bot.validator.values.brackets import inside_brackets
from bot.validator.values.documented import IMS_HOSTS, RIGHT, is_organization_id
from bot.validator.values.placeholder_values import holds_placeholder, is_placeholder
from bot.validator.values.switched import is_off, is_on
from bot.validator.values.url_parts import read_address
from bot.validator.written import Written, written

_SCOPES = {"ims_scope", "scopes"}
_OPENING = tuple("<[{(＜［｛（【")
_WORD = re.compile(r"[^\W_]+")
_STANDING_IN = {
    "tenant",
    "client",
    "id",
    "org",
    "organization",
    "group",
    "name",
    "url",
    "host",
    "value",
    "mask",
}
"""Words of English that a placeholder is made of: `<Campaign - client - (.*)>`."""
_SINGLE = re.compile(r"[\w.-]+")
_WITH_THE_NAME = ("tenant", "association_mask", "callback_url")
_OF_EVERYBODY = {"campaign", "http", "https", "test", "prod", "stage", "logon", "adobe", "example", "login"}
"""Words in those that are nobody's name."""
_LEAST_NAME = 4
"""A choice: shorter words are endings of addresses and abbreviations."""
_SCOPE = re.compile(r"(?i)openid|adobeid")


def take_off(level: FieldLevel, values: dict[str, Any], account: str | None) -> Iterator[Bracketed]:
    """Replace values in brackets in `values` (setting → `Written` or `Listing`), and tell of each."""
    for name, value in list(values.items()):
        if isinstance(value, Written):
            inside = _inside(name, value, values) if value.startswith(_OPENING) else None
            if inside is not None:
                values[name] = inside
                yield Bracketed(field(level, name), value, inside, account)
        elif any(item.startswith(_OPENING) for item in value.items):
            insides = _around_all(name, value) or [_inside(name, item, values) for item in value.items]
            pairs = list(zip(value.items, insides, strict=True))
            items = (item if inside is None else inside for item, inside in pairs)
            values[name] = structs.replace(value, items=tuple(items))
            for item, inside in pairs:
                if inside is not None:
                    yield Bracketed(field(level, name), item, inside, account)


def _around_all(name: str, listing: Listing) -> list[Written | None] | None:
    """Of scopes in one pair of brackets, `[openid, AdobeID]`, the first and the last one without theirs."""
    first, last = listing.items[0], listing.items[-1]
    whole = f"{first}{last}" if len(listing.items) > 1 else ""
    if name not in _SCOPES or inside_brackets(whole) is None:
        return None
    between: list[Written | None] = [None] * (len(listing.items) - 2)
    return [_in_place(first, first[1:].strip()), *between, _in_place(last, last[:-1].strip())]


def _inside(name: str, value: Written, values: dict[str, Any]) -> Written | None:
    """What stands in brackets, in the place of the whole; None where there is none, or no certain value."""
    inside = inside_brackets(value)
    return None if inside is None or not _is_value(name, inside, values) else _in_place(value, inside)


def _in_place(value: Written, inside: str) -> Written:
    bare = written(inside, value.start, value.end)
    if hasattr(value, "at"):
        bare.at = value.at
    return bare


def _is_value(name: str, inside: str, values: dict[str, Any]) -> bool:
    if name in RIGHT:
        return inside in RIGHT[name]
    if name == "enabled":
        return is_on(inside) or is_off(inside)
    if name == "client_secret":
        return is_tangle(inside)
    if name == "organization_id":
        return is_organization_id(inside)
    if name == "association_mask":
        prefix, mark, _rest = inside.partition("(.*)")
        return bool(mark) and not holds_placeholder(prefix) and not _stands_in(prefix)
    if name in ADDRESSES:
        return _is_address(name, inside)
    if name in _SCOPES:
        return bool(_SCOPE.fullmatch(inside))
    if is_placeholder(inside) or _stands_in(inside):
        return False
    if name == "tenant":
        mask = values.get("association_mask")
        return isinstance(mask, Written) and inside in _WORD.findall(mask)
    return name == "client_id" and bool(_SINGLE.fullmatch(inside)) and _is_named_elsewhere(inside, values)


def _is_named_elsewhere(text: str, values: dict[str, Any]) -> bool:
    """Whether the customer's own name, as tenant, mask or addresses have it, stands in a value."""
    known: set[str] = set()
    for name in _WITH_THE_NAME:
        value = values.get(name)
        if isinstance(value, Written) and not holds_placeholder(value):
            known.update(word.casefold() for word in _WORD.findall(value))
    words = (word.casefold().rstrip("0123456789") for word in _WORD.findall(text))
    return any(len(word) >= _LEAST_NAME and word in known - _OF_EVERYBODY for word in words)


def _is_address(name: str, inside: str) -> bool:
    address = read_address(inside)
    if address is None or holds_placeholder(inside):
        return False
    if name == "ims_server":
        return address.host in IMS_HOSTS
    return address.scheme in ("http", "https") and "." in address.host


def _stands_in(text: str) -> bool:
    return not _STANDING_IN.isdisjoint(word.lower() for word in _WORD.findall(text))
