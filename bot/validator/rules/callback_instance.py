"""The callback URL leads to this very instance.

Documents: "Callback URL". The production instance sends people back to the production address; with the
address of another instance they log in to the wrong one, or nowhere. Adobe's own site and the machine itself
are no addresses at which people open an instance: a warning where the file names none. Where it names none
but two instances share one callback server, one of them is wrong: a warning, as it cannot be told which.

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
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.proposal.callback import callback_for
from bot.validator.values.documented import IMS_HOSTS
from bot.validator.values.url_parts import UrlParts

NAME = "callback-instance"
CHECK = "check/callback-url"
SEVERITY = Severity.ERROR
WARNS_WHEN = (
    "the file names no address of the instance: two instances share one callback URL, or it leads "
    "to Adobe's own site or to `localhost`"
)
NOTES_WHEN = "the file names no address of the instance, and nothing else speaks against it"

_ADOBE = {*IMS_HOSTS, "adobe.com", "www.adobe.com", "marketing.adobe.com", "experience.adobe.com"}

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account that leads elsewhere; one for a file without addresses of instances."""
    unknown = False
    places = {_place(address) for instance in file.instances if (address := instance.address)}
    users = _users(file)
    for instance, account in file.ims_accounts():
        url = account.callback_url
        leads_to = account.callback_address
        if url is None or leads_to is None:
            continue
        own = instance.address
        if own and _place(own) == _place(leads_to):
            continue
        shared = len(users[_place(leads_to)]) > 1
        if own is None and _is_nowhere(leads_to):
            yield _finding(
                file,
                url,
                _(
                    "The callback URL `{value}` is no address at which people open Campaign.",
                    value=shown(url),
                ),
                _("In **Callback server**, enter the address of this very instance."),
                account=account,
                field="callback_url",
                severity=Severity.WARNING,
            )
            continue
        if own is None and _place(leads_to) not in places and not shared:
            if not unknown:
                yield _finding(
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
        yield _finding(
            file,
            url,
            _("The callback URL `{value}` leads to another instance than this one.", value=shown(url)),
            _("In **Callback server**, enter the address of this very instance."),
            account=account,
            field="callback_url",
            expected=callback_for(account, instance, file) if own else None,
            severity=SEVERITY if own or _place(leads_to) in places else Severity.WARNING,
        )


def _is_nowhere(address: UrlParts) -> bool:
    """Whether it is Adobe's own site, where people land who come back to the wrong place, or this machine.

    What Adobe hosts is called `….campaign.adobe.com`.
    """
    host = address.host.strip("[]")
    return host in _ADOBE or host == "localhost" or host.startswith("127.") or host in ("::1", "0.0.0.0")  # noqa: S104


def _users(file: AccountFile) -> dict[tuple[str, str], set[int]]:
    """Which instances send people back to each place, by their position in the file."""
    found: dict[tuple[str, str], set[int]] = {}
    for position, instance in enumerate(file.instances):
        for account in instance.ims_accounts:
            if address := account.callback_address:
                found.setdefault(_place(address), set()).add(position)
    return found


def _place(address: UrlParts) -> tuple[str, str]:
    return address.host, address.port
