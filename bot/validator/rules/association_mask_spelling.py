"""The association mask has no spelling mistake.

Documents: "Association Mask". Where the file does not list the groups of the Dashboard, three things can
still be seen: a beginning that is almost `Campaign`, a tenant that is almost the account's, and a hyphen
without its blanks. They deserve a look. A letter of another script is the matter of `look-alike`.

Passes:

    internal_name: Adobe_Marketing_Cloud
    tenant: acme
    association_mask: Campaign - acme - (.*)

Fails:

    internal_name: Adobe_Marketing_Cloud
    tenant: acme
    association_mask: Campaing - acme - (.*)
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.mask.form import names
from bot.validator.proposal.mask import lacks_blank, mask_for, slip_in
from bot.validator.values.lookalike import first_odd

NAME = "association-mask-spelling"
CHECK = "check/association-mask"
SEVERITY = Severity.WARNING

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each mask with a word that is almost another, or a hyphen without its blanks."""
    for instance, account in file.ims_accounts():
        text = account.association_mask
        if text is None or names(instance.adobe.groups) or first_odd(text):
            continue
        slip = slip_in(text, account)
        if slip:
            word, meant = slip
            message = _(
                "In the association mask `{value}`, `{word}` looks like a misspelt `{meant}`.",
                value=shown(text),
                word=word,
                meant=meant,
            )
        elif lacks_blank(text):
            message = _(
                "In the association mask `{value}`, a blank is missing beside a hyphen.", value=shown(text)
            )
        else:
            continue
        yield _finding(
            file,
            text,
            message,
            _(
                "Compare **Association Mask** with the names of the groups in Adobe Admin Console "
                "(formerly Enterprise Dashboard), letter by letter."
            ),
            account=account,
            field="association_mask",
            expected=mask_for(account, instance, file),
        )
