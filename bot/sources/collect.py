"""Folders → the Markdown files in them, each with its locale; nothing is parsed here."""

from __future__ import annotations

from pathlib import Path

from bot.errors import KnowledgeError
from bot.model import LOCALES, Record

LIMIT_BYTES = 5_000_000
"""A documentation page larger than this is a mistake, not a page."""


class SourceFile(Record, frozen=True):
    """A Markdown file as it was found. `path` is relative to the collected folder, with slashes."""

    path: str
    locale: str
    text: str


def collect(folder: Path) -> list[SourceFile]:
    """Every page below `folder/<locale>/`, sorted by path.

    Raises KnowledgeError where a folder's name is no locale that the bot speaks, or a file cannot be read.
    """
    if not folder.is_dir():
        raise KnowledgeError(folder, 1, "no such folder of documents; reinstall ims-doctor")
    files = []
    for path in sorted(folder.glob("*/**/*.md")):
        relative = path.relative_to(folder)
        locale = relative.parts[0]
        if locale not in LOCALES:
            raise KnowledgeError(path, 1, f"folder {locale!r} is no locale; use one of {', '.join(LOCALES)}")
        files.append(SourceFile(relative.as_posix(), locale, read_text(path)))
    if not files:
        raise KnowledgeError(folder, 1, "no Markdown file in it; put pages in <locale>/<page>.md")
    return files


def read_text(path: Path) -> str:
    """The text of a document. Raises KnowledgeError naming the line where it is not UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KnowledgeError(path, 1, f"cannot be read: {error.strerror}") from error
    if len(data) > LIMIT_BYTES:
        raise KnowledgeError(path, 1, f"is larger than {LIMIT_BYTES:,} bytes; split the page")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise KnowledgeError(path, line, "is not UTF-8 here; save the file as UTF-8") from error
