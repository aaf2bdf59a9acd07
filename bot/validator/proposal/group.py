"""Which group of Adobe's side a group of Campaign may be meant for that has no counterpart there."""

from __future__ import annotations

from bot.validator.account import Instance
from bot.validator.mask.form import Mask, names
from bot.validator.values.nearest import nearest

_ALIKE = 0.3
"""A choice: how alike (0 to 1) two names must be; few are left to choose from."""
_MOST_PAIRS = 1_000_000
"""A choice: names that are compared, for it takes their product."""


def free_names(mask: Mask, instance: Instance) -> list[str]:
    """What Campaign would call the groups of Adobe's side that none of its own belongs to, sorted."""
    campaign = frozenset(names(instance.operator_groups))
    if len(names(instance.adobe.groups)) * len(campaign) >= _MOST_PAIRS:
        return []
    return [name for name in mask.campaign_names(instance.adobe.groups) if name not in campaign]


def meant_name(group: str, free: list[str]) -> str | None:
    """The free name that a group of Campaign is most like."""
    return nearest(group, free, _ALIKE)
