"""The association mask is how the names of the groups in Adobe Admin Console begin.

Documents: "Association Mask". When no group of Adobe Admin Console begins like the mask, nobody gets a
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
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, set_to, shown
from bot.validator.mask.fit import joins
from bot.validator.mask.form import names, settled
from bot.validator.proposal.mask import mask_for

NAME = "association-mask-prefix"
CHECK = "check/association-mask"
SEVERITY = Severity.ERROR

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each mask that joins no group of Campaign to one of the Dashboard."""
    for instance, account in file.ims_accounts():
        text, groups = account.association_mask, names(instance.adobe.groups)
        if text is None or not text.strip() or not groups:
            continue
        mask = settled(text, instance.adobe.groups)
        if mask.form == "broken" or joins(mask, instance):
            continue
        better = mask_for(account, instance, file)
        yield _finding(
            file,
            text,
            _(
                "No group of Adobe Admin Console is named as the association mask `{value}` says.",
                value=shown(text),
            ),
            set_to("association_mask", better)
            if better
            else _(
                "Set **Association Mask** to what the names of your groups in Adobe Admin Console (formerly "
                "Enterprise Dashboard) begin with, then `(.*)`."
            ),
            account=account,
            field="association_mask",
            expected=better,
        )
