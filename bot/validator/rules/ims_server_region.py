"""The IMS server is not that of another region.

Documents: "IMS Server URL" names servers of the region `na1` only, also for stage. Which of the
two is right is not in the file: the server is told of, and never corrected.
A server that is named for staging is none of them either.

Passes:

    internal_name: Adobe_Marketing_Cloud
    ims_server: https://ims-na1.adobelogin.com

Fails:

    internal_name: Adobe_Marketing_Cloud
    ims_server: https://ims-eu1.adobelogin.com
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Message, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.values.documented import IMS_HOSTS, is_staging, region_of

NAME = "ims-server-region"
CHECK = "check/ims-server-url"
SEVERITY = Severity.ERROR

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account with a server of another region."""
    for _instance, account in file.ims_accounts():
        server = account.ims_server
        address = account.server_address
        region = region_of(address.host) if address else None
        is_stage = address is not None and is_staging(address.host)
        if server is not None and (region or is_stage):
            yield _finding(
                file,
                server,
                _of_stage(server) if is_stage else _of_region(server, region or ""),
                _(
                    "Enter one of the two servers of the documents, which are the same for stage and "
                    "production."
                ),
                account=account,
                field="ims_server",
            )


def _of_region(server: str, region: str) -> Message:
    return _(
        "The IMS server `{value}` is that of the region `{region}`; the documents know only "
        "`{one}` and `{other}`.",
        value=shown(server),
        region=region,
        one=IMS_HOSTS[1],
        other=IMS_HOSTS[0],
    )


def _of_stage(server: str) -> Message:
    return _(
        "The IMS server `{value}` is named like a staging server, but the documents have none: "
        "stage and production both use `{one}` or `{other}`.",
        value=shown(server),
        one=IMS_HOSTS[1],
        other=IMS_HOSTS[0],
    )
