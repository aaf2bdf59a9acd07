"""Where the account has a Product Context, it is `dma_campaign_classic`.

Documents: "Product Context". An account that shows the field needs this value; one that does not show it
works with the default `dma_campaign`.

Passes:

    internal_name: Adobe_Marketing_Cloud
    product_context: dma_campaign_classic

Fails:

    internal_name: Adobe_Marketing_Cloud
    product_context: dma_campaign
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, fill_in, set_to, shown
from bot.validator.values.documented import SHOWN_CONTEXT

NAME = "product-context"
CHECK = "check/product-context"
SEVERITY = Severity.ERROR

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account with another value."""
    for _instance, account in file.ims_accounts():
        value = account.product_context
        if value is None or value == SHOWN_CONTEXT:
            continue
        yield _finding(
            file,
            value,
            _("Wrong Product Context: `{value}`.", value=shown(value))
            if value.strip()
            else fill_in("product_context"),
            set_to("product_context", SHOWN_CONTEXT),
            account=account,
            field="product_context",
            expected=SHOWN_CONTEXT,
        )
