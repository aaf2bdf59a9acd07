"""Whether a mask fits the groups of an instance, so that their names can be judged by it."""

from __future__ import annotations

from bot.validator.account import Account, Instance
from bot.validator.mask.form import Mask, candidates, settled


def joins(mask: Mask, instance: Instance) -> bool:
    """Whether a mask fits a Dashboard group and, where another would join Campaign's groups, joins some."""
    known: dict[Mask, bool] = vars(instance).setdefault("joins", {})
    if mask not in known:
        known[mask] = _joins(mask, instance)
    return known[mask]


def _joins(mask: Mask, instance: Instance) -> bool:
    dashboard, ours = instance.adobe.groups, instance.operator_groups
    if dashboard is None or not mask.fits_any(dashboard):
        return False
    if ours is None or not ours.items:
        return True
    if len(ours.items) < len(dashboard.items):
        joined = any(mask.dashboard_name(name) in dashboard.known for name in ours.names)
    else:
        joined = any(name in ours.known for name in mask.campaign_names(dashboard))
    return joined or not candidates(instance)


def is_settled(account: Account, instance: Instance) -> bool:
    """Whether the mask is one that group names can be judged by."""
    text = account.association_mask
    if text is None or not text.strip():
        return False
    mask = settled(text, instance.adobe.groups)
    return mask.form != "broken" and joins(mask, instance)
