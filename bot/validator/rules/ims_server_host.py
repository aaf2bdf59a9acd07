"""The IMS server is one of the two documented ones.

Documents: "IMS Server URL". `adobeid-na1.services.adobe.com` or `ims-na1.adobelogin.com`; case, `https://`
in front and a slash behind do not count. `http://`, a port or a path with the right name works perhaps: a
warning.

Passes:

    internal_name: Adobe_Marketing_Cloud
    ims_server: https://ims-na1.adobelogin.com/

Fails:

    internal_name: Adobe_Marketing_Cloud
    ims_server: https://ims-na1.adobe-login.com
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import Account, AccountFile
from bot.validator.finding import Fault, fill_in, look_up, set_to, shown
from bot.validator.nearest import nearest
from bot.validator.url_parts import has_stray, read_address

ID = "ims-server-host"
CHECK = "check/ims-server-url"
SEVERITY = Severity.ERROR

HOSTS = ("ims-na1.adobelogin.com", "adobeid-na1.services.adobe.com")
"""The end points that the documents name."""
_REGION = re.compile(r"(?:ims|adobeid)-(?P<region>[a-z]{2,4}\d{1,2})\.(?:services\.adobe|adobelogin)\.\w+")
_DOCUMENTED = "na1"
_PRODUCTION = ("prod", "운영", "프로덕션")

_fault = Fault(ID, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account with another server, or a right one in an unusual form."""
    agreed = agreed_host(file)
    for _instance, account in file.ims_accounts():
        server = account.ims_server
        severity = SEVERITY
        expected = f"https://{agreed or HOSTS[0]}"
        if server is None:
            severity, message = Severity.INFO, look_up("ims_server")
        elif not server.strip():
            message = fill_in("ims_server")
        else:
            address = read_address(server)
            if address and region_of(address.host):
                continue
            host = address.host if address else server
            if address and host in HOSTS:
                if address.scheme in ("", "https") and not (
                    address.port or address.path or has_stray(server)
                ):
                    continue
                severity = Severity.WARNING
                expected = f"https://{agreed or host}"
                message = _("`{value}` is an unusual form of this IMS server's address.", value=shown(server))
            else:
                expected = f"https://{agreed or nearest(host, HOSTS) or HOSTS[0]}"
                message = _(
                    "`{value}` is not one of the documented IMS servers `{one}` and `{other}`.",
                    value=shown(server),
                    one=HOSTS[1],
                    other=HOSTS[0],
                )
        yield _fault(
            file,
            server,
            message,
            _(
                "In the external account, check that **IMS Server URL** is `{one}` or `{other}`.",
                one=HOSTS[1],
                other=HOSTS[0],
            )
            if server is None
            else set_to("ims_server", expected),
            account=account,
            field="ims_server",
            expected=expected,
            severity=severity,
        )


def region_of(host: str) -> str | None:
    """The region of an IMS server, where it is another than the documented one."""
    match = _REGION.fullmatch(host)
    return match["region"] if match and match["region"] != _DOCUMENTED else None


def documented_host(account: Account) -> str | None:
    """The documented server that an account uses."""
    address = read_address(account.ims_server) if account.ims_server else None
    return address.host if address and address.host in HOSTS else None


def agreed_host(file: AccountFile) -> str | None:
    """The documented server that production uses, else the first account that uses one."""
    first = None
    for instance, account in file.ims_accounts():
        host = documented_host(account)
        if host and (instance.environment or instance.name or "").casefold().startswith(_PRODUCTION):
            return host
        first = first or host
    return first
