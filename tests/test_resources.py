"""What is compiled once is loaded afterwards, and a damaged cache does no harm."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from bot import resources
from tests.patience import PATIENCE_S


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def test_a_key_is_made_once(cache: Path) -> None:
    """The second time it is read; another key is made anew."""
    made: list[str] = []

    def make() -> bytes:
        made.append("made")
        return b"content"

    assert resources.cached("thing", "key-one", make) == b"content"
    assert resources.cached("thing", "key-one", make) == b"content"
    assert resources.cached("thing", "key-two", make) == b"content"
    assert len(made) == 2
    assert cache.is_dir()


def test_whoever_wants_the_same_at_once_waits_for_the_first(cache: Path) -> None:
    """Two processes that start together compile the knowledge base once."""
    begun, go_on = Event(), Event()

    def make() -> bytes:
        assert not begun.is_set()
        begun.set()
        assert go_on.wait(PATIENCE_S)
        return b"content"

    with ThreadPoolExecutor() as pool:
        first = pool.submit(resources.cached, "thing", "key", make)
        assert begun.wait(PATIENCE_S)
        second = pool.submit(resources.cached, "thing", "key", make)
        go_on.set()
        assert (first.result(), second.result()) == (b"content", b"content")
    assert cache.is_dir()


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 64])
def test_a_damaged_cache_is_made_anew(cache: Path, damage: bytes) -> None:
    """Half-written, empty or overwritten files are noticed."""
    resources.cached("thing", "key", lambda: b"right")
    (stored,) = cache.rglob("thing-*.bin")
    stored.write_bytes(damage)
    assert resources.cached("thing", "key", lambda: b"right") == b"right"


def test_a_cache_that_cannot_be_written_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cache folder is a file."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert resources.cached("thing", "key", lambda: b"right") == b"right"
