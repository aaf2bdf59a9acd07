"""The IMS server of the configuration is the documented one.

Documents: "The server configuration file", node `ims`: `authIMSEndpoint` is preset to
`https://ims-na1.adobelogin.com`. An address of another form, or the server of another region, may be right:
a warning.

Passes:

    <ims authIMSEndpoint="https://ims-na1.adobelogin.com"/>

Fails:

    <ims authIMSEndpoint="https://ims-na1.adobelogin.example"/>
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.server.server_config import ENDPOINT, IMS
from bot.validator.values.documented import IMS_HOSTS, region_of
from bot.validator.values.placeholder_values import holds_placeholder
from bot.validator.values.url_parts import has_stray, read_address

NAME = "server-ims-endpoint"
CHECK = "topic/server-ims-settings"
SEVERITY = Severity.ERROR
LOOKS_AT = "servers"
WARNS_WHEN = (
    "a documented server stands there in an unusual form: without `https://`, with a port (`:443` too), a "
    "path, a query, a user's name or a password, a dot behind the host, a stray blank; or it is that of "
    "another region"
)

_SCHEMES = ("", "http", "https")

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each other server, or the right one in an unusual form."""
    for server in file.servers:
        for value in server.values(IMS, ENDPOINT):
            if not value.strip() or holds_placeholder(value):
                continue
            address = read_address(value)
            is_known = address is not None and address.host in IMS_HOSTS and address.scheme in _SCHEMES
            is_plain = address is not None and address.is_host_alone and not has_stray(value)
            if is_known and is_plain and address is not None and address.scheme == "https":
                continue
            region = region_of(address.host) if address else None
            expected = f"https://{IMS_HOSTS[0] if address is None or not is_known else address.host}"
            message = _(
                "`{value}` is not one of the documented IMS servers `{one}` and `{other}`.",
                value=shown(value),
                one=IMS_HOSTS[1],
                other=IMS_HOSTS[0],
            )
            if is_known:
                message = _("`{value}` is an unusual form of this IMS server's address.", value=shown(value))
            yield _finding(
                file,
                value,
                message,
                _("Set `{option}` to `{value}`.", option=ENDPOINT, value=expected)
                if region is None
                else _("Ask Adobe whether the IMS server of this region is yours."),
                field=ENDPOINT,
                expected=expected if region is None else None,
                severity=Severity.WARNING if is_known or region else SEVERITY,
            )
