"""Each IMS setting of the server stands in its own element, and once.

Documents: "Enable IMS restrictions" shows which element stands in which, within `serverConf` and `shared`.
The server does not look for a setting elsewhere.

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
from bot.validator.finding import FindingMaker, shown
from bot.validator.server.server_config import ALLOW, PARENTS, SETTINGS
from bot.validator.written import Element, Written

NAME = "server-setting-place"
CHECK = "topic/server-ims-settings"
SEVERITY = Severity.ERROR
LOOKS_AT = "servers"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


_HOMES = {setting: name for name, settings in SETTINGS.items() if name != ALLOW for setting in settings}
"""Setting → the element that it belongs to; `name` is too general a word for that."""


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each element or setting in a wrong place, and for each element that comes twice."""
    for server in file.servers:
        seen: set[tuple[str, ...]] = set()
        for element in server.elements:
            yield from _misplaced_settings(file, element)
            parent = PARENTS.get(str(element.name))
            if parent is None:
                continue
            if element.path and element.path[-1] != parent:
                yield _misplaced(file, element.name, element.path[-1], parent)
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


def _misplaced_settings(file: AccountFile, element: Element) -> Iterator[Finding]:
    for key, _value in element.attributes:
        home = _HOMES.get(str(key))
        if home is not None and home != element.name:
            yield _misplaced(file, key, element.name, home)


def _misplaced(file: AccountFile, name: Written, where: str, home: str) -> Finding:
    return _finding(
        file,
        name,
        _("`{name}` does not belong into `{where}`.", name=shown(name), where=shown(where)),
        _("Move `{name}` into `{home}`.", name=shown(name), home=home),
        field=str(name),
    )
