"""How many rows and cells a workbook claims to have, counted before it is read.

A reader makes room for every cell between the first and the last one, so two cells in far corners would
take the memory of the machine.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from bot.errors import UnreadableFileError
from bot.translate import _
from bot.validator.foreign import DAMAGED_WORKBOOK
from bot.validator.workbook.parts import Parts

LIMIT_SHEETS = 64
"""A choice: a workbook of accounts has a handful."""
LIMIT_ROWS = 20_000
"""Of one sheet, empty ones between others included."""
LIMIT_COLUMNS = 300
"""A choice: many times the settings of an account."""
LIMIT_CELLS = 400_000
"""Of all sheets, empty ones within the tables included: 10,000 accounts have 160,000."""

_REFERENCE = re.compile(r"([A-Za-z]{1,4})([0-9]{1,9})")


def check_size(parts: Parts) -> None:
    """Raises UnreadableFileError when a sheet, or all of them together, are larger than the limits."""
    cells = sheets = 0
    for name, data in parts.files.items():
        if parts.kind == "ods" and name == "content.xml":
            measure: _Measure = _OdsMeasure()
        elif parts.kind == "xlsx" and name.endswith(".xml"):
            measure = _XlsxMeasure()
        else:
            continue
        measure.read(data)
        for rows, columns in measure.sheets:
            sheets += 1
            cells += rows * columns
            if rows > LIMIT_ROWS or columns > LIMIT_COLUMNS or cells > LIMIT_CELLS or sheets > LIMIT_SHEETS:
                _refuse()


def _refuse() -> None:
    raise UnreadableFileError(
        _(
            "This workbook has more sheets, rows or columns than I read: {rows} rows, {columns} columns. "
            "Send one sheet with the external accounts.",
            rows=LIMIT_ROWS,
            columns=LIMIT_COLUMNS,
        )
    )


class _Measure:
    def __init__(self) -> None:
        self.sheets: list[tuple[int, int]] = []
        """Rows and columns of each sheet up to its last cell with something in it."""

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise UnreadableFileError(DAMAGED_WORKBOOK) from error

    def start(self, name: str, attributes: dict[str, str]) -> None:
        raise NotImplementedError

    def end(self, name: str) -> None:
        """Nothing ends that matters."""

    def text(self, text: str) -> None:
        """No text matters."""

    def _refuse_doctype(self, *_declaration: object) -> None:
        raise UnreadableFileError(DAMAGED_WORKBOOK)


class _XlsxMeasure(_Measure):
    """Of a worksheet: `<row r="2"><c r="B2">`, where `r` may be left out for the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.row = self.column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "worksheet":
            self.sheets.append((0, 0))
            self.row = self.column = 0
        elif local == "row" and self.sheets:
            told = attributes.get("r", "")
            self.row = int(told) if told.isdecimal() and len(told) < 10 else self.row + 1
            self.column = 0
        elif local == "c" and self.sheets:
            told = attributes.get("r", "")
            place = _REFERENCE.fullmatch(told)
            self.column = _number(place[1]) if place else self.column + 1
            row = int(place[2]) if place else self.row
            rows, columns = self.sheets[-1]
            self.sheets[-1] = max(rows, row), max(columns, self.column)


class _OdsMeasure(_Measure):
    """Of `content.xml`, where rows and cells may be repeated; what is empty up to the end is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.times = self.empty_rows = 0
        self.column = self.width = 0
        self.repeated = 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "table":
            self.sheets.append((0, 0))
            self.empty_rows = 0
        elif local == "table-row":
            self.times = _repeated(attributes, "number-rows-repeated")
            self.column = self.width = 0
        elif local in ("table-cell", "covered-table-cell"):
            self.repeated = _repeated(attributes, "number-columns-repeated")
            self.column += self.repeated
            if any(key.endswith((" value-type", " formula")) for key in attributes):
                self.width = self.column

    def text(self, text: str) -> None:
        if text.strip():
            self.width = self.column

    def end(self, name: str) -> None:
        if name.rpartition(" ")[2] != "table-row" or not self.sheets:
            return
        if not self.width:
            self.empty_rows += self.times
            return
        rows, columns = self.sheets[-1]
        self.sheets[-1] = rows + self.empty_rows + self.times, max(columns, self.width)
        self.empty_rows = 0


def _repeated(attributes: dict[str, str], wanted: str) -> int:
    for name, value in attributes.items():
        if name.endswith(f" {wanted}"):
            return (
                min(int(value), 10**9) if value.isdecimal() and value.isascii() and len(value) < 20 else 10**9
            )
    return 1


def _number(letters: str) -> int:
    """The number of a column, `A` is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
