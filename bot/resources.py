"""Finds `knowledge/` and `locales/`: inside the installed package, else beside it in the checkout."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import platformdirs

from bot.atomic_write import mapped, replace_file

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"
_WAIT_S = 300
"""How long a process waits for what another makes: the knowledge base takes a minute of processor."""


def root() -> Path:
    """The folder that holds `knowledge/` and `locales/`."""
    return _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def knowledge() -> Path:
    """The folder with `docs/` and `catalog/`."""
    return root() / "knowledge"


def locales() -> Path:
    """The folder with one gettext catalogue a language."""
    return root() / "locales"


def compiled_knowledge() -> Path | None:
    """The knowledge base that was compiled into the wheel, or None in a checkout."""
    path = _INSTALLED / "knowledge.kb"
    return path if path.is_file() else None


def cached(name: str, key: str, make: Callable[[], bytes]) -> bytes | memoryview:
    """`make()`, remembered on disk under `key` (a hash of everything that it depends on).

    A damaged or unwritable cache costs time, never correctness: each file starts with the hash of the rest.
    """
    folder = platformdirs.user_cache_path("ims-doctor", appauthor=False)
    path = folder / f"{name}-{key[:32]}.bin"
    if (stored := _read(path)) is not None:
        return stored
    with _one_at_a_time(folder / f"{name}.lock"):
        if (stored := _read(path)) is not None:  # another process was at it
            return stored
        made = make()
        with suppress(OSError):
            replace_file(path, [hashlib.sha256(made).digest(), made], private=True)
        return made


def _read(path: Path) -> memoryview | None:
    """What is stored there, if it is whole."""
    try:
        with path.open("rb") as stored:
            digest = stored.read(32)
            is_whole = hashlib.file_digest(stored, "sha256").digest() == digest
        return mapped(path)[32:] if is_whole else None
    except OSError:
        return None


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    """Do what several processes would do at once in one of them; in all where no file can be locked."""
    from filelock import FileLock, Timeout  # not needed once something is stored

    with ExitStack() as stack:
        with suppress(OSError, NotImplementedError, Timeout):
            path.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(FileLock(path, timeout=_WAIT_S))
        yield
