"""Addresses as people write them, compared the way a browser would."""

from __future__ import annotations

import re
import unicodedata

from bot.model import Record

_ADDRESS = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?P<login>[^@/?#\s]*@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^:/?#\s\\]+)"
    r"(?::(?P<port>\d{1,5}))?(?P<rest>[/?#]\S*)?"
)
_MAIL = re.compile(r"[^/?#@]*@[^/?#]*")
_SPLIT = re.compile(
    r"(?i)(?P<scheme>https?\s*:\s*/\s*/)\s*(?P<host>[a-z0-9.-]+(?::\d{1,5})?)(?P<path>(?:\s*/[\s\w./-]*)?)"
)
_LOGON = "/nl/jsp/logon.jsp"
"""Where people log in to Campaign, see "Callback URL"."""
_HOST = re.compile(r"(?i)(?:[a-z0-9-]+\.)+(?!jsp\b)[a-z]{2,}")
_LABEL = r"[\w\x80-\U0010ffff-]+"
_POSSIBLE = re.compile(rf"\[[0-9A-Fa-f:.]+\]|{_LABEL}(?:\.{_LABEL})*")
"""Letters that only look right are other rules' business."""
_HIGHEST_PORT = 65535
"""RFC 9293: ports are numbers of sixteen bits."""
_DEFAULT_PORTS = {"https": "443", "http": "80"}


class UrlParts(Record, frozen=True):
    """An address in comparable form: host in lower case, default port and trailing slash dropped.

    `scheme` is empty where none was written; `has_login`: a user's name, perhaps with a password, stands
    before the host. `has_default_port`: the port that its scheme has anyway is written out; `has_final_dot`:
    a dot ends the host. Either leads to the same place, but programs may take it for another.
    """

    scheme: str
    host: str
    port: str
    path: str
    has_login: bool
    has_default_port: bool
    has_final_dot: bool

    @property
    def is_unusual(self) -> bool:
        """Whether the same address is written in a plainer way, too."""
        return self.has_default_port or self.has_final_dot

    @property
    def is_possible(self) -> bool:
        """Whether a server may have such a host and port: no sign but hyphens, no part empty."""
        is_port = not self.port or 0 < int(self.port) <= _HIGHEST_PORT
        return is_port and _POSSIBLE.fullmatch(self.host) is not None

    @property
    def is_host_alone(self) -> bool:
        """Whether nothing stands there but a host, with or without its scheme and one slash behind it."""
        return not (self.port or self.path or self.has_login or self.is_unusual)


def read_address(text: str) -> UrlParts | None:
    """The address that a text is, or None when it is none: blanks within, no host, a mail address."""
    match = _ADDRESS.fullmatch(text.strip())
    if match is None or (match["scheme"] is None and _MAIL.fullmatch(text.strip())):
        return None
    scheme = (match["scheme"] or "").casefold()
    port = match["port"] or ""
    is_default = port == _DEFAULT_PORTS.get(scheme or "https")
    host, path = match["host"].casefold(), (match["rest"] or "").removesuffix("/")
    return UrlParts(
        scheme,
        host.rstrip("."),
        "" if is_default else port,
        path,
        has_login=match["login"] is not None,
        has_default_port=is_default,
        has_final_dot=host.endswith("."),
    )


def has_stray(text: str) -> bool:
    """Whether blanks or invisible characters stand around or within an address."""
    return " " in text or not text.isprintable()


def joined(text: str) -> str | None:
    """An address without the blanks within it, where nothing else can be meant; None where it has none.

    Blanks within `https://`, before the path or one of its parts, and anywhere in the path that the documents
    name. One within the host, or before another word, may stand for anything.
    """
    match = _SPLIT.fullmatch(text.strip())
    if match is None or not re.search(r"\s", text.strip()):
        return None
    host, path = match["host"], "".join(match["path"].split())
    has_blank = re.search(r"\s(?!\s*/)", match["path"])
    if (has_blank and path != _LOGON) or _HOST.fullmatch(path.strip("/")):
        return None
    return f"{''.join(match['scheme'].split())}{host}{path}"


def bare(text: str) -> str | None:
    """A value without blanks around it and without invisible characters; None when blanks stand within."""
    kept = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c.isspace()).strip()
    return kept if kept and not has_stray(kept) else None
