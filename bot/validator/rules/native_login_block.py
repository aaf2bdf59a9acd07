"""Native login is blocked only once everybody was moved to Adobe ID login, and then as a whole.

Documents: "Update Campaign interface after IMS migration". The restrictions of console and API are the last
step: whoever still logs in natively is locked out. Who was moved no file shows, so that this is looked at by
hand. One restriction without the other is a warning; either is an error where the account file judged with
it has no account for Adobe ID login that is switched on.

Passes:

    <imsConfig>
      <nonIMSOperatorMgmtInClientConsole nonIMSOperatorMgmtInClientConsoleRestricted="false"/>
      <nonIMSAuthnAPI disableAPI="false"/>
    </imsConfig>

Fails:

    <imsConfig>
      <nonIMSOperatorMgmtInClientConsole nonIMSOperatorMgmtInClientConsoleRestricted="true"/>
      <nonIMSAuthnAPI disableAPI="false"/>
    </imsConfig>
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker
from bot.validator.server.server_config import API, API_OPTION, CONSOLE, CONSOLE_OPTION, ServerConfig
from bot.validator.values.switched import is_off
from bot.validator.written import Written

NAME = "native-login-block"
CHECK = "topic/native-login-block"
SEVERITY = Severity.ERROR
LOOKS_AT = "servers"
WARNS_WHEN = "one of the two options blocks it and the other does not"
NOTES_WHEN = "both block it, or none does"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """At most two findings for a server: what is blocked too early, or by half."""
    for server in file.servers:
        console, api = server.blocks(CONSOLE, CONSOLE_OPTION), server.blocks(API, API_OPTION)
        if console is None and api is None:
            yield _finding(
                file,
                None,
                _("This configuration does not block native login."),
                _("Block native login last, when all users and technical operators have been moved."),
                field=CONSOLE_OPTION,
                severity=Severity.INFO,
            )
            continue
        blocked = console or api
        if _lacks_account(file):
            if console is not None:
                yield _too_early(file, console, CONSOLE_OPTION)
            if api is not None:
                yield _too_early(file, api, API_OPTION)
            continue
        if console is None or api is None:
            yield _half(file, server, console or api)
        yield _finding(
            file,
            blocked,
            _("Native login is blocked. Whether everybody has been moved, the file does not show."),
            _("Check that nobody logs in natively any more: whoever still does is locked out."),
            field=CONSOLE_OPTION if blocked is console else API_OPTION,
            severity=Severity.INFO,
        )


def _lacks_account(file: AccountFile) -> bool:
    """Whether account files are judged as well, and an instance in them has no account that works."""
    return any(
        all(account.enabled is not None and is_off(account.enabled) for account in instance.ims_accounts)
        for instance in file.instances
        if instance.external_accounts is not None
    )


def _too_early(file: AccountFile, value: Written, option: str) -> Finding:
    return _finding(
        file,
        value,
        _(
            "`{option}` blocks native login, but there is no account for Adobe ID login that is switched "
            "on: nobody can log in any more.",
            option=option,
        ),
        _("Set `{option}` to `false` until everybody has been moved and can log in.", option=option),
        field=option,
        expected="false",
    )


def _half(file: AccountFile, server: ServerConfig, value: Written | None) -> Finding:
    on, off = CONSOLE_OPTION, API_OPTION
    if server.blocks(CONSOLE, CONSOLE_OPTION) is None:
        on, off = off, on
    return _finding(
        file,
        value,
        _("`{on}` is on, but `{off}` is not: half of the native access stays open.", on=on, off=off),
        _("When everybody has been moved, set both to `true`; until then, both to `false`."),
        field=on,
        severity=Severity.WARNING,
    )
