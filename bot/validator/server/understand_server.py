"""The elements of a configuration file → a file to judge, with its secrets and what nobody needs to see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from bot.errors import UnreadableFileError
from bot.likeness import is_alike
from bot.model import FileFormat
from bot.privacy.address_pieces import secret_pieces
from bot.translate import _
from bot.validator.account import AccountFile
from bot.validator.fields import names_secret
from bot.validator.server.server_config import (
    ENCRYPTED,
    IDS,
    IMS,
    IMS_CONFIG,
    ORGANIZATION,
    SETTINGS,
    ServerConfig,
)
from bot.validator.source import Source
from bot.validator.values.misplaced import is_misplaced, secret_words
from bot.validator.written import Element, Elements, Written, written

_ALIKE = 0.8
"""How alike (0 to 1) the name of a setting must be to a secret's to be kept as one."""
_ROOT = "serverconf"
_ORGANIZATION = ORGANIZATION.casefold()
_SECTION = f"<{IMS_CONFIG}>"
_AS_IN_AN_ACCOUNT = {ORGANIZATION: "organization_id", **dict.fromkeys(IDS, "client_id")}
"""Settings whose right values look like what a machine has made, as those of an account do."""


def understand_server(root: Elements, file_format: FileFormat, source: Source, name: str) -> AccountFile:
    """A file that holds no account, only a server's settings.

    Raises UnreadableFileError when none of them concerns IMS, and when they are several instances'.
    """
    elements = tuple(element for element in root.items if isinstance(element, Element))
    roots = [element for element in elements if element.name.casefold() == _ROOT]
    if len(roots) > 1:
        raise UnreadableFileError(
            _("The configuration of another instance begins here. Send that of one instance at a time."),
            *source.place(roots[1].start),
        )
    config = ServerConfig(elements)
    judged = [element for element in elements if _is_judged(element, config)]
    if not judged:
        raise UnreadableFileError(
            _(
                "This configuration holds no section `{section}` and no IMS setting. Send the file "
                "`config-<instance>.xml` of the instance, or that section of it.",
                section=_SECTION,
            )
        )
    return AccountFile(
        name=name,
        format=file_format,
        source=source,
        instances=(),
        servers=(config,),
        secrets=tuple(_secrets(elements)),
        private=tuple(_private(judged, root)),
    )


def _is_judged(element: Element, config: ServerConfig) -> bool:
    """Whether an element concerns IMS, also where its name was misspelled."""
    if element.name in SETTINGS or IMS_CONFIG in element.path:
        return True
    if any(
        key.casefold() == _ORGANIZATION or config.misplaced(element, key)
        for key in (element.name, *(key for key, _value in element.attributes))
    ):
        return True
    name = element.name.casefold()
    return any(is_alike(name, known.casefold(), _ALIKE) for known in SETTINGS if known != IMS)


def _secrets(elements: Iterable[Element]) -> Iterator[Written]:
    """Every password, secret, code and key, wherever in the file it stands, and pieces of addresses."""
    for element in elements:
        yield from secret_words(element.name)
        for key, value in element.attributes:
            yield from secret_words(key)
            if is_secret_setting(key) or is_misplaced(_AS_IN_AN_ACCOUNT.get(str(key), ""), value):
                yield value
            elif "://" in value:
                yield from (written(piece, 0, 0) for piece in secret_pieces(value))
        if element.text is not None and is_secret_setting(element.name):
            yield element.text


def is_secret_setting(name: str) -> bool:
    """Whether what a setting holds must never be shown, also where its name was misspelled."""
    if names_secret(name):
        return True
    if name in SETTINGS[IMS]:
        return name in ENCRYPTED
    return any(is_alike(name.casefold(), known.casefold(), _ALIKE) for known in ENCRYPTED)


def _private(judged: Iterable[Element], root: Elements) -> Iterator[tuple[int, int]]:
    """Whatever stands outside of the tags that are judged, and values there under other names."""
    judged = list(judged)
    known = {name for names in SETTINGS.values() for name in names} | {ORGANIZATION}
    for element in judged:
        yield from ((value.start, value.end) for key, value in element.attributes if key not in known)
    edges = [root.start, *(edge for element in judged for edge in (element.start, element.end)), root.end]
    yield from (span for number, span in enumerate(pairwise(edges)) if number % 2 == 0)
