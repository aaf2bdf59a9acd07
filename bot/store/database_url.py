"""The address of a database, as an operator writes it → what the drivers need.

`sqlite:///relative.sqlite3`, `sqlite:////absolute.sqlite3`, `sqlite://` (in memory, forgotten at the end) and
`postgresql://user:password@host/name` with the options of libpq, such as `?sslmode=require`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from bot.store.store import StoreError

_POSTGRESQL = {"postgresql", "postgres", "postgresql+asyncpg"}
_SQLITE = {"sqlite", "sqlite+aiosqlite"}


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """Where a database is: either `file`, or `dsn` for PostgreSQL, or neither: in memory.

    `shown` names it without its password.
    """

    shown: str
    file: Path | None = None
    dsn: str | None = field(default=None, repr=False)


def default_url() -> str:
    """Give the address of the SQLite file in the user's data folder."""
    folder = platformdirs.user_data_path("ims-doctor", appauthor=False)
    return f"sqlite:///{folder / 'ims-doctor.sqlite3'}"


def read_address(url: str | None) -> DatabaseAddress:
    """Read the address of a database; without one, it is the default file.

    Raises:
        StoreError: it is none, or of a database that this program does not know.
    """
    url = url or default_url()
    scheme, separator, rest = url.partition("://")
    shown = _shown(url)
    if not separator or shown is None:
        wanted = "sqlite:////path/to/file or postgresql://user@host/name"
        raise StoreError(f"IMS_DOCTOR_DATABASE: not a database address, write {wanted}")
    if scheme in _SQLITE:
        return _sqlite_address(rest, shown)
    if scheme in _POSTGRESQL:
        return DatabaseAddress(shown, dsn=f"postgresql://{rest}")
    raise StoreError(f"cannot use the database {shown}: only sqlite and postgresql are known")


def _sqlite_address(rest: str, shown: str) -> DatabaseAddress:
    """Of what follows `sqlite://`: a slash, and the name of the file as it is; nothing in it is encoded."""
    host, _slash, name = rest.partition("/")
    if name.startswith("file:") or "?" in rest or host:
        raise StoreError(f"cannot use the database {shown}: write sqlite:////path/to/file, without options")
    return DatabaseAddress(shown) if name in ("", ":memory:") else DatabaseAddress(shown, file=Path(name))


def _shown(url: str) -> str | None:
    """The address without its password, and without its options, which may hold one, too."""
    url = re.sub(
        r"(://[^:/?#@]*:)[^@]*@", r"\1***@", url, count=1
    )  # a password may hold a / that is not escaped
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    person, at, host = parts.netloc.rpartition("@")
    name, colon, _ = person.partition(":")
    hidden = f"{name}:***" if colon else name
    return f"{parts.scheme}://{hidden}{at}{host}{parts.path}"
