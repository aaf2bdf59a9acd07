"""A workbook's sheets as python-calamine reads them: cells with their place, and what each was kept as."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from bot.errors import UnreadableFileError
from bot.model import Record
from bot.validator.foreign import DAMAGED_WORKBOOK, OLD_WORKBOOK
from bot.validator.source import CellKind
from bot.validator.workbook.error_cells import shown_as_text
from bot.validator.workbook.marked_blanks import with_blanks
from bot.validator.workbook.parts import Kind, Parts, unpack
from bot.validator.workbook.size import check_size

_EXACT = 10**15
"""A spreadsheet keeps fifteen digits of a number."""


class Cell(Record, frozen=True):
    """A value as text, and what the spreadsheet keeps it as."""

    text: str
    kind: CellKind = "text"


class Row(Record, frozen=True):
    """A row that holds something; `number` counts from 1 as the spreadsheet does."""

    number: int
    cells: tuple[Cell, ...]


class Sheet(Record, frozen=True):
    """A sheet's rows; `first_column` is that of each row's first cell, from 1."""

    name: str
    is_hidden: bool
    first_column: int
    rows: tuple[Row, ...]


def read_sheets(data: bytes) -> tuple[Kind, tuple[Sheet, ...]]:
    """What kind of workbook it is, and the sheets that hold something.

    Raises UnreadableFileError for what is no workbook, or is damaged, protected or too large.
    """
    parts = unpack(data)
    check_size(parts)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(_readable(parts).packed())) as workbook:
            sheets = tuple(
                _sheet(workbook.get_sheet_by_name(told.name), told.visible is not SheetVisibleEnum.Visible)
                for told in workbook.sheets_metadata
                if told.typ is SheetTypeEnum.WorkSheet
            )
    except PasswordError as error:
        raise UnreadableFileError(OLD_WORKBOOK) from error
    except (CalamineError, ValueError, OverflowError) as error:
        raise UnreadableFileError(DAMAGED_WORKBOOK) from error
    return parts.kind, tuple(sheet for sheet in sheets if sheet.rows)


def _readable(parts: Parts) -> Parts:
    """The same with what python-calamine would leave out written so that it does not."""
    kind = parts.kind
    return Parts(
        kind,
        {
            name: with_blanks(kind, name, shown_as_text(kind, name, data))
            for name, data in parts.files.items()
        },
    )


def _sheet(sheet: CalamineSheet, is_hidden: bool) -> Sheet:
    top, left = sheet.start or (0, 0)
    rows = (
        Row(number, tuple(_cell(value) for value in values))
        for number, values in enumerate(sheet.to_python() if sheet.start else [], top + 1)
    )
    filled = (row for row in rows if any(cell.text.strip() for cell in row.cells))
    return Sheet(sheet.name, is_hidden, left + 1, tuple(filled))


CellValue: TypeAlias = int | float | str | bool | time | date | datetime | timedelta


def _cell(value: CellValue) -> Cell:
    match value:
        case str():
            return Cell(value)
        case bool():
            return Cell("true" if value else "false", "boolean")
        case int() | float():
            return Cell(_figure(value), "number")
        case date():
            return Cell(value.isoformat(), "date")
        case _:
            return Cell(str(value), "date")


def _figure(value: float) -> str:
    is_whole = float(value).is_integer() and abs(value) < _EXACT
    return str(int(value)) if is_whole else repr(value)


def filled(row: Row) -> Iterator[Cell]:
    """The cells with something in them."""
    return (cell for cell in row.cells if cell.text.strip())
