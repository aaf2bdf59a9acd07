"""Finds `knowledge/` and `locales/`: inside the installed package, else beside it in the checkout."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import platformdirs

from bot.files import mapped, replace_file

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"


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
    path = platformdirs.user_cache_path("ims-doctor", appauthor=False) / f"{name}-{key[:32]}.bin"
    try:
        with path.open("rb") as stored:
            digest = stored.read(32)
            is_whole = hashlib.file_digest(stored, "sha256").digest() == digest
        if is_whole:
            return mapped(path)[32:]
    except OSError:
        pass
    made = make()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, [hashlib.sha256(made).digest(), made], private=True)
    except OSError:
        pass
    return made
