"""What is planted is found again, in whatever form it was left lying about."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.chaos.databases import sqlite
from tests.chaos.planted import Planted


@pytest.fixture
def planted() -> Planted:
    """Something planted in two texts, and one secret that is known from the start."""
    return Planted(random.Random(1), ["the bot's own token"])  # noqa: S311


def test_nothing_planted(planted: Planted) -> None:
    """Innocent contents are innocent."""
    planted.within("my question")
    assert planted.search([("log", b"update 700000001 answered"), ("empty", b"")]) == []


@pytest.mark.parametrize("written", [str.encode, lambda text: text.encode().hex().encode()])
def test_planted_things_are_found(planted: Planted, written: object) -> None:
    """All kinds, in every form, with the place and without the secret itself."""
    assert callable(written)
    texts = [planted.within("my question") for _ in range(30)]
    contents = [(f"table {n}", b"..." + written(text) + b"...") for n, text in enumerate(texts)]
    found = planted.search(contents)
    assert {line.partition(" in ")[2] for line in found} == {where for where, _content in contents}
    assert planted.search([("log", b"the bot's own token")]) == ["the … in log"]


async def test_a_database_is_all_its_files(tmp_path: Path) -> None:
    """The write-ahead log counts, too."""
    async with sqlite(tmp_path) as database:
        for suffix in ("", "-wal", "-shm"):
            Path(database.url.removeprefix("sqlite:///") + suffix).write_bytes(suffix.encode())
        assert await database.contents() == [
            ("ims-doctor.sqlite3", b""),
            ("ims-doctor.sqlite3-shm", b"-shm"),
            ("ims-doctor.sqlite3-wal", b"-wal"),
        ]
