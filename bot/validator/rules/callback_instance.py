"""The callback URL leads to this very instance.

Documents: "Callback URL". The production instance sends people back to the production address; with the
address of another instance they log in to the wrong one, or nowhere.

Passes:

    url: https://campaign.example.com
    external_accounts:
      - internal_name: Adobe_Marketing_Cloud
        callback_url: https://campaign.example.com/nl/jsp/logon.jsp

Fails:

    url: https://campaign.example.com
    external_accounts:
      - internal_name: Adobe_Marketing_Cloud
        callback_url: https://stage.example.com/nl/jsp/logon.jsp
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile, Instance
from bot.validator.address import Address, read_address
from bot.validator.finding import Fault, shown

ID = "callback-instance"
CHECK = "check/callback-url"
SEVERITY = Severity.ERROR

_fault = Fault(ID, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account that leads elsewhere; one for a file without addresses of instances."""
    unknown = False
    places = {_place(address) for instance in file.instances if (address := _address(instance))}
    for instance, account in file.ims_accounts():
        url = account.callback_url
        leads_to = read_address(url) if url else None
        if url is None or leads_to is None:
            continue
        own = _address(instance)
        if own and _place(own) == _place(leads_to):
            continue
        if own is None and _place(leads_to) not in places:
            if not unknown:
                yield _fault(
                    file,
                    None,
                    _("The file does not show the address at which people open this instance."),
                    _(
                        "Check that **Callback server** leads to this very instance: the production "
                        "address for production."
                    ),
                    field="url",
                    severity=Severity.INFO,
                )
            unknown = True
            continue
        yield _fault(
            file,
            url,
            _("The callback URL `{value}` leads to another instance than this one.", value=shown(url)),
            _("In **Callback server**, enter the address of this very instance."),
            account=account,
            field="callback_url",
            expected=None
            if own is None
            else f"https://{own.host}{':' if own.port else ''}{own.port}{leads_to.path}",
        )


def _address(instance: Instance) -> Address | None:
    return read_address(instance.url) if instance.url else None


def _place(address: Address) -> tuple[str, str]:
    return address.host, address.port
