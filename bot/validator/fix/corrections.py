"""What of a file could be put right without asking anybody; `fix` proves each before it is made.

Stray blanks, within an address too, the exact spelling of documented values, `https://`, letters put together
from two characters, wide or foreign ones that can be nothing but the plain ones, and brackets around a value.
What only Adobe or the administrator knows is never guessed: a placeholder, another region's server, an
address with a port, the host of an instance, an account too many.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from bot.validator.account import Account, AccountFile, Bracketed, Instance, Listing
from bot.validator.fix.edit import Edit
from bot.validator.fix.quoting import written_like
from bot.validator.mask.form import names, read_mask, tidy
from bot.validator.understanding.extra_accounts import extra_accounts
from bot.validator.values.documented import (
    HIDDEN_CONTEXT,
    IMS_HOSTS,
    SHOWN_CONTEXT,
    is_organization_id,
    region_of,
)
from bot.validator.values.documented_spelling import SLIPS, documented_spelling
from bot.validator.values.lookalike import is_sure, plain
from bot.validator.values.placeholder_values import holds_placeholder
from bot.validator.values.url_parts import bare, joined, read_address
from bot.validator.written import Written

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
"""A host that is certainly one: words with dots between them, the last without digits."""


def proposed(file: AccountFile) -> Iterator[Edit]:
    """Every change that may be tried, in no order; two may want the same place."""
    too_many = tuple(extra_accounts(file))
    extra = {account.start for account in too_many}
    bracketed = {note.value.start: note for note in file.notes if isinstance(note, Bracketed)}
    for instance in file.instances:
        for account in instance.ims_accounts:
            if account.start not in extra:
                for field, value, new in _of_account(file, instance, account):
                    note = bracketed.pop(value.start, None)
                    yield from _edit(file, field, value if note is None else note.value, new)
                for scope in account.ims_scope.items if account.ims_scope else ():
                    if not scope.isascii() and is_sure(scope):
                        yield from _edit(file, "ims_scope", scope, plain(scope))
        known = set(names(instance.adobe.groups))
        for group in instance.operator_groups.items if instance.operator_groups else ():
            if group.strip() != group and any(complete.endswith(group.strip()) for complete in known):
                yield from _edit(file, "operator_groups", group, group.strip())
            elif _is_decomposed(file, group):
                yield from _edit(file, "operator_groups", group, group)
    for note in bracketed.values():
        if not any(account.start <= note.value.start < account.end for account in too_many):
            yield from _edit(file, note.field.name, note.value, note.inside)


def _edit(file: AccountFile, field: str, value: Written, new: str) -> Iterator[Edit]:
    piece = written_like(file.source.text[value.start : value.end], value, new, file.format)
    if piece and file.source.can_write(piece.text):
        start = value.start + piece.start
        yield Edit(
            start, value.start + piece.end, piece.text, field, value.start, value.place, str(value), new
        )


def _of_account(
    file: AccountFile, instance: Instance, account: Account
) -> Iterator[tuple[str, Written, str]]:
    wanted = {
        "internal_name": documented_spelling("internal_name", account.internal_name),
        "type": None if _is_code(file, account) else documented_spelling("type", account.type),
        "product_context": _context(account.product_context, instance.adobe.product_context),
        "ims_server": _server(account.ims_server),
        "callback_url": _callback(account.callback_url, instance),
        "association_mask": _mask(account.association_mask, instance.adobe.groups),
        "client_id": _bare(account.client_id),
        "organization_id": _organization(account.organization_id),
        "tenant": _bare(account.tenant),
    }
    for field, new in wanted.items():
        value = getattr(account, field)
        if isinstance(value, Written) and value.strip() and not holds_placeholder(value):
            if new is not None and new != value:
                yield field, value, new
            elif _is_decomposed(file, value):
                yield field, value, value


def _is_code(file: AccountFile, account: Account) -> bool:
    """Whether a type is one word of a package, which may be a code that no document has."""
    return file.is_in_package(account.start) and (account.type or "").isalnum()


def _context(value: str | None, provisioned: str | None) -> str | None:
    """The value of an account that shows the field; the default of those that do not is wrong there."""
    if value and value.strip() == HIDDEN_CONTEXT:
        return SHOWN_CONTEXT if provisioned in (None, SHOWN_CONTEXT) else None
    return documented_spelling("product_context", value)


def _server(value: str | None) -> str | None:
    text = _bare(value) or "".join((value or "").split())
    address = read_address(text) if text else None
    if address is None or region_of(address.host):
        return None
    if address.path or address.port or address.has_default_port or address.has_login:
        return None
    host = next((host for host in IMS_HOSTS if OSA.distance(host, address.host) <= SLIPS), None)
    if host is None or address.scheme not in ("", "http", "https"):
        return None
    if host == address.host and address.scheme in ("", "https") and not address.has_final_dot:
        return text
    return f"https://{host}"


def _callback(value: str | None, instance: Instance) -> str | None:
    """The same address with `https://`, where nothing speaks for a server that answers without it only."""
    text = _bare(value) or joined(plain(value or ""))
    address = read_address(text) if text else None
    if text is None or address is None or address.scheme not in ("", "http", "https"):
        return None
    if address.scheme == "https":
        return text
    own = instance.address
    is_plain_on_purpose = own is not None and own.scheme == "http" and own.host == address.host
    authority = re.split("[/?#]", text.partition("://")[2] or text)[0]
    if is_plain_on_purpose or not _HOST.fullmatch(authority):
        return None
    return f"https://{text.partition('://')[2] or text}"


def _organization(value: str | None) -> str | None:
    """The ID without blanks, within it too where what is left has its form."""
    closed = "".join((value or "").split())
    return closed if is_organization_id(closed) else _bare(value)


def _mask(value: str | None, groups: Listing | None) -> str | None:
    if not value or (read_mask(value).fits_any(groups) and value == value.strip()):
        return None
    typed = tidy(plain(value))
    if is_sure(value) or read_mask(typed).fits_any(groups):
        return None if read_mask(typed).form == "prefix" else typed
    return None if read_mask(value).form == "prefix" else tidy(value)


def _bare(value: str | None) -> str | None:
    """The value without stray blanks, in plain characters where nothing else can be meant."""
    if not value:
        return None
    return bare(plain(value) if not value.isascii() and is_sure(value) else value)


def _is_decomposed(file: AccountFile, value: Written) -> bool:
    return not unicodedata.is_normalized("NFC", file.source.text[value.start : value.end])
