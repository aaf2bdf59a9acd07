"""What a compilation depends on, as one hash: every file of `knowledge/` and the code that reads it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from bot import resources

_CODE = Path(__file__).resolve().parent.parent
_COMPILING = ("model.py", "languages", "sources", "compiler", "matcher")


def code_digest(docs: Path) -> bytes:
    """A hash of the code that turns documents into pages, and of the documents that ship.

    What another version compiled is compiled anew. The modules of lint do not count.
    """
    folders = ("languages", "sources", "compiler")
    python = [path for folder in folders for path in sorted((_CODE / folder).rglob("*.py"))]
    python = [path for path in python if "lint" not in path.parts]
    return _hash_of((_CODE / "model.py", *python, *_languages(), *sorted(docs.rglob("*.md"))))


def index_digest() -> bytes:
    """A hash of the code that computes what a knowledge base holds besides pages, its stems among it."""
    stems = version("snowballstemmer").encode()
    return hashlib.blake2b(
        _hash_of((*sorted((_CODE / "matcher").glob("*.py")), *_languages())) + stems, digest_size=16
    ).digest()


def _languages() -> list[Path]:
    """What is known of the bot's languages, as it is written or as a wheel has it."""
    folder = resources.locales()
    return [*sorted(folder.glob("*.kb")), *sorted(folder.glob("*/language.yaml"))]


def _hash_of(paths: Iterable[Path]) -> bytes:
    seen = hashlib.blake2b(digest_size=16)
    for path in paths:
        seen.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return seen.digest()


def digest(folder: Path) -> str:
    """A hash of every file below `folder` and of the code that compiles it."""
    seen = hashlib.sha256()
    for root in (folder, *_languages(), *(_CODE / name for name in _COMPILING)):
        files = [root] if root.is_file() else sorted(root.rglob("*.[mpy]*"))
        for path in files:
            if path.suffix in (".md", ".yaml", ".py"):
                seen.update(path.relative_to(root.parent).as_posix().encode() + b"\0")
                seen.update(path.read_bytes() + b"\0")
    return seen.hexdigest()
