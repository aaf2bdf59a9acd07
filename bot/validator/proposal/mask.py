"""Which mask to enter instead, from the file's own facts; None where they do not tell.

A proposal is never what stands there already, and never what another rule would find fault with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from bot.validator.account import Account, AccountFile, Instance
from bot.validator.mask.form import candidates, names, read_mask, settled, tidy
from bot.validator.proposal.leftover import is_left_mask
from bot.validator.values.lookalike import first_escape, first_odd, is_ambiguous, plain, unescaped
from bot.validator.values.nearest import nearest
from bot.validator.values.placeholder_values import holds_placeholder

MASK_FORM = "Campaign - tenant_id - (.*)"
"""The documented form of an association mask; `tenant_id` stands for one's own."""
_CAMPAIGN = "Campaign"
_AS_WELL = ("CampaignV6", "CampaignV7", "CampaignV8")
"""What consoles of several versions put there; Campaign itself writes names in small letters."""
_SEPARATOR = " - "
_ANYTHING = "(.*)"
_ENDINGS = re.compile(r"\s*(?:\(\s*\.?\s*[*+]?\s*\)?|\.\*\)?|\*)\s*$")
"""What people write for `(.*)`: `(*)`, `*`, `.*`, `(.*`, `()`."""
_GROUP = re.compile(r"(?i)\(?internal_name\)?")
"""What some pages put for the name of the group."""
_HALF_HYPHEN = re.compile(r"(?<=\S)-(?=\s)|(?<=\s)-(?=\S)")
_GLUED = re.compile(r"(?i)(?<=\ACampaign)-(?=\S)|(?<=\ACampaignV\d)-(?=\S)|(?<=\S)-(?=\(\.\*\)\s*\Z)")
"""A hyphen without any blank where the documented form has two."""
_TENANT = re.compile(r"(?i)<[^<>]*>|\$?\{[^{}]*\}|\[[^\[\]]*\]|tenant_id|your[-_]tenant(?:[-_]id)?")
_WORDS = re.compile(r"[^\W_]+(?:[_.-][^\W_]+)*")
_SLIPS = 2
"""Letters that a mistyped word may differ in."""
_SHORTEST = 4
"""A choice: a shorter name has too many neighbours."""
_LONGEST = 200
"""Characters of a mask that are looked at."""


def mask_for(account: Account, instance: Instance, file: AccountFile) -> str | None:
    """The mask that the groups of both sides, the present mask, the tenant and the environment point to."""
    for mask in _masks(account, instance):
        if mask != account.association_mask and is_good_mask(mask, account, instance, file):
            return mask
    return None


def slip_in(mask: str, account: Account) -> tuple[str, str] | None:
    """The first word of a mask that is almost `Campaign` or the tenant, and that one."""
    tenant = account.tenant or ""
    known = [_CAMPAIGN, *(() if first_odd(tenant) else _WORDS.findall(tenant)[:1])]
    seen = {word.casefold() for word in (*known, *_AS_WELL)}
    for word in _WORDS.findall(settled(mask, None).prefix[:_LONGEST]):
        if word.casefold() in seen:
            continue
        meant = next((name for name in known if _is_slip(word, name)), None)
        if meant:
            return word, meant
    return None


def lacks_blank(mask: str) -> bool:
    """Whether a hyphen has a blank on one side only, or none where the documented form has two."""
    if mask.count("-") == mask.count(_SEPARATOR):
        return False
    return bool(_HALF_HYPHEN.search(mask) or _GLUED.search(mask))


def _is_slip(word: str, name: str) -> bool:
    return len(name) >= _SHORTEST and 0 < OSA.distance(word, name) <= min(_SLIPS, len(name) // 3)


def _masks(account: Account, instance: Instance) -> Iterator[str]:
    text, tenant = account.association_mask, (account.tenant or "").strip()
    if names(instance.adobe.groups):
        yield from _of_groups(text, tenant, instance)
        return
    if text and len(text) <= _LONGEST and (tenant or not is_ambiguous(text)):
        yield _repaired(text, account, tenant)
    if tenant and not first_odd(tenant):
        yield f"{_CAMPAIGN}{_SEPARATOR}{tenant}{_SEPARATOR}{_ANYTHING}"


def _of_groups(text: str | None, tenant: str, instance: Instance) -> Iterator[str]:
    """The masks that join most groups; of equals those that name tenant, instance and environment."""
    hints = [word.casefold() for word in (tenant, instance.name, instance.environment) if word]
    joined = candidates(instance) or dict.fromkeys(_beginnings(instance), 1)
    ranked = {mask: (count, sum(hint in mask.casefold() for hint in hints)) for mask, count in joined.items()}
    best = [mask for mask, rank in ranked.items() if rank == max(ranked.values())]
    like = nearest(text, best, 0.0) if text else None
    yield from ([like] if like else []) + best


def _beginnings(instance: Instance) -> Iterator[str]:
    """Masks of Dashboard groups that look like Campaign's, where the groups of Campaign are not known."""
    for group in names(instance.adobe.groups):
        lead, separator, _name = group.rpartition(_SEPARATOR)
        if separator and lead.casefold().startswith(_CAMPAIGN.casefold()):
            yield f"{lead}{separator}{_ANYTHING}"


def _repaired(mask: str, account: Account, tenant: str) -> str:
    """A mask in plain characters, spelt right, with blanks beside its hyphens and `(.*)` at its end."""
    text = _GROUP.sub(_ANYTHING, tidy(plain(unescaped(mask))))
    if _ANYTHING not in text:
        text = _ENDINGS.sub("", text)
        needs_hyphen = _SEPARATOR in text and not text.endswith("-")
        text += f"{_SEPARATOR}{_ANYTHING}" if needs_hyphen else f" {_ANYTHING}" if text else _ANYTHING
    text = tidy(_HALF_HYPHEN.sub(_SEPARATOR, _GLUED.sub(_SEPARATOR, text)))
    if tenant:
        text = _TENANT.sub(lambda _match: tenant, text)
    slip = slip_in(text, account)
    return text.replace(*slip) if slip else text


def is_good_mask(proposal: str, account: Account, instance: Instance, file: AccountFile) -> bool:
    """Whether no rule would find fault with a mask in the place of the account's."""
    mask, groups = read_mask(proposal), instance.adobe.groups
    if (
        mask.form != "pattern"
        or not mask.prefix.strip()
        or proposal != tidy(proposal)
        or first_escape(proposal)
    ):
        return False
    if names(groups):
        return mask.fits_any(groups)
    is_plain = (
        proposal == plain(proposal) and not lacks_blank(proposal) and not holds_placeholder(mask.prefix)
    )
    return (
        is_plain
        and slip_in(proposal, account) is None
        and not is_left_mask(proposal, account, instance, file)
    )
