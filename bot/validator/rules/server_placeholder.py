"""The IMS settings of the server are filled in, not only stood for.

Documents: "The server configuration file" says what each setting holds. `TODO`, `<client id>` or the dots of
an example are no values, and what belongs there only Adobe or you can know.

Passes:

    <ims authIMSClientId="Campaign1"/>

Fails:

    <ims authIMSClientId="TODO"/>
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.finding import FindingMaker, shown
from bot.validator.server.server_config import (
    ALLOW,
    ALLOW_OPTION,
    API,
    ENCRYPTED,
    ENDPOINT,
    IDS,
    IMS,
    ORGANIZATION,
)
from bot.validator.values.encrypted import is_encrypted
from bot.validator.values.placeholder_values import holds_placeholder, is_placeholder
from bot.validator.written import Written

NAME = "server-placeholder"
CHECK = "topic/server-ims-settings"
SEVERITY = Severity.ERROR
LOOKS_AT = "servers"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


_DOTS = ("...", "…")
"""What examples leave out."""


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each value that only stands for one; that of a secret is not shown."""
    for server in file.servers:
        for element in server.elements:
            for key, value in element.attributes:
                if _is_open(str(element.name), str(key), value):
                    yield _unfilled(file, value, str(key), is_secret=key in ENCRYPTED)
            if element.name == API and element.text is not None and element.text.strip() in _DOTS:
                yield _unfilled(file, element.text, API)


def _is_open(element: str, setting: str, value: str) -> bool:
    if setting in (ENDPOINT, ORGANIZATION):
        return holds_placeholder(value)
    if element == ALLOW and setting == ALLOW_OPTION:
        return is_placeholder(value)
    return (
        element == IMS and setting in (*IDS, *ENCRYPTED) and is_placeholder(value) and not is_encrypted(value)
    )


def _unfilled(file: AccountFile, value: Written, setting: str, *, is_secret: bool = False) -> Finding:
    return _finding(
        file,
        value.place if is_secret else value,
        _("**{label}** holds a placeholder.", label=setting)
        if is_secret
        else _("**{label}** holds a placeholder, `{value}`.", label=setting, value=shown(value)),
        _("Replace the placeholder in **{label}** with your own value.", label=setting),
        field=setting,
    )
