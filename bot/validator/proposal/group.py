"""Which group of Adobe's side a group of Campaign may be meant for that has no counterpart there."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.validator.account import Instance
from bot.validator.mask.form import Mask, names
from bot.validator.values.nearest import nearest

_ALIKE = 0.3
"""A choice: how alike (0 to 1) two names must be; few are left to choose from."""
_MOST_PAIRS = 1_000_000
"""A choice: names that are compared, for it takes their product."""
_MOST_GROUPS = 10_000
"""A choice: Campaign's own groups; of more nobody guesses what each is meant for, however few are left."""


@dataclass(slots=True)
class _Meant:
    """What is free by one mask, and which of it each name that was asked for is most like."""

    free: list[str]
    known: dict[str, str | None] = field(default_factory=dict)


def meant_name(group: str, mask: Mask, instance: Instance) -> str | None:
    """What Campaign would call the group of Adobe's side that one of its own is meant for by a mask.

    Of those that none of its own belongs to it is the one that is most like, among the first `MOST_COMPARED`
    (see `nearest`) by the alphabet; None where none is, or where the lists are too long to compare. Several
    rules ask for it: each name is compared once.
    """
    by_mask: dict[Mask, _Meant] = vars(instance).setdefault("meant_names", {})
    if mask not in by_mask:
        by_mask[mask] = _Meant(_free_names(mask, instance))
    meant = by_mask[mask]
    if group not in meant.known:
        meant.known[group] = nearest(group, meant.free, _ALIKE)
    return meant.known[group]


def _free_names(mask: Mask, instance: Instance) -> list[str]:
    """What Campaign would call the groups of Adobe's side that none of its own belongs to, sorted."""
    campaign = frozenset(names(instance.operator_groups))
    if len(campaign) > _MOST_GROUPS or len(names(instance.adobe.groups)) * len(campaign) >= _MOST_PAIRS:
        return []
    return [name for name in mask.campaign_names(instance.adobe.groups) if name not in campaign]
