"""Which accounts of a file belong to one installation of Campaign: an agency's list has several customers'.

Adobe's side is the organization's: production and stage share its organization ID, or the name of its tenant,
perhaps mistyped. Accounts that tell neither belong to whose tenant stands in their mask, else to the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice
from typing import TypeAlias

from bot.languages import of_all
from bot.likeness import is_alike
from bot.validator.account import Account, AccountFile, Instance
from bot.validator.values.documented import is_organization_id

_WORD = re.compile(r"[^\W_]+")
_OF_EVERYBODY = {"campaign", "adobe", *of_all(lambda language: language.account_file.headings)}
"""Words in names of tenants and in masks that are nobody's own."""

_ALIKE = 0.75
"""How alike (0 to 1) the names of two tenants must be to count as one, mistyped."""
_MOST_COMPARED = 40
"""A choice: so many tenants are compared with each other."""

Owned: TypeAlias = tuple[Instance, Account]


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
        for mark in marks:
            parents[root(mark)] = root(marks[0])
    for one, other in combinations(islice((mark for mark in parents if "@" not in mark), _MOST_COMPARED), 2):
        if is_alike(one, other, _ALIKE):
            parents[root(other)] = root(one)
    first = next((marks[0] for _owned, marks in marked if marks), "")
    groups: dict[str, list[Owned]] = {}
    for (instance, account), marks in marked:
        mark = marks[0] if marks else _own_word(account.association_mask or "")
        groups.setdefault(root(mark if mark in parents else first), []).append((instance, account))
    return tuple(tuple(group) for group in groups.values())


def _marks(instance: Instance, account: Account) -> Iterator[str]:
    """What tells whose an account is."""
    organization = (account.organization_id or instance.adobe.organization_id or "").strip()
    if is_organization_id(organization.upper().replace("@ADOBEORG", "@AdobeOrg")):
        yield organization.casefold()
    tenant = _own_word(account.tenant or "")
    if tenant:
        yield tenant


def _own_word(text: str) -> str:
    """The first word of a tenant or a mask that is nobody else's, too."""
    words = (word.casefold() for word in _WORD.findall(text))
    return next((word for word in words if word not in _OF_EVERYBODY), "")
