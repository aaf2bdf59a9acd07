"""The association mask is how the names of the Dashboard groups begin.

Documents: "Association Mask". When no group of the Enterprise Dashboard begins like the mask, nobody gets a
right: people see the message that the login has no right matching the expression. Groups of other products
do not count.

Passes:

    operator_groups: [Marketing]
    external_accounts:
      - {internal_name: Adobe_Marketing_Cloud, association_mask: Campaign - acme - (.*)}
    experience_cloud: {groups: [Campaign - acme - Marketing, Analytics users]}

Fails:

    operator_groups: [Marketing]
    external_accounts:
      - {internal_name: Adobe_Marketing_Cloud, association_mask: Campaign - acmee - (.*)}
    experience_cloud: {groups: [Campaign - acme - Marketing, Analytics users]}
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import Account, AccountFile, Instance
from bot.validator.finding import Fault, set_to, shown
from bot.validator.mask import Mask, candidates, names, settled
from bot.validator.mask_proposal import mask_for

ID = "association-mask-prefix"
CHECK = "check/association-mask"
SEVERITY = Severity.ERROR

_fault = Fault(ID, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each mask that joins no group of Campaign to one of the Dashboard."""
    for instance, account in file.ims_accounts():
        text, groups = account.association_mask, names(instance.adobe.groups)
        if text is None or not text.strip() or not groups:
            continue
        mask = settled(text, instance.adobe.groups)
        if mask.form == "broken" or joins(mask, instance):
            continue
        better = mask_for(account, instance)
        yield _fault(
            file,
            text,
            _(
                "No group of the Enterprise Dashboard is named as the association mask `{value}` says.",
                value=shown(text),
            ),
            set_to("association_mask", better)
            if better
            else _(
                "Set **Association Mask** to what the names of your groups in the Enterprise Dashboard "
                "begin with."
            ),
            account=account,
            field="association_mask",
            expected=better,
        )


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
