"""Stage and production use the same IMS server.

Documents: "IMS Server URL". Both documented servers are right, but all instances must have the same one:
also a stage instance uses the production end point. Customers of other organizations, in one list of an
agency, are another matter.

Passes:

    instances:
      - name: prod
        environment: production
        external_accounts:
          - {internal_name: Adobe_Marketing_Cloud, ims_server: ims-na1.adobelogin.com}
      - name: stage
        environment: stage
        external_accounts:
          - {internal_name: Adobe_Marketing_Cloud, ims_server: IMS-na1.adobelogin.com/}

Fails:

    instances:
      - name: prod
        environment: production
        external_accounts:
          - {internal_name: Adobe_Marketing_Cloud, ims_server: ims-na1.adobelogin.com}
      - name: stage
        environment: stage
        external_accounts:
          - {internal_name: Adobe_Marketing_Cloud, ims_server: adobeid-na1.services.adobe.com}
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, set_to, shown
from bot.validator.values.ims_host import agreed_host, documented_host

NAME = "ims-server-same-endpoint"
CHECK = "check/ims-server-url"
SEVERITY = Severity.ERROR

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account whose server, though documented, differs from the production's."""
    for _instance, account in file.ims_accounts():
        agreed = agreed_host(file, account)
        if documented_host(account) in (None, agreed):
            continue
        yield _finding(
            file,
            account.ims_server,
            _(
                "`{value}` is not the IMS server that the other instance uses; all must use the same end "
                "point.",
                value=shown(account.ims_server or ""),
            ),
            set_to("ims_server", f"https://{agreed}"),
            account=account,
            field="ims_server",
            expected=f"https://{agreed}",
        )
