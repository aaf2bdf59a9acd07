"""The callback URL is an address, without stray blanks.

Documents: "Callback URL". A blank or an invisible character, easily copied along, makes it another address
than the one on the allowlist; so does a user's name before the host, and perhaps a port that is written
though https has it anyway.

Passes:

    internal_name: Adobe_Marketing_Cloud
    callback_url: https://campaign.example.com/nl/jsp/logon.jsp

Fails:

    internal_name: Adobe_Marketing_Cloud
    callback_url: "https://campaign.example.com/nl/jsp/logon.jsp "
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, label, set_to, shown
from bot.validator.mask.form import names
from bot.validator.proposal.callback import callback_for
from bot.validator.values.url_parts import has_stray

NAME = "callback-form"
CHECK = "check/callback-url"
SEVERITY = Severity.ERROR
WARNS_WHEN = (
    "a user's name or a password stands before the host; or the allowlist does not have it just so and the "
    "port of https is written out (`:443`), a dot ends the host, or there is a `#`"
)

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account whose callback URL is no address as it stands."""
    for instance, account in file.ims_accounts():
        url = account.callback_url
        if url is None or not url.strip():
            continue
        address, severity = account.callback_address, SEVERITY
        if has_stray(url):
            message = _(
                "There is a blank or an invisible character in the callback URL: `{value}`.", value=shown(url)
            )
        elif address is None or not address.is_possible:
            message = _("The callback URL `{value}` is not an address.", value=shown(url))
        elif address.has_login:
            severity = Severity.WARNING
            message = _("The callback URL `{value}` holds a user name or a password.", value=shown(url))
        elif (address.is_unusual or "#" in url) and url not in names(instance.adobe.callback_allowlist):
            severity = Severity.WARNING
            message = _(
                "The callback URL `{value}` is written in an unusual form, which may count as another "
                "address.",
                value=shown(url),
            )
        else:
            continue
        better = callback_for(account, instance, file)
        yield _finding(
            file,
            url,
            message,
            set_to("callback_url", better)
            if better
            else _("Delete the value of **{label}** and type it again.", label=label("callback_url")),
            account=account,
            field="callback_url",
            expected=better,
            severity=severity,
        )
