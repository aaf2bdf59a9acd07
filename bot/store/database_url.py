"""The address of a database, as an operator writes it → what the drivers need.

`sqlite:///relative.sqlite3`, `sqlite:////absolute.sqlite3`, `sqlite://` (in memory, forgotten at the end) and
`postgresql://user:password@host/name` with the options of libpq, such as `?sslmode=require`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

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
    return URL.create("sqlite", database=str(folder / "ims-doctor.sqlite3")).render_as_string()


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
        return _sqlite_address(url, shown)
    if scheme in _POSTGRESQL:
        return DatabaseAddress(shown, dsn=f"postgresql://{rest}")
    raise StoreError(f"cannot use the database {shown}: only sqlite and postgresql are known")


def _sqlite_address(url: str, shown: str) -> DatabaseAddress:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"cannot use the database {shown}: write sqlite:////path/to/file") from error
    name = address.database or ""
    if name.startswith("file:") or address.query or address.host:
        raise StoreError(f"cannot use the database {shown}: write sqlite:////path/to/file, without options")
    return DatabaseAddress(shown) if name in ("", ":memory:") else DatabaseAddress(shown, file=Path(name))


def _shown(url: str) -> str | None:
    """The address without its password, and without its options, which may hold one, too."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    person, at, host = parts.netloc.rpartition("@")
    name, colon, _ = person.partition(":")
    hidden = f"{name}:***" if colon else name
    return f"{parts.scheme}://{hidden}{at}{host}{parts.path}"
