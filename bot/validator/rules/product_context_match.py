"""Campaign and Experience Cloud have the same Product Context.

Documents: "Product Context". Where the account shows the field, both sides have `dma_campaign_classic`;
where it does not, both have `dma_campaign`. A file that leaves the field out may come from either console:
then a difference is a warning.

Passes:

    internal_name: Adobe_Marketing_Cloud
    product_context: dma_campaign_classic
    experience_cloud: {product_context: dma_campaign_classic}

Fails:

    internal_name: Adobe_Marketing_Cloud
    product_context: dma_campaign_classic
    experience_cloud: {product_context: dma_campaign}
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Message, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.values.documented import HIDDEN_CONTEXT, SHOWN_CONTEXT

NAME = "product-context-match"
CHECK = "check/product-context"
SEVERITY = Severity.ERROR
WARNS_WHEN = "the account shows no Product Context, and Experience Cloud has `dma_campaign_classic`"
NOTES_WHEN = "the file does not show Adobe's"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """At most one finding for Adobe's side; one for each account that leaves the field out and should not."""
    reported = False
    for instance, account in file.ims_accounts():
        ours, theirs = account.product_context, instance.adobe.product_context
        if theirs is None:
            if not reported:
                yield _finding(
                    file,
                    None,
                    _("The file does not show the Product Context of Experience Cloud."),
                    _(
                        "Ask Adobe whether the Product Context of Experience Cloud is `{value}` too.",
                        value=SHOWN_CONTEXT,
                    )
                    if ours is not None
                    else _open_it(),
                    field="product_context",
                    expected=SHOWN_CONTEXT if ours is not None else None,
                    severity=Severity.INFO,
                )
            reported = True
        elif ours is None and theirs == SHOWN_CONTEXT:
            yield _finding(
                file,
                account.start,
                _(
                    "The account has no product context, so that its default is `{ours}`, but Experience "
                    "Cloud has `{theirs}`.",
                    ours=HIDDEN_CONTEXT,
                    theirs=shown(theirs),
                ),
                _open_it(),
                account=account,
                field="product_context",
                expected=SHOWN_CONTEXT,
                severity=Severity.WARNING,
            )
        elif theirs != (HIDDEN_CONTEXT if ours is None else SHOWN_CONTEXT) and not reported:
            reported = True
            expected = HIDDEN_CONTEXT if ours is None else SHOWN_CONTEXT
            yield _finding(
                file,
                theirs,
                _(
                    "The product context of Experience Cloud is `{value}`, that of Campaign must be the "
                    "same.",
                    value=shown(theirs),
                ),
                _("Ask Adobe to set the Product Context of Experience Cloud to `{value}`.", value=expected),
                field="product_context",
                expected=expected,
            )


def _open_it() -> Message:
    """What to do where the file leaves the field out, which says nothing about the console."""
    return _(
        "Open the external account. If it shows **Product Context**, the value must be `{shown}`; "
        "if it does not, ask Adobe to set `{hidden}` in Experience Cloud.",
        shown=SHOWN_CONTEXT,
        hidden=HIDDEN_CONTEXT,
    )
