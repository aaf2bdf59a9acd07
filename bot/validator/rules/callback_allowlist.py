"""The callback URL is on the allowlist on Adobe's side.

Documents: "Callback URL". Adobe sends people back to listed addresses only; from any other they end up on
adobe.com. Case of host and scheme and a slash at the end do not count; an entry with http does not cover
https.

Passes:

    internal_name: Adobe_Marketing_Cloud
    callback_url: https://campaign.example.com/nl/jsp/logon.jsp
    experience_cloud: {callback_allowlist: [https://Campaign.example.com/nl/jsp/logon.jsp]}

Fails:

    internal_name: Adobe_Marketing_Cloud
    callback_url: https://campaign.example.com/nl/jsp/logon.jsp
    experience_cloud: {callback_allowlist: [https://stage.example.com/nl/jsp/logon.jsp]}
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.proposal.callback import callback_for
from bot.validator.values.url_parts import UrlParts, read_address

NAME = "callback-allowlist"
CHECK = "check/callback-url"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file has no allowlist"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account whose callback URL is not listed; one for a file without list."""
    unlisted = False
    for instance, account in file.ims_accounts():
        url, listed = account.callback_url, instance.adobe.callback_allowlist
        address = account.callback_address
        if url is None or address is None:
            continue
        if listed is None:
            if not unlisted:
                yield _finding(
                    file,
                    None,
                    _("The file does not show the allowlist of callback URLs on Adobe's side."),
                    _("Ask Adobe whether the callback URL is on the allowlist."),
                    field="callback_allowlist",
                    severity=Severity.INFO,
                )
            unlisted = True
        elif not any(_covers(entry, address) for entry in listed.items):
            yield _finding(
                file,
                url,
                _("The callback URL `{value}` is not on the allowlist on Adobe's side.", value=shown(url)),
                _(
                    "Ask Adobe to add this address to the allowlist, or enter a listed one in **Callback "
                    "server**."
                ),
                account=account,
                field="callback_url",
                expected=callback_for(account, instance, file),
            )


def _covers(entry: str, address: UrlParts) -> bool:
    """Whether a listed address, perhaps with `*`, is this one. An http one is `callback-https`'s business."""
    listed = read_address(entry)
    if listed is None or (address.scheme == "https" and listed.scheme == "http"):
        return False
    ours, theirs = (f"{one.host}:{one.port}{one.path}" for one in (address, listed))
    return ours == theirs or ("*" in entry and fnmatchcase(ours, theirs.replace("[", "[[]")))
