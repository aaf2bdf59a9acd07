"""What blocks native login is set to `true` or `false`.

Documents: "Enable IMS restrictions" has `true`. Any other word blocks nothing, or nobody knows what; capitals
and figures perhaps work: a warning. An element without its option blocks nothing either.

Passes:

    <imsConfig>
      <nonIMSAuthnAPI disableAPI="false"/>
    </imsConfig>

Fails:

    <imsConfig>
      <nonIMSAuthnAPI disableAPI="yes"/>
    </imsConfig>
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.server.server_config import (
    API,
    API_OPTION,
    CONSOLE,
    CONSOLE_OPTION,
    is_on,
    is_switch,
    means_switch,
)

NAME = "native-login-switch"
CHECK = "topic/native-login-block"
SEVERITY = Severity.ERROR
LOOKS_AT = "servers"
WARNS_WHEN = "the option is missing, or `true` or `false` is written otherwise: `TRUE`, `1`"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each other value, and for each element without its option."""
    for server in file.servers:
        elsewhere = {found.setting for _element, _name, found in server.stand_elsewhere()}
        for name, option in ((CONSOLE, CONSOLE_OPTION), (API, API_OPTION)):
            for element in server.named(name):
                is_there = any(key.casefold() == option.casefold() for key, _value in element.attributes)
                if not is_there and option not in elsewhere:
                    yield _finding(
                        file,
                        element.name,
                        _("`{element}` has no `{option}`: it blocks nothing.", element=name, option=option),
                        _("Set `{option}` to `true` to block, to `false` to leave it open.", option=option),
                        field=option,
                        severity=Severity.WARNING,
                    )
            for value in server.values(name, option):
                if is_switch(value):
                    continue
                expected = ("true" if is_on(value) else "false") if means_switch(value) else None
                yield _finding(
                    file,
                    value,
                    _("`{value}` is neither `true` nor `false`.", value=shown(value)),
                    _("Set `{option}` to `true` to block, to `false` to leave it open.", option=option),
                    field=option,
                    expected=expected,
                    severity=Severity.WARNING if means_switch(value) else SEVERITY,
                )
