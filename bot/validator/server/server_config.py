"""A server's configuration as rules see it, and the names that the documents give its IMS settings.

Source of the names: "Update Campaign interface after IMS migration" and "The server configuration file"
(nodes `ims` and `redirection`).
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Record
from bot.validator.written import Element, Written

IMS_CONFIG, IMS, REDIRECTION = "imsConfig", "ims", "redirection"
CONSOLE, CONSOLE_OPTION = "nonIMSOperatorMgmtInClientConsole", "nonIMSOperatorMgmtInClientConsoleRestricted"
API, API_OPTION = "nonIMSAuthnAPI", "disableAPI"
ALLOW, ALLOW_OPTION = "allowOperator", "name"
ENDPOINT, ORGANIZATION = "authIMSEndpoint", "IMSOrgId"
ENCRYPTED = ("authIMSClientSecret", "authIMSCode", "authIMSTAClientSecret", "authIMSTAPrivateKey")
"""Settings that are stored encrypted with AES."""
IDS = ("authIMSClientId", "authIMSTAClientId", "authIMSTAId")
REQUIRED = ("admin", "aemserver", "campaign-loginmonitor", "internal|monitoring")
"""Operators that are in the allowlist by default and must stay there."""

SETTINGS = {
    IMS_CONFIG: (),
    CONSOLE: (CONSOLE_OPTION,),
    API: (API_OPTION,),
    ALLOW: (ALLOW_OPTION,),
    IMS: (ENDPOINT, *IDS, *ENCRYPTED),
}
"""Element → the settings that it holds."""
PARENTS = {IMS_CONFIG: "shared", IMS: "shared", CONSOLE: IMS_CONFIG, API: IMS_CONFIG, ALLOW: API}
"""Element → the one that it stands in."""

_ON, _OFF = "true", "false"
_ALSO_ON, _ALSO_OFF = ("1",), ("0",)


class ServerConfig(Record, frozen=True):
    """The elements of a configuration file, all of them, in the order of the file."""

    elements: tuple[Element, ...]

    def named(self, name: str) -> Iterator[Element]:
        """The elements of exactly this name."""
        return (element for element in self.elements if element.name == name)

    def values(self, element: str, setting: str) -> Iterator[Written]:
        """The values of a setting, wherever the element stands; normally one."""
        for found in self.named(element):
            yield from (value for name, value in found.attributes if name == setting)

    def blocks(self, element: str, setting: str) -> Written | None:
        """The value that switches a restriction on; None where nothing does."""
        return next((value for value in self.values(element, setting) if is_on(value)), None)

    @property
    def allowed(self) -> tuple[Written, ...]:
        """The names in the allowlist."""
        return tuple(self.values(ALLOW, ALLOW_OPTION))


def is_on(value: str) -> bool:
    """Whether a value switches something on."""
    return value.strip().casefold() in (_ON, *_ALSO_ON)


def is_switch(value: str) -> bool:
    """Whether a value is one that the documents have: `true` or `false`."""
    return value in (_ON, _OFF)


def means_switch(value: str) -> bool:
    """Whether a value is one of them, written otherwise."""
    return value.strip().casefold() in (_ON, _OFF, *_ALSO_ON, *_ALSO_OFF)
