"""Files are put in place whole: written beside it, then renamed, so that nobody reads half of one."""

from __future__ import annotations

import mmap
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

_AT_ONCE = 1 << 16
"""Bytes that are written at a time. What is written at once Linux keeps in one piece, and where the file is
mapped, a byte that is read takes the memory of all of that: with 16 MB at once it was 2 MB for each place."""
_READABLE = 0o644
"""Everybody reads it, its owner writes: what a file gets that is not private."""


def mapped(path: Path) -> memoryview:
    """What stands in a file, read as it is needed: what nobody looks at takes no memory. Raises OSError.

    Another file may be put in its place meanwhile, but it must not be written over.
    """
    with path.open("rb") as file:
        try:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (ValueError, OSError):  # empty, or on a file system that maps nothing
            return memoryview(file.read())


def give_back(data: memoryview | mmap.mmap) -> None:
    """Give back the memory of what was read of a mapped file; what is needed again is read again.

    Where nothing is mapped, nothing happens; where the system cannot be told so, it decides itself.
    """
    file = data.obj if isinstance(data, memoryview) else data
    if isinstance(file, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        file.madvise(mmap.MADV_DONTNEED)


def replace_file(
    path: Path, pieces: Iterable[bytes], *, like: Path | None = None, private: bool = False
) -> None:
    """Put a file of these pieces in place at once.

    It is readable by all, with `private` by its owner alone, with `like` as that other file is. Whatever goes
    wrong, no copy stays behind and the old file stays as it was. Raises OSError.
    """
    half_written: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            half_written = Path(file.name)
            for piece in pieces:
                file.writelines(piece[at : at + _AT_ONCE] for at in range(0, len(piece), _AT_ONCE))
        if like is not None:
            shutil.copymode(like, half_written)
        elif not private:
            half_written.chmod(_READABLE)
        half_written.replace(path)
    finally:
        if half_written is not None:
            half_written.unlink(missing_ok=True)  # gone already where all went well
