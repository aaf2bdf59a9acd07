"""A file is there whole or not at all, and nothing is left beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.atomic_write import give_back, mapped, replace_file


def _breaks() -> Iterator[bytes]:
    yield b"half"
    raise OSError(28, "No space left on device")


def test_pieces_take_the_place_of_the_old_file(tmp_path: Path) -> None:
    """All at once, readable by all, nothing beside it."""
    target = tmp_path / "a.kb"
    target.write_bytes(b"old")
    replace_file(target, [b"new ", b"file"])
    assert target.read_bytes() == b"new file"
    assert target.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [target]


def test_a_long_piece_is_written_whole(tmp_path: Path) -> None:
    """It is not written at once: what is, takes memory at once when it is read."""
    target = tmp_path / "a.kb"
    pieces = [bytes(range(256)) * 1000, b"", b"end"]
    replace_file(target, pieces)
    assert target.read_bytes() == b"".join(pieces)


def test_what_breaks_off_leaves_the_old_file_alone(tmp_path: Path) -> None:
    """And no copy of the new one."""
    target = tmp_path / "a.kb"
    target.write_bytes(b"old")
    with pytest.raises(OSError, match="No space"):
        replace_file(target, _breaks())
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_modes(tmp_path: Path) -> None:
    """As another file's, or for its owner alone: it may hold a secret."""
    other, target = tmp_path / "other", tmp_path / "target"
    other.write_bytes(b"")
    other.chmod(0o640)
    replace_file(target, [b"x"], like=other)
    assert target.stat().st_mode & 0o777 == 0o640
    replace_file(target, [b"x"], private=True)
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"a", b"0123456789" * 10_000], ids=["empty", "tiny", "large"])
def test_a_file_is_read_as_it_is_needed(tmp_path: Path, content: bytes) -> None:
    """What was opened stays what it was when another file takes its place."""
    target = tmp_path / "a.kb"
    target.write_bytes(content)
    opened = mapped(target)
    replace_file(target, [b"another"])
    assert (bytes(opened), bytes(mapped(target))) == (content, b"another")


def test_what_is_given_back_is_read_again(tmp_path: Path) -> None:
    """A mapped file, or what is none."""
    target = tmp_path / "a.kb"
    target.write_bytes(b"words")
    data = mapped(target)
    give_back(data[1:])
    give_back(memoryview(b"words"))
    assert bytes(data) == b"words"
