"""Which callback URL to enter instead, from the file's own facts; None where they do not tell.

A proposal is never what stands there already, and never what another rule would find fault with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.validator.account import Account, AccountFile, Instance
from bot.validator.mask.form import names
from bot.validator.values.lookalike import plain
from bot.validator.values.nearest import nearest
from bot.validator.values.placeholder_values import holds_placeholder
from bot.validator.values.url_parts import UrlParts, bare, joined, read_address

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)


def callback_for(account: Account, instance: Instance, file: AccountFile) -> str | None:
    """The address of this very instance with `https://`: a listed one, else the present one, else the URL."""
    url = account.callback_url
    own = instance.address
    listed = names(instance.adobe.callback_allowlist)
    proposals = [text for text in _callbacks(url, own, listed) if _is_callback(text, url)]
    if own:
        proposals = [text for text in proposals if _place(read_address(text)) == _place(own)]
    else:
        proposals = [text for text in proposals if not _is_of_another(read_address(text), instance, file)]
    if listed:
        proposals = [text for text in proposals if text in listed]
    if not proposals:
        return None
    return (nearest(url, proposals, 0.5 if own is None else 0.0) if url else None) or (
        proposals[0] if own or url is None or len(proposals) == 1 else None
    )


def _is_of_another(address: UrlParts | None, instance: Instance, file: AccountFile) -> bool:
    """Whether another instance is opened at this place, or sends people back to it."""
    owners: dict[tuple[str, str] | None, set[int]] | None = vars(file).get("places")
    if owners is None:
        owners = vars(file)["places"] = {}
        for one in file.instances:
            for url in (one.url, *(account.callback_url for account in one.ims_accounts)):
                if url:
                    owners.setdefault(_place(read_address(url)), set()).add(one.start)
    return bool(owners.get(_place(address), set()) - {instance.start})


def _callbacks(url: str | None, own: UrlParts | None, listed: Sequence[str]) -> Iterator[str]:
    yield from listed
    present = bare(plain(url)) or joined(plain(url)) if url else None
    address = read_address(present) if present else None
    if present and address:
        rest = present.partition("://")[2] or present
        if address.is_unusual:
            port = f":{address.port}" if address.port else ""
            yield f"https://{address.host}{port}{address.path}"
        elif address.scheme == "https":
            yield present
        elif address.scheme in ("", "http") and _HOST.fullmatch(re.split("[/?#]", rest)[0]):
            yield f"https://{rest}"
    if own and own.scheme != "http":
        port = f":{own.port}" if own.port else ""
        yield f"https://{own.host}{port}{address.path if address else own.path}"
    elif own and not own.port:
        yield f"https://{own.host}{address.path if address else own.path}"


def _is_callback(text: str, url: str | None) -> bool:
    address = read_address(text)
    return (
        text != url
        and address is not None
        and address.scheme == "https"
        and address.is_possible
        and not address.has_login
        and not (address.is_unusual or "#" in text)
        and bare(text) == text
        and "*" not in text
        and not holds_placeholder(text)
    )


def _place(address: UrlParts | None) -> tuple[str, str] | None:
    return (address.host, address.port) if address else None
