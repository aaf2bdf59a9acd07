"""Each entry of the allowlist names one operator, and none stands there twice.

Documents: "Enable IMS restrictions" adds an operator as `<allowOperator name="…"/>`. Further operators are
allowed; whether they still need native login is looked at by hand.

Passes:

    <imsConfig>
      <nonIMSAuthnAPI disableAPI="false">
        <allowOperator name="erp-import"/>
      </nonIMSAuthnAPI>
    </imsConfig>

Fails:

    <imsConfig>
      <nonIMSAuthnAPI disableAPI="false">
        <allowOperator name=""/>
      </nonIMSAuthnAPI>
    </imsConfig>
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.server.server_config import ALLOW, ALLOW_OPTION, REQUIRED
from bot.validator.written import Written

NAME = "allowlist-names"
CHECK = "topic/native-login-block"
SEVERITY = Severity.ERROR
LOOKS_AT = "servers"
WARNS_WHEN = "an operator's name stands there twice"
NOTES_WHEN = "there are further operators"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each entry without a name, with blanks around it, or that is there already."""
    for server in file.servers:
        for element in server.named(ALLOW):
            if not any(key.casefold() == ALLOW_OPTION and value.strip() for key, value in element.attributes):
                yield _finding(
                    file,
                    element.name,
                    _("This entry of the allowlist names no operator."),
                    _("Enter the operator's name, or delete the entry."),
                    field=ALLOW,
                )
        seen: set[str] = set()
        further: list[Written] = []
        misspelt = {str(entry) for entry in server.misspelt_operators.values()}
        for name in server.allowed:
            bare = name.strip()
            if not bare:
                continue
            if bare != name:
                yield _finding(
                    file,
                    name,
                    _("There are blanks around `{value}`.", value=shown(name)),
                    _("Write the operator's name without blanks around it."),
                    field=ALLOW,
                    expected=bare,
                )
            if bare in seen:
                yield _finding(
                    file,
                    name,
                    _("`{value}` is on the allowlist already.", value=shown(bare)),
                    _("Delete one of the two entries."),
                    field=ALLOW,
                    severity=Severity.WARNING,
                )
            elif bare not in REQUIRED and str(name) not in misspelt:
                further.append(name)
            seen.add(bare)
        if further:
            names = ", ".join(shown(name.strip()) for name in further)
            yield _finding(
                file,
                further[0],
                _(
                    "Besides the operators that Campaign itself needs, these may go on with native login: "
                    "`{names}`.",
                    names=names,
                ),
                _("Check whether these operators still need native login: `{names}`.", names=names),
                field=ALLOW,
                severity=Severity.INFO,
            )
