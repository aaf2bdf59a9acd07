"""Which accounts of a file belong to one installation of Campaign: an agency's list has several customers'.

Adobe's side is the organization's: production and stage share its organization ID, or the name of its tenant.
Accounts that tell neither count as the first ones'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.languages import of_all
from bot.validator.account import Account, AccountFile, Instance
from bot.validator.mask.form import read_mask
from bot.validator.values.documented import is_organization_id

_WORD = re.compile(r"[^\W_]+")
_OF_EVERYBODY = {"campaign", "adobe", *of_all(lambda language: language.account_file.headings)}
"""Words in names of tenants and in masks that are nobody's own."""

Owned = tuple[Instance, Account]


def installations(file: AccountFile) -> tuple[tuple[Owned, ...], ...]:
    """The accounts for Adobe ID login with their instances, by installation, in the order of the file."""
    known = vars(file)
    if "installations" not in known:
        known["installations"] = _installations(file)
    found: tuple[tuple[Owned, ...], ...] = known["installations"]
    return found


def _installations(file: AccountFile) -> tuple[tuple[Owned, ...], ...]:
    parents: dict[str, str] = {}

    def root(name: str) -> str:
        while (parent := parents.setdefault(name, name)) != name:
            parents[name] = parents.setdefault(parent, parent)
            name = parent
        return name

    marked = [(owned, list(_marks(*owned))) for owned in file.ims_accounts()]
    for _owned, marks in marked:
        for mark in marks[1:]:
            parents[root(mark)] = root(marks[0])
    first = next((marks[0] for _owned, marks in marked if marks), "")
    groups: dict[str, list[Owned]] = {}
    for owned, marks in marked:
        groups.setdefault(root(marks[0] if marks else first), []).append(owned)
    return tuple(tuple(group) for group in groups.values())


def _marks(instance: Instance, account: Account) -> Iterator[str]:
    """What tells whose an account is."""
    organization = account.organization_id or instance.adobe.organization_id or ""
    if is_organization_id(organization.strip().upper().replace("@ADOBEORG", "@AdobeOrg")):
        yield organization.strip().casefold()
    tenant = account.tenant or read_mask(account.association_mask or "").prefix
    words = (word.casefold() for word in _WORD.findall(tenant))
    own = next((word for word in words if word not in _OF_EVERYBODY), None)
    if own is not None:
        yield own
