"""A server's configuration as rules see it, and the names that the documents give its IMS settings.

Source of the names: "Update Campaign interface after IMS migration" and "The server configuration file"
(nodes `ims` and `redirection`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import TypeAlias

from bot.likeness import most_alike
from bot.model import Record
from bot.validator.fields import Field, Names, compared_names, field, normalised, table
from bot.validator.slips import is_slip
from bot.validator.values.nearest import nearest
from bot.validator.written import Element, Written

IMS_CONFIG, IMS, REDIRECTION, WEB = "imsConfig", "ims", "redirection", "web"
CONSOLE, CONSOLE_OPTION = "nonIMSOperatorMgmtInClientConsole", "nonIMSOperatorMgmtInClientConsoleRestricted"
API, API_OPTION = "nonIMSAuthnAPI", "disableAPI"
ALLOW, ALLOW_OPTION = "allowOperator", "name"
ENDPOINT, ORGANIZATION = "authIMSEndpoint", "IMSOrgId"
ENCRYPTED = ("authIMSClientSecret", "authIMSCode", "authIMSTAClientSecret", "authIMSTAPrivateKey")
"""Settings that are stored encrypted with AES."""
IDS = ("authIMSClientId", "authIMSTAClientId", "authIMSTAId")
REQUIRED = ("admin", "aemserver", "campaign-loginmonitor", "internal|monitoring")
"""Operators that are in the allowlist by default and must stay there; the last is one entry, with a bar."""
_BAR = "|"

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

_HOMES = {setting: name for name, settings in SETTINGS.items() if name != ALLOW for setting in settings} | {
    ORGANIZATION: REDIRECTION
}
"""Setting → the element that it belongs to; `name` is too general a word for that outside of `imsConfig`."""
_ALIKE = 0.8
"""How alike (0 to 1) a name must be to a documented one to be taken for it."""
_CALLED_IN_THE_ACCOUNT = {
    "ims_server": ENDPOINT,
    "client_id": "authIMSClientId",
    "client_secret": "authIMSClientSecret",
    "organization_id": ORGANIZATION,
}
"""Settings of the external account that the server has as well: what each is called there."""
_OF_THE_ACCOUNT_ALONE = ("ims_scope", "callback_url", "association_mask", "product_context", "tenant")
"""Settings of the external account that the server does not have, and whose names mean nothing else there."""
_PREFIX = "authims"
"""How the names begin that no other section has."""

_ON, _OFF = "true", "false"
_ALSO_ON, _ALSO_OFF = ("1",), ("0",)


_Where: TypeAlias = tuple[str, bool, str]
"""An element's name, whether it stands within `imsConfig`, and an attribute's name."""


class Misplaced(Record, frozen=True):
    """A setting that belongs elsewhere: what it is called, and the element whose attribute it is."""

    setting: str
    home: str


class ServerConfig(Record, frozen=True, dict=True):
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

    def wherever(self, settings: Collection[str]) -> Iterator[tuple[str, Written]]:
        """What some settings hold, in a place that is not theirs and under a misspelt name, too."""
        for element in self.elements:
            for key, value in element.attributes:
                setting = self._setting_of(element, key)
                if setting is not None and setting in settings:
                    yield setting, value
            as_element = self.misplaced(element, element.name)
            if as_element is not None and as_element.setting in settings and element.text is not None:
                yield as_element.setting, element.text

    def stand_elsewhere(self) -> Iterator[tuple[Element, Written, Misplaced]]:
        """Settings in a place that is not theirs: the element, and the name there, or the element's own."""
        for element in self.elements:
            for key, _value in element.attributes:
                if found := self.misplaced(element, key):
                    yield element, key, found
            if element.name not in SETTINGS and (found := self.misplaced(element, element.name)):
                yield element, element.name, found

    def misplaced(self, element: Element, name: str) -> Misplaced | None:
        """Whether an attribute of an element, or its own name, is a setting of another element.

        Several rules ask that of every attribute: it is worked out once for each name in elements of a name.
        """
        known, where = self._places, _where(element, name)
        if where not in known:
            known[where] = _belongs_elsewhere(element, name)
        return known[where]

    def of_the_account(self, element: Element, name: str) -> Field | None:
        """The setting of the external account that an attribute of an IMS element is, or was meant for."""
        known, where = self._of_the_account, _where(element, name)
        if where not in known:
            known[where] = _of_the_account(element, name)
        return known[where]

    @cached_property
    def _places(self) -> dict[_Where, Misplaced | None]:
        """What `misplaced` has answered."""
        return {}

    @cached_property
    def _of_the_account(self) -> dict[_Where, Field | None]:
        """What `of_the_account` has answered."""
        return {}

    def _setting_of(self, element: Element, name: str) -> str | None:
        """The setting that an attribute of an element is or was meant for."""
        if (elsewhere := self.misplaced(element, name)) is not None:
            return elsewhere.setting
        here = meant_element(element)
        if here is None:
            return None
        return name if name in SETTINGS.get(here, ()) else meant_setting(here, name)

    @property
    def allowed(self) -> tuple[Written, ...]:
        """The names in the allowlist."""
        return tuple(self.values(ALLOW, ALLOW_OPTION))

    @cached_property
    def misspelt_operators(self) -> dict[str, Written]:
        """Operators that the allowlist must have and lacks → the entry that was meant for it.

        It is like the operator, or has only what belongs on one side of a bar; others are left out.
        """
        names = {name.strip(): name for name in self.allowed}
        others = {name: entry for name, entry in names.items() if name and name not in REQUIRED}
        meant: dict[str, Written] = {}
        for required in REQUIRED:
            if required not in names:
                parts = [part for part in required.split(_BAR) if part in others and part != required]
                alike = most_alike(required, others, _ALIKE, processor=str.casefold)  # however long the list
                found = alike[0][0] if alike else next(iter(parts), None)
                if found is not None:
                    meant[required] = others[found]
        return meant


def meant_element(element: Element) -> str | None:
    """The documented element that a name is, or was meant for; three letters are like too many."""
    name = str(element.name)
    if name in SETTINGS or name == REDIRECTION:
        return name
    if IMS_CONFIG in element.path or len(name) > len(IMS):
        return nearest(name, (known for known in SETTINGS if known != IMS), _ALIKE)
    return IMS if name.casefold() == IMS else None


def meant_setting(element: str, name: str) -> str | None:
    """The setting of a documented element that a misspelled name was meant for."""
    if element == REDIRECTION:
        return ORGANIZATION if name.casefold() == ORGANIZATION.casefold() else None
    like = nearest(name, SETTINGS[element], _ALIKE) or _as_in_the_account(element, name)
    return like if like in SETTINGS[element] else None


def _as_in_the_account(element: str, name: str) -> str | None:
    """The server's own setting that was given the name of the external account's."""
    known = table()["account"].get(normalised(name)) if element == IMS else None
    return _CALLED_IN_THE_ACCOUNT.get(known.name) if known else None


def _where(element: Element, name: str) -> _Where:
    return str(element.name), IMS_CONFIG in element.path, str(name)


def _belongs_elsewhere(element: Element, name: str) -> Misplaced | None:
    """Whether an attribute of an element, or its own name, is a setting of another element."""
    here = meant_element(element)
    if here == REDIRECTION or here is None:
        is_like = name.casefold().startswith(_PREFIX)
        setting = next((known for known in _HOMES if known.casefold() == name.casefold()), None)
        setting = setting or (nearest(name, _HOMES, _ALIKE) if is_like else None)
    elif name == ALLOW_OPTION and here not in (IMS, ALLOW):
        return Misplaced(name, ALLOW)
    else:
        setting = None if meant_setting(here, name) else nearest(name, _HOMES, _ALIKE)
        setting = setting or _as_in_the_account(here, name)
    if setting is None or _HOMES[setting] == here:
        return None
    return Misplaced(setting, _HOMES[setting])


def _of_the_account(element: Element, name: str) -> Field | None:
    here = meant_element(element)
    if here is None or here == REDIRECTION or name in SETTINGS[here] or meant_setting(here, name):
        return None
    known = Names().knows(name, ("account",))
    if known is not None:
        return known if known.name in _OF_THE_ACCOUNT_ALONE else None
    alone = (field("account", setting) for setting in _OF_THE_ACCOUNT_ALONE)
    return next((setting for setting in alone if is_slip(name, compared_names(setting))), None)


def is_on(value: str) -> bool:
    """Whether a value switches something on."""
    return value.strip().casefold() in (_ON, *_ALSO_ON)


def is_switch(value: str) -> bool:
    """Whether a value is one that the documents have: `true` or `false`."""
    return value in (_ON, _OFF)


def means_switch(value: str) -> bool:
    """Whether a value is one of them, written otherwise."""
    return value.strip().casefold() in (_ON, _OFF, *_ALSO_ON, *_ALSO_OFF)
