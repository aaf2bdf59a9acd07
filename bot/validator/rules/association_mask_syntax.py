"""The association mask is the beginning of group names, followed by `(.*)`.

Documents: "Configuring the external account". `Campaign - tenant_id - (.*)`: what stands for `(.*)` is the
name of the group in Campaign. A bare beginning without `(.*)` is what the troubleshooting page describes:
it is right where it fits the groups, else a warning, as are other patterns. `tenant_id`, left in it, is a
matter of `unfilled-template`.

Passes:

    internal_name: Adobe_Marketing_Cloud
    association_mask: Campaign - acme - (.*)

Fails:

    internal_name: Adobe_Marketing_Cloud
    association_mask: Campaign - acme - (*)
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Message, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, label, set_to, shown
from bot.validator.mask.form import names, settled
from bot.validator.proposal.leftover import is_left_mask
from bot.validator.proposal.mask import MASK_FORM, mask_for
from bot.validator.values.lookalike import unquoted
from bot.validator.values.placeholder_values import holds_placeholder

NAME = "association-mask-syntax"
CHECK = "check/association-mask"
SEVERITY = Severity.ERROR
WARNS_WHEN = (
    "it may work: another regular expression, a bare beginning that no group fits, a placeholder "
    "before `(.*)`, nothing before it"
)

_DOCUMENTED = "internal_name"
"""What some pages put for the name of the group; the tenant's placeholder is told like any other."""

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each mask that is written otherwise than documented."""
    for instance, account in file.ims_accounts():
        text = account.association_mask
        if text is None or not text.strip():
            continue
        groups = instance.adobe.groups
        mask = settled(text if names(groups) else unquoted(text), groups)
        severity = Severity.WARNING
        message: Message
        if mask.form == "broken":
            severity = SEVERITY
            message = _(
                "The association mask `{value}` cannot work: it must end in `(.*)`.", value=shown(text)
            )
        elif (mask.fits_any(groups) and mask.prefix) or (
            mask.form == "pattern" and is_left_mask(text, account, instance, file)
        ):
            continue
        elif holds_placeholder(mask.prefix) or _DOCUMENTED in text.casefold():
            message = _(
                "The association mask `{value}` still holds a placeholder of the documents.",
                value=shown(text),
            )
        elif not mask.prefix.strip():
            message = _(
                "The association mask `{value}` has no beginning, so that it fits every group.",
                value=shown(text),
            )
        elif mask.form == "pattern":
            continue
        else:
            message = _(
                "The association mask `{value}` is not written like the documented one.", value=shown(text)
            )
        better = mask_for(account, instance, file)
        yield _finding(
            file,
            text,
            message,
            set_to("association_mask", better)
            if better
            else _(
                "Replace the placeholder in **{label}** with your own value.", label=label("association_mask")
            )
            if holds_placeholder(text)
            else _("Write **Association Mask** as in `{form}`, with your own tenant.", form=MASK_FORM),
            account=account,
            field="association_mask",
            expected=better,
            severity=severity,
        )
