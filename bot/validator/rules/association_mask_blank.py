"""The association mask has no stray blank, no no-break one, and nothing invisible.

Documents: "Association Mask". A blank before, behind or doubled within, a no-break blank (U+00A0) or an
invisible character, easily copied along, makes the mask fit no group, so it is an error, and told here rather
than by `look-alike`. The single blanks around the hyphens belong
there. Where a group of the Dashboard has the same blank, the mask fits it: a warning.

Passes:

    internal_name: Adobe_Marketing_Cloud
    association_mask: Campaign - acme - (.*)

Fails:

    internal_name: Adobe_Marketing_Cloud
    association_mask: "Campaign -  acme - (.*)"
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, label, set_to, shown
from bot.validator.mask.form import names, read_mask, tidy
from bot.validator.proposal.mask import mask_for

NAME = "association-mask-blank"
CHECK = "check/association-mask"
SEVERITY = Severity.ERROR
WARNS_WHEN = "the groups of Adobe's side fit the mask with the blank in it"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each mask with stray blanks."""
    for instance, account in file.ims_accounts():
        text = account.association_mask
        if text is None or not text.strip() or text == tidy(text):
            continue
        mask = read_mask(text)
        groups = instance.adobe.groups if names(instance.adobe.groups) else None
        if mask.form == "prefix" and text == tidy(text) + " " and (not groups or mask.fits_any(groups)):
            continue
        better = mask_for(account, instance, file)
        yield _finding(
            file,
            text,
            _(
                "There is a stray blank or an invisible character in the association mask: `{value}`.",
                value=shown(text),
            ),
            set_to("association_mask", better)
            if better
            else _("Delete the value of **{label}** and type it again.", label=label("association_mask")),
            account=account,
            field="association_mask",
            expected=better,
            severity=Severity.WARNING
            if mask.prefix.strip() and mask.fits_any(groups) and text == text.strip()
            else SEVERITY,
        )
