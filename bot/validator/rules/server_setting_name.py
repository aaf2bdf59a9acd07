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
from bot.validator.server.server_config import (
    IMS_CONFIG,
    ORGANIZATION,
    REDIRECTION,
    SETTINGS,
    ServerConfig,
    meant_element,
    meant_setting,
)
from bot.validator.written import Element, Written

NAME = "server-setting-name"
CHECK = "topic/server-ims-settings"
SEVERITY = Severity.ERROR
LOOKS_AT = "servers"
NOTES_WHEN = "the name is like none that is known"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each name of an element or a setting that the documents do not have."""
    for server in file.servers:
        for element in server.elements:
            meant = meant_element(element)
            if meant is not None and meant != element.name:
                yield _slip(file, element.name, meant)
            elif meant is None and IMS_CONFIG in element.path and not server.misplaced(element, element.name):
                yield _unknown(file, element.name)
            if meant is not None:
                yield from _settings(file, server, element, meant)


def _settings(file: AccountFile, server: ServerConfig, element: Element, meant: str) -> Iterator[Finding]:
    known = SETTINGS.get(meant, (ORGANIZATION,))
    for key, _value in element.attributes:
        if (
            key in known
            or key.startswith("_")
            or ":" in key
            or server.misplaced(element, key)
            or server.of_the_account(element, key)
        ):
            continue
        near = meant_setting(meant, key)
        if near is not None:
            yield _slip(file, key, near)
        elif meant != REDIRECTION:
            yield _unknown(file, key)


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
