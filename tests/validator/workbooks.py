"""Workbooks as Excel would write them, and the bare zip files that a stranger would send."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime

from openpyxl import Workbook

from bot.model import Finding
from bot.validator import inspect_file

Value = str | int | float | bool | date | datetime | None
HEAD: tuple[str, ...] = ("Nom interne", "Type", "Activé", "Masque d’association")
OURS: tuple[Value, ...] = ("Adobe_Marketing_Cloud", "Adobe Marketing Cloud", True, "Campaign - acme - (.*)")
_ODS = "urn:oasis:names:tc:opendocument:xmlns:"


def xlsx(sheets: dict[str, Sequence[Sequence[Value]]], hidden: frozenset[str] = frozenset()) -> bytes:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name in hidden:
            sheet.sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def ods(rows: str) -> bytes:
    """A workbook with one sheet, its `table:table-row` elements as they are."""
    content = (
        f'<office:document-content xmlns:office="{_ODS}office:1.0" xmlns:table="{_ODS}table:1.0" '
        f'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
        f'xmlns:text="{_ODS}text:1.0"><office:body><office:spreadsheet><table:table table:name="Konton">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_ODS}manifest:1.0"/>',
            "content.xml": content,
        }
    )


def ods_row(*values: str, times: int = 1) -> str:
    """A row of text cells."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
        for value in values
    )
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def zipped(files: dict[str, str]) -> bytes:
    """A zip file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return target.getvalue()


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """A zip file with one of its files changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {member: archive.read(member).decode() for member in archive.namelist()}
    return zipped(files | {name: change(files[name])})


def found(data: bytes, name: str = "comptes.xlsx") -> list[Finding]:
    """The faults, without what has to be looked at by hand."""
    return [f for f in inspect_file(data, name).report.findings if f.severity.value != "info"]
