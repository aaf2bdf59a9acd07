"""The operators that Campaign itself needs are on the allowlist.

Documents: "Enable IMS restrictions". `admin`, `aemserver`, `campaign-loginmonitor` and `internal|monitoring`
are there by default and are not to be changed; the last is one entry whose name has a bar in it, not two. As
long as the API is not blocked, one that is missing does no harm: a warning, and nothing at all where the list
is empty.

Passes:

    <imsConfig>
      <nonIMSAuthnAPI disableAPI="true">
        <allowOperator name="admin"/>
        <allowOperator name="aemserver"/>
        <allowOperator name="campaign-loginmonitor"/>
        <allowOperator name="internal|monitoring"/>
      </nonIMSAuthnAPI>
    </imsConfig>

Fails:

    <imsConfig>
      <nonIMSAuthnAPI disableAPI="true">
        <allowOperator name="admin"/>
        <allowOperator name="aemserver"/>
        <allowOperator name="internal/monitoring"/>
      </nonIMSAuthnAPI>
    </imsConfig>
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.server.server_config import ALLOW, ALLOW_OPTION, API, API_OPTION, REQUIRED

NAME = "allowlist-operators"
CHECK = "topic/native-login-block"
SEVERITY = Severity.ERROR
LOOKS_AT = "servers"
WARNS_WHEN = "the configuration does not block native login yet"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each of them that the list lacks, at the name that was meant for it if there is one."""
    for server in file.servers:
        api = next(server.named(API), None)
        if api is None:
            continue
        is_blocked = server.blocks(API, API_OPTION) is not None
        if not is_blocked and not server.allowed:
            continue  # nobody has begun with it
        severity = SEVERITY if is_blocked else Severity.WARNING
        listed = {name.strip() for name in server.allowed}
        misspelt = server.misspelt_operators
        for name in REQUIRED:
            if name in listed:
                continue
            meant = misspelt.get(name)
            yield _finding(
                file,
                api.start if meant is None else meant,
                _("The operator `{name}` is not on the allowlist.", name=name)
                if meant is None
                else _("`{value}` is not the operator `{name}`.", value=shown(meant), name=name),
                _(
                    "Put `{element}` on the allowlist again, exactly so.",
                    element=_entry(name),
                ),
                field=ALLOW,
                expected=name,
                severity=severity,
            )


def _entry(name: str) -> str:
    return f'<{ALLOW} {ALLOW_OPTION}="{name}"/>'
