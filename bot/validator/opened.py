"""The bytes of a file, whatever kind it is, as the text that is judged; and what is told to look into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from bot.errors import UnreadableFileError
from bot.validator.foreign import refuse_foreign
from bot.validator.source import Source, check_bytes, check_text, decode

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""Workbooks are zip files."""


def open_file(data: bytes) -> Source:
    """The text of a file, of a workbook the sheet with the accounts.

    Raises UnreadableFileError when it is empty, too large, not text, or holds its text where nobody can look.
    """
    check_bytes(data)
    refuse_foreign(data)
    if not data.startswith(_ZIP):
        return decode(data)
    from bot.validator.workbook.sheet import sheet_source  # only for who sends one

    source = sheet_source(data)
    check_text(source)
    return source


def workbook_texts(data: bytes) -> Iterator[str]:
    """Every sheet of a workbook as CSV, hidden ones too; nothing of other or damaged files."""
    if not data.startswith(_ZIP):
        return
    from bot.validator.workbook.sheet import texts

    try:
        check_bytes(data)
        yield from texts(data)
    except UnreadableFileError:
        return


def corrected_name(name: str, data: bytes) -> str:
    """What the corrected file of a file is called: a workbook comes back as CSV."""
    path = PurePath(name)
    is_workbook = path.suffix.casefold() in (".xlsx", ".xlsm", ".xltx", ".ods", ".ots")
    return str(path.with_suffix(".csv")) if is_workbook and not data.startswith(_ZIP) else name
