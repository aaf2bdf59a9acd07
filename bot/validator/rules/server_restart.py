"""The server was restarted after the last change of the account.

Documents: "Restart the server". Until then the old settings are in force: a warning, because the restart
may have happened since the file was written.

Passes:

    server_restarted: 2026-11-01T08:00:00Z
    external_accounts:
      - {internal_name: Adobe_Marketing_Cloud, last_modified: 2026-10-30T12:00:00Z}

Fails:

    server_restarted: 2026-10-01T08:00:00Z
    external_accounts:
      - {internal_name: Adobe_Marketing_Cloud, last_modified: 2026-10-30T12:00:00Z}
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.values.moment import read_moment

NAME = "server-restart"
CHECK = "check/server-restart"
SEVERITY = Severity.WARNING
NOTES_WHEN = "the file does not show when"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each account changed later; one for a file that does not tell."""
    unknown = False
    for instance, account in file.ims_accounts():
        changed, restarted = account.last_modified, instance.server_restarted
        if not changed or not restarted:
            if not unknown:
                yield _finding(
                    file,
                    None,
                    _("The file does not show whether the server was restarted after the last change."),
                    _("If an IMS setting was changed since the last restart, restart the Campaign server."),
                    field="server_restarted",
                    severity=Severity.INFO,
                )
            unknown = True
            continue
        unread = next((value for value in (changed, restarted) if read_moment(value) is None), None)
        if unread is not None:
            yield _finding(
                file,
                unread,
                _("`{value}` cannot be read as a date and time.", value=shown(unread)),
                _("Write date and time as in `{example}`.", example="2026-11-01T08:00:00Z"),
                account=account if unread is changed else None,
                field="last_modified" if unread is changed else "server_restarted",
            )
            continue
        before, after = read_moment(restarted), read_moment(changed)
        if before is not None and after is not None and after > before:
            yield _finding(
                file,
                changed,
                _(
                    "The account was changed at `{changed}`, after the last restart of the server at "
                    "`{restarted}`.",
                    changed=shown(changed),
                    restarted=shown(restarted),
                ),
                _("Restart the Campaign server, then log in again."),
                account=account,
                field="last_modified",
            )
