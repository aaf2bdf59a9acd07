"""Each IMS setting of the server stands in its own element, and once.

Documents: "Enable IMS restrictions" shows which element stands in which, within `serverConf` and `shared`;
"The server configuration file" gives the attributes of `ims` and, with `IMSOrgId`, of `redirection`. The
server does not look for a setting elsewhere, nor for an element of its name. Nor does it have those of the
external account ("Settings of the external account"): mask, scopes and the like mean nothing to it.

Passes:

    <imsConfig>
      <nonIMSAuthnAPI disableAPI="false"/>
    </imsConfig>

Fails:

    <imsConfig disableAPI="true">
      <nonIMSAuthnAPI disableAPI="false"/>
    </imsConfig>
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.fields import Field
from bot.validator.finding import FindingMaker, label, shown
from bot.validator.server.server_config import (
    ALLOW,
    PARENTS,
    REDIRECTION,
    SETTINGS,
    WEB,
    Misplaced,
)
from bot.validator.written import Element, Written

NAME = "server-setting-place"
CHECK = "topic/server-ims-settings"
SEVERITY = Severity.ERROR
LOOKS_AT = "servers"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each element or setting in a wrong place, and for each element that comes twice."""
    for server in file.servers:
        seen: set[tuple[str, ...]] = set()
        for element, name, found in server.stand_elsewhere():
            if name is element.name:
                yield _is_element(file, name, found)
            else:
                yield _misplaced(file, name, element.name, found)
        for element in server.elements:
            for key, _value in element.attributes:
                if (setting := server.of_the_account(element, key)) is not None:
                    yield _of_the_account(file, key, element.name, setting)
            parent = _parent(element)
            if parent is not None and element.path and element.path[-1] != parent:
                yield _misplaced(file, element.name, element.path[-1], Misplaced(str(element.name), parent))
            if str(element.name) not in PARENTS:
                continue
            way = (*element.path, str(element.name))
            if way in seen and element.name != ALLOW:
                yield _finding(
                    file,
                    element.name,
                    _("`{name}` stands here for the second time.", name=shown(element.name)),
                    _("Keep one of the two, with all that belongs into it."),
                    field=str(element.name),
                )
            seen.add(way)


def _parent(element: Element) -> str | None:
    """The element that this one has to stand in; `redirection` is only never within an IMS setting."""
    if element.name == REDIRECTION and element.path and element.path[-1] in SETTINGS:
        return WEB
    return PARENTS.get(str(element.name))


def _misplaced(file: AccountFile, name: Written, where: str, found: Misplaced) -> Finding:
    return _finding(
        file,
        name,
        _("`{name}` does not belong into `{where}`.", name=shown(name), where=shown(where)),
        _("Move `{name}` into `{home}`.", name=shown(found.setting), home=found.home),
        field=found.setting,
    )


def _of_the_account(file: AccountFile, name: Written, where: str, setting: Field) -> Finding:
    return _finding(
        file,
        name,
        _("`{name}` does not belong into `{where}`.", name=shown(name), where=shown(where)),
        _(
            "Delete `{name}` here, and see that **{label}** is right in the external account.",
            name=shown(name),
            label=label(setting.name),
        ),
        field=setting.name,
    )


def _is_element(file: AccountFile, name: Written, found: Misplaced) -> Finding:
    return _finding(
        file,
        name,
        _(
            "`{name}` stands here as an element of its own; it is an attribute of `{home}`.",
            name=shown(name),
            home=found.home,
        ),
        _("Write `{name}` into the tag of `{home}`, with its value.", name=found.setting, home=found.home),
        field=found.setting,
    )
