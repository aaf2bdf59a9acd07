"""The sheet with the accounts as CSV, the form in which it is judged and given back."""

from __future__ import annotations

from bisect import bisect_right
from codecs import BOM_UTF8
from collections.abc import Iterator

from bot.errors import UnreadableFileError
from bot.translate import _
from bot.validator.fields import FLAT, KNOWN_AT_LEAST, TURNED_AT_LEAST, FieldLevel, Names
from bot.validator.source import CellPlace, Source
from bot.validator.workbook.cells import Cell, Row, Sheet, filled, read_sheets
from bot.validator.workbook.parts import Kind

_LOOKED_AT = 20
"""Rows in which the names may stand: a title and a remark come before them."""
_TO_QUOTE = frozenset('",;|\t\r\n')
_ACCOUNT: tuple[FieldLevel, ...] = ("account",)


class SheetSource(Source):
    """A sheet's text; its lines are the sheet's rows, its columns the sheet's columns.

    Further sheets with a table are not judged (`left_out`).
    """

    def __init__(self, sheet: Sheet, container: Kind, others: tuple[str, ...]) -> None:
        table = _Csv(sheet)
        super().__init__(table.text, bom=BOM_UTF8)
        self.container = container
        self.left_out = tuple((sheet.name, other) for other in others)
        self._rows = table.rows
        self._row_starts = table.row_starts
        self._cells = table.cells
        self._cell_starts = table.cell_starts

    def place(self, offset: int) -> tuple[int, int]:
        """Row and column in the sheet, both from 1."""
        cell = self.cell(offset)
        place = cell.row, cell.column
        self._told[place] = offset
        return place

    def cell(self, offset: int) -> CellPlace:
        """The cell that a character stands in."""
        return self._cells[max(bisect_right(self._cell_starts, offset) - 1, 0)]

    def line_span(self, line: int) -> tuple[int, int]:
        """Offsets of a row's first character and of its end; a row without anything is empty."""
        place = max(bisect_right(self._rows, line) - 1, 0)
        return self.line_around(self._row_starts[place])

    def line_around(self, offset: int) -> tuple[int, int]:
        """The same for the row that a character stands in."""
        place = max(bisect_right(self._row_starts, offset) - 1, 0)
        is_last = place + 1 == len(self._row_starts)
        return self._row_starts[place], (len(self.text) if is_last else self._row_starts[place + 1]) - 1

    def is_whole(self, data: bytes) -> bool:
        """Whether the table can be written again; what else a workbook has does not belong to it."""
        return bool(data)


def sheet_source(data: bytes) -> Source:
    """The sheet with the most settings of accounts.

    Raises UnreadableFileError when no sheet holds a table of settings, and as `read_sheets` does.
    """
    kind, sheets = read_sheets(data)
    tables = [(count, sheet) for sheet in sheets if (count := _known(sheet))]
    if not sheets:
        raise UnreadableFileError(_("This file is empty."))
    if not tables:
        raise UnreadableFileError(
            _(
                "No sheet of this workbook holds a table of settings. Put names such as **Internal Name** "
                "and **Type** into the first row, and an account into each row below."
            )
        )
    best = max(tables, key=lambda table: (not table[1].is_hidden, table[0]))[1]
    others = tuple(sheet.name for _count, sheet in tables if sheet is not best)
    return SheetSource(best, kind, others)


def texts(data: bytes) -> Iterator[str]:
    """Every sheet as CSV, hidden ones too. Raises UnreadableFileError as `read_sheets` does."""
    for sheet in read_sheets(data)[1]:
        yield _Csv(sheet).text


def _known(sheet: Sheet) -> int:
    """How many settings the sheet names, those of accounts twice; 0 where it is no table of settings."""
    names = Names()
    heads = [[cell.text.strip() for cell in filled(row)] for row in sheet.rows[:_LOOKED_AT]]
    best = 0
    for names_told, least in (*((head, KNOWN_AT_LEAST) for head in heads), (_side(sheet), TURNED_AT_LEAST)):
        count = _places(names, names_told, FLAT)
        if count >= least:
            best = max(best, count + _places(names, names_told, _ACCOUNT))
    return best


def _places(names: Names, told: list[str], levels: tuple[FieldLevel, ...]) -> int:
    placed = [names.place(name, levels) for name in told if name]
    return len({place.field for place in placed if place and not place.assumed})


class _Csv:
    """A sheet as text, and where its rows and cells begin in it."""

    def __init__(self, sheet: Sheet) -> None:
        self.rows: list[int] = []
        """The number of each row."""
        self.row_starts: list[int] = []
        self.cells: list[CellPlace] = []
        self.cell_starts: list[int] = []
        pieces: list[str] = []
        length = width = 0
        for row in _table(sheet):
            width = max(width, 1) if self.rows else _width(row)
            self.rows.append(row.number)
            self.row_starts.append(length)
            for column, cell in enumerate(row.cells[: max(width, _width(row))], sheet.first_column):
                piece = _quoted(cell)
                self.cells.append(CellPlace(sheet.name, row.number, column, cell.kind))
                self.cell_starts.append(length)
                pieces += [piece, ","]
                length += len(piece) + 1
            pieces[-1] = "\n"
        self.text = "".join(pieces)


def _table(sheet: Sheet) -> tuple[Row, ...]:
    """The rows from the names on, without the title above them; all rows of a sheet that is turned round.

    A row of such a one may hold two names, for `Adobe Experience Cloud` is one, too.
    """
    names = Names()
    down = _places(names, _side(sheet), FLAT)
    for place, row in enumerate(sheet.rows[:_LOOKED_AT]):
        across = _places(names, [cell.text.strip() for cell in filled(row)], FLAT)
        if across >= KNOWN_AT_LEAST and not down > max(across, TURNED_AT_LEAST - 1):
            return sheet.rows[place:]
    return sheet.rows


def _side(sheet: Sheet) -> list[str]:
    """What stands in the first column."""
    return [row.cells[0].text.strip() for row in sheet.rows[: 2 * _LOOKED_AT]]


def _width(row: Row) -> int:
    """How many cells a row has up to the last one with something in it."""
    return max((place for place, cell in enumerate(row.cells, 1) if cell.text.strip()), default=0)


def _quoted(cell: Cell) -> str:
    """A cell as CSV: in quotes where it holds a separator, or blanks that count."""
    text = cell.text
    if text != text.strip() or not _TO_QUOTE.isdisjoint(text):
        return f'"{text.replace(chr(34), chr(34) * 2)}"'
    return text
