"""The association mask is filled in.

Documents: "Association Mask" and "Configuring the external account": the connection needs it, it joins the
groups of Adobe Admin Console to those of Campaign.

Passes:

    internal_name: Adobe_Marketing_Cloud
    association_mask: Campaign - acme - (.*)

Fails:

    internal_name: Adobe_Marketing_Cloud
    association_mask: ""
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, fill_in, look_up, set_to
from bot.validator.proposal.mask import MASK_FORM, mask_for

NAME = "association-mask-missing"
CHECK = "check/association-mask"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file does not show it"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account without mask."""
    for instance, account in file.ims_accounts():
        mask = account.association_mask
        if mask is None or not mask.strip():
            better = mask_for(account, instance, file)
            yield _finding(
                file,
                mask,
                look_up("association_mask") if mask is None else fill_in("association_mask"),
                _(
                    "In the external account, check that **Association Mask** is how the names of your "
                    "groups in Adobe Admin Console (formerly Enterprise Dashboard) begin, then `(.*)`."
                )
                if mask is None
                else set_to("association_mask", better)
                if better
                else _("Write **Association Mask** as in `{form}`, with your own tenant.", form=MASK_FORM),
                account=account,
                field="association_mask",
                expected=better,
                severity=Severity.INFO if mask is None else SEVERITY,
            )
