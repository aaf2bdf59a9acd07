"""The IMS settings of the server have the names that the documents give them.

Documents: "The server configuration file" (node `ims`) and "Enable IMS restrictions". The server passes over
names that it does not know, so that a slip, even of a capital, leaves a setting without effect. A name like
none of them is looked up by hand.

Passes:

    <ims authIMSEndpoint="https://ims-na1.adobelogin.com"/>

Fails:

    <ims authIMSEndPoint="https://ims-na1.adobelogin.com"/>
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.server.server_config import IMS, IMS_CONFIG, ORGANIZATION, SETTINGS
from bot.validator.values.nearest import nearest
from bot.validator.written import Element, Written

NAME = "server-setting-name"
CHECK = "topic/server-ims-settings"
SEVERITY = Severity.ERROR
LOOKS_AT = "servers"
NOTES_WHEN = "the name is like none that is known"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


_ALIKE = 0.8
"""How alike (0 to 1) a name must be to a documented one to be taken for it."""


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each name of an element or a setting that the documents do not have."""
    for server in file.servers:
        for element in server.elements:
            known = SETTINGS.get(str(element.name))
            meant = None if known is not None else _meant_element(element)
            if meant is not None:
                yield _slip(file, element.name, meant)
                known = SETTINGS[meant]
            elif known is None and IMS_CONFIG in element.path:
                yield _unknown(file, element.name)
            for key, _value in element.attributes:
                if known is not None and key not in known and not key.startswith("_") and ":" not in key:
                    near = nearest(key, known, _ALIKE)
                    yield _unknown(file, key) if near is None else _slip(file, key, near)
                elif known is None and key != ORGANIZATION and key.casefold() == ORGANIZATION.casefold():
                    yield _slip(file, key, ORGANIZATION)


def _meant_element(element: Element) -> str | None:
    """The documented element that a misspelled name was meant for; three letters are like too many."""
    if IMS_CONFIG in element.path or len(element.name) > len(IMS):
        return nearest(element.name, (name for name in SETTINGS if name != IMS), _ALIKE)
    return IMS if element.name.casefold() == IMS else None


def _slip(file: AccountFile, name: Written, meant: str) -> Finding:
    return _finding(
        file,
        name,
        _("The documents do not know `{name}`, but `{expected}`.", name=shown(name), expected=meant),
        _("Write `{expected}`, with exactly these capitals.", expected=meant),
        field=meant,
        expected=meant,
    )


def _unknown(file: AccountFile, name: Written) -> Finding:
    return _finding(
        file,
        name,
        _("The documents do not know the setting `{name}`.", name=shown(name)),
        _("Check what the setting `{name}` is for: the documents do not know it.", name=shown(name)),
        field=shown(name),
        severity=Severity.INFO,
    )
