"""Addresses of databases, and those that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.store import SqlStore, StoreError, default_url
from bot.store.database_url import read_address


def test_the_default_is_a_file_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder that the system has for that."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_url().startswith("sqlite:///")
    assert default_url().endswith("ims-doctor.sqlite3")
    assert read_address(None).file == tmp_path / "ims-doctor" / "ims-doctor.sqlite3"


@pytest.mark.parametrize(
    ("url", "dsn"),
    [
        ("postgresql://me:x%40y@host:5433/db", "postgresql://me:x%40y@host:5433/db"),
        ("postgresql+asyncpg://me:x@host/db", "postgresql://me:x@host/db"),
        ("postgres://host/db?sslmode=require", "postgresql://host/db?sslmode=require"),
        ("postgresql://me@/db?host=/run/postgresql", "postgresql://me@/db?host=/run/postgresql"),
        ("postgresql://me:x@a:1,b:2/db", "postgresql://me:x@a:1,b:2/db"),
    ],
    ids=["plain", "driver", "options", "socket", "hosts"],
)
def test_addresses_of_postgresql_are_those_of_libpq(url: str, dsn: str) -> None:
    """With its options; what is shown has neither password nor options, which may hold one."""
    address = read_address(url)
    assert address.dsn == dsn
    assert "x" not in address.shown.replace("***", "")
    assert "x%40y" not in repr(address)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "sqlite+aiosqlite://"])
def test_a_database_in_memory(url: str) -> None:
    """It has neither file nor address."""
    assert (read_address(url).file, read_address(url).dsn) == (None, None)


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("nonsense", "IMS_DOCTOR_DATABASE: not a database address"),
        ("nonsense://:secret:@@/x:y", r"nonsense://:\*\*\*@/x:y: only sqlite and postgresql"),
        ("postgresql://[half/x", "IMS_DOCTOR_DATABASE: not a database address"),
        ("sqlite:///{folder}", "unable to open database file"),
        ("sqlite:///{folder}/text.txt", "file is not a database"),
        ("sqlite:///{folder}/text.txt/x.sqlite3", "cannot use the database"),
        ("sqlite:////proc/none/x.sqlite3", "cannot use the database"),
        ("sqlite:///file:{folder}/x?mode=ro&uri=true", "write sqlite:////path/to/file, without options"),
        (
            "nosuchbase://me:secret@host/x",
            r"nosuchbase://me:\*\*\*@host\S*: only sqlite and postgresql are known",
        ),
        ("postgresql://me:secret@127.0.0.1:1/x", r"me:\*\*\*@127.0.0.1:1/x: .*[Cc]onnect"),
        ("postgresql://me@127.0.0.1:1/x?password=secret", r"me@127.0.0.1:1/x: .*[Cc]onnect"),
        ("postgresql://me:secret@127.0.0.1:1/x?sslmode=nonsense", r"me:\*\*\*@127.0.0.1:1/x: .*sslmode"),
        (
            "postgresql://me:secret@127.0.0.1:nine/x",
            r"me:\*\*\*@127.0.0.1:nine/x: host, port or",
        ),
        ("sqlite://me:secret@host/x", "write sqlite:////path/to/file"),
    ],
    ids=[
        "nonsense",
        "more-nonsense",
        "half-a-host",
        "a-folder",
        "other-file",
        "no-folder",
        "unwritable",
        "uri",
        "unknown",
        "refused",
        "hidden-password",
        "option",
        "port",
        "host",
    ],
)
async def test_a_database_that_cannot_be_used(url: str, problem: str, tmp_path: Path) -> None:
    """One line says which, and why, without the password, at once."""
    (tmp_path / "text.txt").write_text("something else entirely, and long enough to look at\n" * 20)
    with pytest.raises(StoreError, match=problem) as caught:
        await SqlStore.open(url.format(folder=tmp_path))
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


async def test_what_could_not_be_opened_is_let_go(tmp_path: Path) -> None:
    """Once the reason is gone, it can be opened."""
    (tmp_path / "x.sqlite3").write_text("not a database at all, as anybody can see\n" * 20)
    url = f"sqlite:///{tmp_path}/x.sqlite3"
    for _ in range(2):
        with pytest.raises(StoreError, match="file is not a database"):
            await SqlStore.open(url)
    (tmp_path / "x.sqlite3").unlink()
    async with await SqlStore.open(url) as store:
        await store.check()
