"""Slot filling. In: a message. Out: the value in it, and the setting it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from bot.model import Record

_EDGES = ".,;:!?()[]{}<>«»\"'“”‘’`…"
_QUOTES = "\"'`“”‘’"
_URL = re.compile(r"(?i)\bhttps?://[^\s<>\"'«»“”`]*")
_HOST = re.compile(r"(?i)(?<![\w.@/-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:/[^\s<>\"'«»,;?]*)?")
_SLIPPED = re.compile(
    r"(?i)(?<![\w@/.])(?:h[tps]{2,5}(?:[:;][/\\]{0,3}|[/\\]{2,3})|[tps]{2,4}://)[\w-]+\.[^\s<>\"'«»“”`]*",
    re.ASCII,
)
"""An address that begins with a slip of the finger: `http:/`, `https//`, `htps://`, `https:\\\\`."""
_BARE_SCHEME = re.compile(r"(?i)https?:/*")
"""What an address begins with: "do I put http:// before it?" gives no address."""
_IMS_HOST = re.compile(r"(?i)(?:ims|adobeid)[-.]|adobelogin|services\.adobe")
_ORGANIZATION = re.compile(
    r"(?<![\w@])[0-9A-Fa-f]{20,28}(?:@[A-Za-z]+)?(?![\w@])|\w{1,40}@(?i:AdobeOrg)(?!\w|\.\w)"
    r"|(?=\w*\d)\w{6,40}@(?i:adobe\.?org[a-z]*(?:\.[a-z]{2,})*)(?!\w)",
    re.ASCII,
)
_DIGITS = re.compile(r"(?<![\w/.@:-])\d{4,40}(?![\w@.])", re.ASCII)
"""An ID of digits alone, where one is spoken of."""
_MASK = re.compile(
    r"(?i)\bCampaign\s{0,3}[-–_:]\s{0,3}(?:(?!\.\s|Campaign\s?[-–_])[\w .{}<>-]){1,60}?\s{0,3}[-–_:]?\s{0,3}"
    r"(?:\(?\.?\*\)?|\(\.\+\)|%)(?!\w)"
    r"|\bC\w{3,11}\s{0,3}[-–_]\s{0,3}[\w .]{1,60}?\s{0,3}[-–_]\s{0,3}\(\.[*+]\)"
    r"|\bCampaign\s{0,3}\(\.\*\)",
    re.ASCII,
)
"""A mask, its first word with a slip of the finger only where the rest leaves no doubt.

Blanks are counted here, and left to `strip` below: several `\\s*` about one another's blanks try every way to
share them out, which takes minutes for a message that is full of them.
"""
_CONTEXT = re.compile(
    r"(?i)\bdma[_ -]?camp\w*(?:(?:[_-]\w+)|\s(?:classi[ck]\w*|클래식)|(?:(?<=_)|-)[가-힣]+)*", re.ASCII
)
_IDENTIFIER = re.compile(
    r"(?i)(?<![\w/.@-])(?!adobe|product)(?=d[a-z]{1,3}_|\w*camp)[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w@/])",
    re.ASCII,
)
"""A name of programs that has something of the two right contexts, its beginning or their word."""
_NAME = re.compile(
    r"(?i)(?<![\w/.@-])[\"'«“`]?adobe[_ -]*(?:mark|exper)[a-z]*[_ -]*clou\w*"
    r"|\b(?-i:Adobe)(?:_(?:[A-Za-z0-9]+|[가-힣]+))+",
    re.ASCII,
)
_TRANSLATED = ("campagne", "kampagne", "kampanj", "캠페인")
"""How a name begins that somebody has translated."""
_GROUP = re.compile(rf"(?i)\b(?:Campaign|{'|'.join(_TRANSLATED)})(?:\s?[-–_]\s?[\w.]+)+")
"""A group as Adobe has it: the tenant and a name behind `Campaign`."""
_CAMPAIGN = "campaign"
_TAIL = re.compile(r"(?<=[A-Za-z0-9])[가-힣]+$")
"""A Korean ending that is written on to a name."""
_BEHIND_ADDRESS = re.compile(r"(?<=[A-Za-z0-9)\]>,])[가-힣]+$|(?<=/)[가-힣]{1,2}$")
"""The same on an address, where more than two syllables behind a slash are a path."""
_IN_QUOTES = re.compile(r"[\"«„“`‘]([^\"«»„“”`‘’]{2,60})[\"»“”`’]")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_PRODUCT = re.compile(r"\bAdobe(?! ID\b)(?: [A-Z][\w-]*){1,3}", re.ASCII)
"""A product's name, such as a type of account may have."""
_CAPITALS = re.compile(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+){1,3}\b", re.ASCII)
"""Several words with capitals: how the console writes the name of a type."""
_QUOTED = re.compile(r"[\"«“`]([^\"»”`]{2,60})[\"»”`]|(?<!\w)'([^']{2,60})'(?!\w)")

_CODE = re.compile(r"(?<![\w/.@-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{4,64}(?![\w@])", re.ASCII)
"""An identifier as programs give them: letters and digits."""
_SET = re.compile(r"(?:[:=]|[-=]>|→)\s*([0-9A-Za-zÀ-ɏ_.-]{1,63}[0-9A-Za-zÀ-ɏ_])")
_EQUALS = re.compile(r"(?:=|[-=]>|→)\s*([A-Za-z][\w .-]{1,59}?)(?=\s*(?:[,;?!\n]|$)|\s+[가-힣])", re.ASCII)
"""What stands behind an equals sign or an arrow, up to the next clause."""
_SCOPES = re.compile(r"\b\w+(?:\.\w+)*(?:\s*,\s*\w+(?:\.\w+)*)+\b", re.ASCII)
_SCOPE_LIST = re.compile(
    r"(?i)\b(?:openid|AdobeID)(?:\s*,\s*[a-z_.]+)+\b|(?<![\w.])[a-z_.]+(?:,[a-z_.]+)+\b", re.ASCII
)
"""Scopes beside each other: one that every list has, or several without a blank between."""
_WORD_BEHIND = re.compile(
    r"\s*,\s+(?!(?:openid|AdobeID|session|profile|email|offline_access)\b)[^\W_]+$", re.ASCII
)
"""A word of the sentence behind a list: a scope that nobody knows has a dot or an underscore in it."""

FIELD_OF = {
    "check/internal-name": "internal_name",
    "check/account-type": "type",
    "check/ims-server-url": "ims_server",
    "check/callback-url": "callback_url",
    "check/product-context": "product_context",
    "topic/organization-id": "organization_id",
    "check/association-mask": "association_mask",
    "topic/mask-syntax": "association_mask",
    "check/client-id": "client_id",
    "topic/tenant-name": "tenant",
    "check/scopes": "ims_scope",
}
"""Which setting an id is about."""
CHECK_OF = {
    "internal_name": "check/internal-name",
    "type": "check/account-type",
    "ims_server": "check/ims-server-url",
    "callback_url": "check/callback-url",
    "product_context": "check/product-context",
    "organization_id": "topic/organization-id",
    "association_mask": "check/association-mask",
    "client_id": "check/client-id",
    "tenant": "topic/tenant-name",
    "ims_scope": "check/scopes",
}
_NAMED = {"internal_name", "type"}
"""Settings of which any words may be the value."""


class Given(Record, frozen=True):
    """A value that stands in a message, and the setting that it is for."""

    field: str
    value: str
    adobe: str = ""
    """The same on Adobe's side, where the message tells it."""
    others: tuple[str, ...] = ()
    """More of Adobe's side, where a message tells several groups beside a mask."""
    fitting: tuple[str, ...] = ()
    """Those of several groups that the mask takes in, or would if it were as it should be."""


def given_in(text: str, likely: str) -> Given | None:
    """The value that a message gives; `likely` is the id that its words are about, to tell kinds apart."""
    given = _found_in(text, likely)
    return msgspec.structs.replace(given, value=_with_blank(text, given.value)) if given else None


def _with_blank(text: str, value: str) -> str:
    """The value with the blank that quotes hold on one side of it: it belongs to it, and is what is wrong.

    On both sides, or within « », it is but how somebody writes.
    """
    blank = r"([^\S\n]*)"
    found = re.search(rf"(?<!\w)[{_QUOTES}]{blank}{re.escape(value)}{blank}[{_QUOTES}](?!\w)", text)
    before, after = found.groups() if found else ("", "")
    return value if before and after else f"{before}{value}{after}"


def _found_in(text: str, likely: str) -> Given | None:
    field = FIELD_OF.get(likely, "")
    if found := _MASK.search(text):
        mask = found[0].strip(" \"'«“`")
        group, *others = groups_in(text, found.span()) or [""]
        return Given("association_mask", mask, group, tuple(others))
    if found := _CONTEXT.search(text):
        return Given("product_context", found[0])
    if field == "product_context" and (found := _IDENTIFIER.search(text)):
        return Given(field, found[0])
    if found := _ORGANIZATION.search(text):
        return Given("organization_id", found[0])
    if field == "organization_id" and (found := _CODE.search(text) or _DIGITS.search(text)):
        return Given(field, found[0])
    given = _address_in(text, field)
    if given or _URL.search(text):
        return given
    if found := _NAME.search(text):
        value = found[0].strip(" \"'«“`")
        is_type = field == "type" or (field != "internal_name" and "_" not in value)
        return Given("type" if is_type else "internal_name", value)
    if field == "client_id" and (found := _CODE.search(text) or _SET.search(text)):
        return Given(field, found[found.re.groups])
    if field == "tenant" and (found := _SET.search(text)):
        return Given(field, found[1])
    if "openid" in text.lower() and (
        found := (_SCOPES if field == "ims_scope" else _SCOPE_LIST).search(text)
    ):
        return Given("ims_scope", _WORD_BEHIND.sub("", found[0]))
    found = _QUOTED.search(text) if field else None
    if not found and field in _NAMED:
        found = _EQUALS.search(text) or (_PRODUCT.search(text) if field == "type" else None)
        return Given(field, found[found.re.groups].strip()) if found else None
    return Given(field, next(filter(None, found.groups())).strip()) if found else None


def groups_beside(text: str, mask: str) -> list[str]:
    """The groups in a text that begin as a mask does which was told before."""
    return groups_in(f"{mask}\n{text}", (0, len(mask)))


def groups_in(text: str, mask: tuple[int, int] | None = None) -> list[str]:
    """The groups in a text, as Adobe has them: by their form, or quoted and begun as the mask is.

    `mask` is where the mask stands in it; without one, those that begin with `Campaign`.
    """
    first = _FIRST_WORD.search(text, *mask) if mask else None
    begun = first[0].casefold() if first else "" if mask else _CAMPAIGN
    likely = (begun, *(() if mask else _TRANSLATED))
    found = [
        (found.start(), _TAIL.sub("", found[pattern.groups].strip(" .")))
        for pattern in (_IN_QUOTES, _GROUP)
        for found in pattern.finditer(text)
        if mask is None or found.end() <= mask[0] or mask[1] <= found.start()
    ]
    names: list[str] = []
    for _start, name in sorted(found):
        if begun and name.casefold().startswith(likely) and not any(name in other for other in names):
            names.append(name)
    return names


def _address_in(text: str, field: str) -> Given | None:
    """The address of a server or of Campaign, though it begins with a slip; what only begins one is none."""
    if found := _URL.search(text):
        value = _without_ending(found)
        is_server = _is_ims(value, field)
        is_address = value.count("/") > 1 and (field == "callback_url" or not _BARE_SCHEME.fullmatch(value))
        return Given("ims_server" if is_server else "callback_url", value) if is_address else None
    if found := _SLIPPED.search(text):
        value = _without_ending(found)
        return Given("ims_server" if _is_ims(value, field) else "callback_url", value)
    if found := _HOST.search(text):
        value = _without_ending(found)
        if _is_ims(value, field):
            return Given("ims_server", value)
        if field == "callback_url" and not value.lower().endswith(("adobe.com", "logon.jsp", ".xml")):
            return Given("callback_url", value)
    return None


def _without_ending(found: re.Match[str]) -> str:
    """An address without the signs behind it, and without a Korean ending, which in quotes belongs to it."""
    is_quoted = found.string[found.end() : found.end() + 1] in tuple(f"{_QUOTES}»")
    value = found[0] if is_quoted else _BEHIND_ADDRESS.sub("", found[0])
    return value.rstrip(_EDGES)


def _is_ims(address: str, field: str) -> bool:
    """Whether an address is of an IMS server, by its host alone; Adobe's is one whatever is spoken of."""
    host = re.split(r"[/\\?#]", re.sub(r"(?i)^[a-z]{2,6}(?:[:;][/\\]*|[/\\]+)", "", address), maxsplit=1)[0]
    found = _IMS_HOST.search(host)
    return bool(found) and (field != "callback_url" or "adobe" in host.lower())


def places_in(text: str, field: str) -> list[tuple[int, int]]:
    """Where values of a setting stand that may be told twice, in Campaign and on Adobe's side."""
    pattern = {"ims_scope": _SCOPE_LIST, "client_id": _CODE}.get(field)
    return [found.span() for found in pattern.finditer(text)] if pattern else []


def names_in_form(text: str) -> Iterator[tuple[int, int]]:
    """Where names stand that have the form of an internal name or of a type."""
    for found in _NAME.finditer(text):
        start = found.start() + len(found[0]) - len(found[0].lstrip(" \"'«“`"))
        yield start, found.end()


def in_capitals(text: str) -> Iterator[tuple[int, int]]:
    """Where several words with capitals stand side by side."""
    return (found.span() for found in _CAPITALS.finditer(text))


def loosely_in(text: str) -> str:
    """What may be a value by being quoted, or a product's name; empty without any."""
    if found := _QUOTED.search(text):
        return str(next(filter(None, found.groups()))).strip()
    found = _PRODUCT.search(text)
    return found[0] if found else ""
