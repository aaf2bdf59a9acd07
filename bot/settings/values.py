"""Texts, or lists of texts, as operators write them → values. A `ValueError` says what to do instead."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from bot.privacy.token_shapes import is_bot_token
from bot.settings.secret_str import SecretStr

_BETWEEN = re.compile(r"[\s,;]+")
_ID = re.compile(r"[+-]?[0-9]{1,18}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,256}")
_HOST = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9._-]{0,252}[A-Za-z0-9_])?\.?")
_DATABASE = re.compile(
    r"(?P<kind>\w+)(?:\+(?P<driver>\w+))?://(?:[^:/@]*(?::[^@]*)?@)?"
    r"(?P<host>\[[^\]/?]*\]|[^/:?@]*)(?::(?P<port>[^/?]*))?(?P<path>[/?].*)?",
    re.DOTALL,
)
_SPOKEN = {"yes": True, "true": True, "on": True, "1": True, "y": True, "t": True} | {
    "no": False,
    "false": False,
    "off": False,
    "0": False,
    "n": False,
    "f": False,
}
_DRIVERS = {"sqlite": "aiosqlite", "postgresql": "asyncpg"}


class ListenAddress(NamedTuple):
    """Where a server listens; an IPv6 `host` has no brackets, `port` 0 is any that is free."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def whole(least: int, most: int, note: str = "") -> Callable[[object], int]:
    """A whole number from `least` to `most`, of digits alone; `note` is told with that."""

    def read(value: object) -> int:
        if isinstance(value, str) and re.fullmatch("[0-9]{1,9}", value) and least <= int(value) <= most:
            return int(value)
        raise ValueError(f"must be a whole number from {least} to {most}{note}")

    return read


def one_of(*words: str) -> Callable[[object], str]:
    """One of these words, in whatever letters."""

    def read(value: object) -> str:
        if isinstance(value, str) and value.lower() in words:
            return value.lower()
        raise ValueError(f"must be {', '.join(words[:-1])} or {words[-1]}")

    return read


def yes_or_no(value: object) -> bool:
    """Yes or no, as YAML and people say it."""
    if isinstance(value, str) and value.lower() in _SPOKEN:
        return _SPOKEN[value.lower()]
    raise ValueError("must be yes or no")


def line_of(most: int) -> Callable[[object], str]:
    """A text of so many characters at most."""

    def read(value: object) -> str:
        if isinstance(value, str) and len(value) <= most:
            return value
        raise ValueError(f"must be a line of up to {most} characters")

    return read


def token(value: object) -> SecretStr:
    """A bot token."""
    if not isinstance(value, str) or not is_bot_token(value):
        raise ValueError("is no bot token (number, colon, letters): copy it again from @BotFather")
    return SecretStr(value)


def webhook_secret(value: object) -> SecretStr:
    """What Telegram sends along with every call."""
    if not isinstance(value, str) or not _SECRET.fullmatch(value):
        raise ValueError("must be 1 to 256 of A-Z a-z 0-9 _ -: make one with `openssl rand -hex 32`")
    return SecretStr(value)


def web_token(value: object) -> SecretStr:
    """What the link to the pages holds; long enough that nobody guesses it."""
    if not isinstance(value, str) or not _TOKEN.fullmatch(value):
        raise ValueError("must be 16 to 256 of A-Z a-z 0-9 _ -: make one with `openssl rand -hex 32`")
    return SecretStr(value)


def person_ids(value: object) -> frozenset[int]:
    """Numeric ids of people."""
    return _ids(value, lambda number: number > 0, "is no person's id: a whole number over 0, no @name")


def chat_ids(value: object) -> frozenset[int]:
    """Numeric ids of chats; those of groups and channels are negative."""
    return _ids(value, bool, "is no chat's id: a whole number, negative for groups and channels, no @name")


def _ids(value: object, is_right: Callable[[int], bool], problem: str) -> frozenset[int]:
    parts: Iterable[object] = ()
    if isinstance(value, str):
        parts = filter(None, _BETWEEN.split(value))
    elif isinstance(value, Iterable):
        parts = value
    found: set[int] = set()
    for place, part in enumerate(parts, 1):
        text = str(part).strip()
        if not _ID.fullmatch(text) or not is_right(int(text)):
            raise ValueError(f"entry {place} {problem}")
        found.add(int(text))
    return frozenset(found)


def api_root(value: object) -> str:
    """The root of a Bot API server, without a slash at its end."""
    address = _split(value)
    if address is None or address.scheme not in ("http", "https") or not address.hostname:
        raise ValueError("must be an http(s) address such as http://localhost:8081")
    if address.query or address.fragment:
        raise ValueError("must be the root of the server, without ? or #")
    if re.search(r"/bot(?:\d|$)", address.path):
        raise ValueError("must be the root of the server: leave out /bot and the token")
    return address.geturl().rstrip("/")


def webhook_url(value: object) -> str:
    """The address under which Telegram reaches the bot."""
    address = _split(value)
    if address is None or address.scheme not in ("http", "https") or not address.hostname:
        raise ValueError("must be a public address such as https://bot.example.com/telegram")
    if "@" in address.netloc or address.fragment:
        raise ValueError("must be without a name, a password or a #")
    return address.geturl()


def web_url(value: object) -> str:
    """The public address of the pages, without a slash at its end: the root of a host of their own."""
    address = _split(value)
    if address is None or address.scheme != "https" or not address.hostname:
        raise ValueError("must be an https address such as https://doctor.example.com")
    if "@" in address.netloc or address.query or address.fragment or address.path.strip("/"):
        raise ValueError("must be the address of a host alone: no path, name, ? or #")
    return address.geturl().rstrip("/")


def _split(value: object) -> SplitResult | None:
    """The parts of an address; None where it is none."""
    if not isinstance(value, str) or re.search(r"[\s\x00-\x1f\x7f]", value):
        return None
    try:
        address = urlsplit(value)
        address.port  # noqa: B018 - raises for a port that is none
    except ValueError:
        return None
    return address


def database(value: object) -> str:
    """The address of a database of a kind that the store knows."""
    match = _DATABASE.fullmatch(value) if isinstance(value, str) else None
    kind = match["kind"] if match else ""
    if not isinstance(value, str) or match is None or kind not in _DRIVERS:
        raise ValueError(
            "must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME; in a password write @ as %40"
        )
    if match["driver"] not in (None, _DRIVERS[kind]):
        raise ValueError(f"names a driver that the bot has not: write {kind}://…")
    if kind == "sqlite" and match["host"]:
        raise ValueError("needs one more slash: sqlite:///FILE, and four for a path from the root")
    if match["port"] is not None and not re.fullmatch(r"[0-9]{1,5}", match["port"]):
        raise ValueError("has a port that is no number; in a password write @ as %40")
    return value


def existing_file(value: object) -> Path:
    """A file that is there."""
    if isinstance(value, str):
        try:
            path = Path(value).expanduser()
            if path.is_file():
                return path
        except (OSError, RuntimeError, ValueError):  # no right to look, no home folder, no path at all
            pass
    raise ValueError("names no file that is there: make it with `ims-doctor knowledge build SRC… -o KB`")


def address(value: object) -> ListenAddress:
    """Where to listen: `host:port`, IPv6 in brackets."""
    host, _, port = value.rpartition(":") if isinstance(value, str) else ("", "", "")
    if not re.fullmatch(r"[0-9]{1,5}", port) or int(port) > 0xFFFF:
        raise ValueError(_LISTEN)
    if host.startswith("[") and host.endswith("]"):
        try:
            return ListenAddress(str(ipaddress.IPv6Address(host[1:-1])), int(port))
        except ValueError:
            raise ValueError(_LISTEN) from None
    if not _HOST.fullmatch(host):
        raise ValueError(_LISTEN)
    return ListenAddress(host, int(port))


_LISTEN = "must be host:port such as 127.0.0.1:8080, 0.0.0.0:8080 or [::1]:8080"
