"""The IMS server is one of the two documented ones.

Documents: "IMS Server URL". `adobeid-na1.services.adobe.com` or `ims-na1.adobelogin.com`; case, `https://`
in front and one slash behind do not count. With `http://`, a port (443 too), a path, a query, a user's name,
a dot or a blank it works perhaps: a warning.

Passes:

    internal_name: Adobe_Marketing_Cloud
    ims_server: https://ims-na1.adobelogin.com/

Fails:

    internal_name: Adobe_Marketing_Cloud
    ims_server: https://ims-na1.adobe-login.com
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, check_is, fill_in, look_up, set_to, shown
from bot.validator.values.documented import IMS_HOSTS, is_staging, region_of
from bot.validator.values.ims_host import agreed_host
from bot.validator.values.nearest import nearest
from bot.validator.values.url_parts import has_stray

NAME = "ims-server-host"
CHECK = "check/ims-server-url"
SEVERITY = Severity.ERROR
WARNS_WHEN = (
    "a documented server stands there in an unusual form: with `http://`, a port (`:443` too), a path, a "
    "query, a user's name or a password, a dot behind the host, a stray blank"
)
NOTES_WHEN = "the file does not show it"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account with another server, or a right one in an unusual form."""
    for _instance, account in file.ims_accounts():
        agreed = agreed_host(file, account)
        server = account.ims_server
        severity = SEVERITY
        expected = f"https://{agreed or IMS_HOSTS[0]}"
        if server is None:
            severity, message = Severity.INFO, look_up("ims_server")
        elif not server.strip():
            message = fill_in("ims_server")
        else:
            address = account.server_address
            if address and (region_of(address.host) or is_staging(address.host)):
                continue
            host = address.host if address else server
            if address and host in IMS_HOSTS and address.scheme in ("", "http", "https"):
                if address.scheme != "http" and address.is_host_alone and not has_stray(server):
                    continue
                severity = Severity.WARNING
                expected = f"https://{agreed or host}"
                message = _("`{value}` is an unusual form of this IMS server's address.", value=shown(server))
            else:
                expected = f"https://{agreed or nearest(host, IMS_HOSTS) or IMS_HOSTS[0]}"
                message = _(
                    "`{value}` is not one of the documented IMS servers `{one}` and `{other}`.",
                    value=shown(server),
                    one=IMS_HOSTS[1],
                    other=IMS_HOSTS[0],
                )
        yield _finding(
            file,
            server,
            message,
            check_is("ims_server", IMS_HOSTS[1], IMS_HOSTS[0])
            if server is None
            else set_to("ims_server", expected),
            account=account,
            field="ims_server",
            expected=expected,
            severity=severity,
        )
