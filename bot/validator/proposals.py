"""What to enter instead, taken from the file's own facts; None where they do not tell.

A proposal is never what stands there already, and never what another rule would find fault with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.validator.account import Account, AccountFile, Instance
from bot.validator.address import Address, bare, read_address
from bot.validator.leftover import is_left_mask
from bot.validator.lookalike import plain
from bot.validator.mask import Mask, candidates, names, read_mask, tidy
from bot.validator.nearest import nearest
from bot.validator.placeholder import holds_placeholder

MASK_FORM = "Campaign - tenant_id - (.*)"
"""The documented form of an association mask; `tenant_id` stands for one's own."""
_CAMPAIGN = "Campaign"
_SEPARATOR = " - "
_ENDINGS = re.compile(r"\s*(?:\(\s*\.?\s*[*+]?\s*\)?|\.\*\)?|\*)\s*$")
"""What people write for `(.*)`: `(*)`, `*`, `.*`, `(.*`, `()`."""
_HALF_HYPHEN = re.compile(r"(?<=\S)-(?=\s)|(?<=\s)-(?=\S)")
_TENANT = re.compile(r"(?i)<[^<>]*>|\$?\{[^{}]*\}|\[[^\[\]]*\]|tenant_id|your[-_]tenant(?:[-_]id)?")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_LONGEST = 200


def mask_for(account: Account, instance: Instance) -> str | None:
    """The mask that the groups of both sides, the present mask, the tenant and the environment point to."""
    text = account.association_mask
    found = [mask for mask in _masks(text, account, instance) if _is_good(mask, text, account, instance)]
    return found[0] if found else None


def repaired(mask: str) -> str:
    """A mask in plain characters, with `(.*)` at its end and a blank on either side of a lone hyphen."""
    text = tidy(plain(mask))
    if "(.*)" not in text:
        text = _ENDINGS.sub("", text)
        text += "(.*)" if not text else " (.*)" if _SEPARATOR not in text or text.endswith("-") else " - (.*)"
    return tidy(_HALF_HYPHEN.sub(" - ", text))


def has_half_hyphen(mask: str) -> bool:
    """Whether a hyphen has a blank on one side only."""
    return bool(_HALF_HYPHEN.search(mask))


def _masks(text: str | None, account: Account, instance: Instance) -> Iterator[str]:
    hints = [word.casefold() for word in (account.tenant, instance.name, instance.environment) if word]
    if names(instance.adobe.groups):
        joined = candidates(instance) or dict.fromkeys(_beginnings(instance), 1)
        most = max(joined.values(), default=0)
        best = [mask for mask, count in joined.items() if count == most]
        known = max((sum(hint in mask.casefold() for hint in hints) for mask in best), default=0)
        best = [mask for mask in best if sum(hint in mask.casefold() for hint in hints) == known]
        like = nearest(text, best, 0.0) if text else None
        yield from ([like] if like else []) + best
        return
    if text and len(text) <= _LONGEST:
        mask = repaired(text)
        tenant = (account.tenant or "").strip()
        yield _TENANT.sub(lambda _match: tenant, mask) if tenant else mask
    if account.tenant and account.tenant.strip():
        yield f"{_CAMPAIGN}{_SEPARATOR}{account.tenant.strip()}{_SEPARATOR}(.*)"


def _beginnings(instance: Instance) -> Iterator[str]:
    """Masks of Dashboard groups that look like Campaign's, where the groups of Campaign are not known."""
    for group in names(instance.adobe.groups):
        lead, separator, _name = group.rpartition(_SEPARATOR)
        if separator and lead.casefold().startswith(_CAMPAIGN.casefold()):
            yield f"{lead}{separator}(.*)"


def _is_good(proposal: str, text: str | None, account: Account, instance: Instance) -> bool:
    mask: Mask = read_mask(proposal)
    groups = instance.adobe.groups
    return (
        proposal != text
        and mask.form == "pattern"
        and bool(mask.prefix.strip())
        and proposal == tidy(proposal)
        and not is_left_mask(proposal, account, instance)
        and (mask.fits_any(groups) if names(groups) else _is_clean(proposal, mask))
    )


def _is_clean(proposal: str, mask: Mask) -> bool:
    is_plain = proposal == plain(proposal) and not has_half_hyphen(proposal)
    return is_plain and not holds_placeholder(mask.prefix)


def callback_for(account: Account, instance: Instance, file: AccountFile) -> str | None:
    """The address of this very instance with `https://`: a listed one, else the present one, else the URL."""
    url = account.callback_url
    own = read_address(instance.url) if instance.url else None
    listed = names(instance.adobe.callback_allowlist)
    places = {
        _place(address)
        for other in file.instances
        if other is not instance and other.url and (address := read_address(other.url))
    }
    proposals = [text for text in _callbacks(url, own, listed) if _is_callback(text, url)]
    if own:
        proposals = [text for text in proposals if _place(read_address(text)) == _place(own)]
    else:
        proposals = [text for text in proposals if _place(read_address(text)) not in places]
    if listed:
        proposals = [text for text in proposals if text in listed]
    if not proposals:
        return None
    return (nearest(url, proposals, 0.5 if own is None else 0.0) if url else None) or (
        proposals[0] if own or url is None or len(proposals) == 1 else None
    )


def _callbacks(url: str | None, own: Address | None, listed: Sequence[str]) -> Iterator[str]:
    yield from listed
    present = bare(plain(url)) if url else None
    address = read_address(present) if present else None
    if present and address:
        rest = present.partition("://")[2] or present
        if address.scheme == "https":
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
        and bare(text) == text
        and "*" not in text
        and not holds_placeholder(text)
    )


def _place(address: Address | None) -> tuple[str, str] | None:
    return (address.host, address.port) if address else None
