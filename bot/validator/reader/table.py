"""CSV → nodes with their places: a header row of names, then an account a row. Comma, semicolon, tab or bar.

The standard library's reader does not say where a cell stands, hence one of our own. A sheet that is turned
round, with the names in its first column and an account a column, is read too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

from bot.validator.fields import FLAT, KNOWN_AT_LEAST, TURNED_AT_LEAST, Names
from bot.validator.reader.heading import heads_values, names_instance, put_under
from bot.validator.reader.limits import Budget
from bot.validator.reader.markup import without_code_marks
from bot.validator.reader.tick import tick
from bot.validator.source import Source
from bot.validator.written import Map, Node, Seq, TableRow, Written, written

_DELIMITERS = "\t;,|"
_HINT = re.compile(r"sep=[\t;,|][ \t]*(?:\r\n|\r|\n)")
_WIDEST = 300
"""Cells of a row after which the text is no table of accounts."""
_LINE = re.compile(r"[^\r\n]+")
_LOOKED_AT = 40
"""Rows that are looked at to see whether a sheet is turned round."""
_TITLE = 10
"""A choice: lines that a title and a remark may take above the names."""
_KNOWN_UNDER_A_TITLE = 3
"""Names that make a head below the first line, where prose may hold two."""
_PAIR = 2
"""Cells of a row that holds a name and its value."""
_LINE_OF_TEXT = re.compile(r"(?P<key>[^:=：]{1,80}?)[ ]*[:=：](?!//)[ ]*(?P<value>\S.*)")
_COUNT = re.compile(r"\(\d+\s\w+\)")
"""`(2 rows)`."""
_FEWEST_BARS = 4
"""Of a row of heads between two bars each that holds one."""

_QUOTES = ('"', "'")
_CELLS = {
    (mark, quote): re.compile(
        rf"(?:[ ]*({quote}(?:[^{quote}]|{quote * 2})*+{quote})[ ]*|([^{mark}\r\n]*))([{mark}]|\r\n|\r|\n|$)"
    )
    for mark in _DELIMITERS
    for quote in _QUOTES
}
"""A cell between such separators, in such quotes or in none."""
_UNQUOTED = {mark: re.compile(rf"()([^{mark}\r\n]*)([{mark}]|\r\n|\r|\n|$)") for mark in _DELIMITERS}
"""A cell that begins with a quote which nothing ends."""
_APOSTROPHES = {mark: re.compile(rf"(?:'(?:[^'\r\n]|'')*+'[{mark}]){{2}}") for mark in _DELIMITERS}
"""How a first row begins whose cells stand in apostrophes."""

Cells = list[Written]


def read_table(source: Source) -> Node | None:
    """The accounts of a table, or None when the text is no table."""
    hint = _HINT.match(source.text)
    start = hint.end() if hint else len(source.text) - len(source.text.lstrip())
    if start >= len(source.text):
        return None
    names = Names()
    known = {mark: _known(names, next(_rows(source, start, mark), [])) for mark in _marks(source.text, start)}
    best = max(known, key=known.__getitem__, default="")
    if best and known[best] >= TURNED_AT_LEAST:
        return _upright(names, source, start, best)
    turned = _turned_round(names, source, start)  # before a row of two names, for that may be `Type;…`
    if turned is None and best and known[best] >= KNOWN_AT_LEAST:
        return _upright(names, source, start, best)
    titled = _under_a_title(names, source, start)
    return turned if titled is None else _upright(names, source, *titled)


def _turned_round(names: Names, source: Source, start: int) -> Seq | None:
    """The accounts of a table with the names in its first column, or None where it has none there."""
    for mark in _DELIMITERS:
        if source.text.count(mark, start) < KNOWN_AT_LEAST or not _begins_turned(names, source, start, mark):
            continue
        rows = [row for row, _number in zip(_rows(source, start, mark), range(_LOOKED_AT), strict=False)]
        wide = [row for row in rows if len(row) > 1]
        if _known(names, [row[0] for row in wide]) >= _least_known(rows):
            return _turned(names, source, start, mark)
    return None


def _least_known(rows: list[Cells]) -> int:
    """How many names a first column must hold: fewer where two settings and their values are all there is."""
    are_pairs = all(len(row) == _PAIR for row in rows)
    has_head = len(rows[0]) > 1 and heads_values(rows[0][1])
    return KNOWN_AT_LEAST if are_pairs and len(rows) - has_head == KNOWN_AT_LEAST else TURNED_AT_LEAST


def _under_a_title(names: Names, source: Source, start: int) -> tuple[int, str] | None:
    """Where the names stand below a title, and what separates them: a spreadsheet was saved as it was."""
    for line in islice(_LINE.finditer(source.text, start), 1, _TITLE):
        for mark in _DELIMITERS:
            if line[0].count(mark) < _KNOWN_UNDER_A_TITLE - 1:
                continue
            rows = list(islice(_rows(source, line.start(), mark), 2))
            is_table = len(rows) > 1 and len(rows[1]) == len(rows[0])
            if is_table and _known(names, rows[0]) >= _KNOWN_UNDER_A_TITLE:
                return line.start(), mark
    return None


def _marks(text: str, start: int) -> list[str]:
    """The separators in the first line; all of them where a cell may hold line ends."""
    end = text.find("\n", start)
    is_quoted = text.startswith(_QUOTES, start)
    return [m for m in _DELIMITERS if is_quoted or text.find(m, start, len(text) if end < 0 else end) >= 0]


def _begins_turned(names: Names, source: Source, start: int, mark: str) -> bool:
    """Whether enough lines begin with the name of a setting: what is no table is told by that at once."""
    lines = islice(_LINE.finditer(source.text, start), 2 * _LOOKED_AT)
    heads = (line[0].lstrip(" |").partition(mark)[0].strip(" \"'*`") for line in lines if mark in line[0])
    return len({setting for head in heads if (setting := names.knows(head, FLAT))}) >= KNOWN_AT_LEAST


def _known(names: Names, cells: Cells) -> int:
    if len(cells) < KNOWN_AT_LEAST:
        return 0
    placed = [names.knows(cell.strip(), FLAT) for cell in cells if cell.strip()]
    return len({setting for setting in placed if setting})


def _upright(names: Names, source: Source, start: int, mark: str) -> Seq:
    budget = Budget(source)
    rows = _rows(source, start, mark)
    header = [written(name.strip(), name.start, name.end) for name in next(rows)]
    accounts = Seq(start)
    for row in rows:
        while len(row) > len(header) and not row[-1].strip():
            row.pop()
        account = TableRow(row[0].start, len(row), len(header))
        missing = (written("", row[-1].end, row[-1].end) for _name in header[len(row) :])
        account.pairs = [(name, cell) for name, cell in zip(header, [*row, *missing], strict=False) if name]
        if not header[0] and names_instance(row[0]):
            put_under(row[0], account, names)
        budget.spend(account.start, len(account.pairs) + 1)
        account.end = row[-1].end
        if any(cell.strip() for cell in row):
            accounts.items.append(account)
    return accounts


def _turned(names: Names, source: Source, start: int, mark: str) -> Seq:
    budget = Budget(source)
    accounts = Seq(start)
    groups = list[Map]()
    heads, has_begun = Cells(), False
    for row in _rows(source, start, mark):
        is_known = names.knows(row[0].strip(), FLAT) is not None
        has_begun = has_begun or (is_known and any(cell.strip() for cell in row[1:]))
        is_head = not has_begun and any(names_instance(cell) or heads_values(cell) for cell in row[1:])
        if is_head:
            heads = row[1:]
            for title in groups:
                title.pairs.clear()
        for number, cell in enumerate(row[1:]):
            budget.spend(cell.start)
            if number >= len(groups):
                groups.append(Map(row[0].start))
            if row[0].strip() and not is_head:
                groups[number].pairs.append((written(row[0].strip(), row[0].start, row[0].end), cell))
        if len(row) == 1 == len(groups) and (lone := _lone(row[0], names)):
            budget.spend(row[0].start)
            groups[0].pairs.append(lone)
    for head, account in zip(heads, groups, strict=False):
        if names_instance(head):
            put_under(head, account, names)
    accounts.items += groups
    return accounts


def _lone(cell: Written, names: Names) -> tuple[Written, Written] | None:
    """The setting that a row without separators names, as a line of text would."""
    pair = _LINE_OF_TEXT.fullmatch(cell)
    if pair is None or names.knows(pair["key"], FLAT) is None:
        return tick(cell, cell.start, names)
    key, value = (
        written(pair[part], cell.start + pair.start(part), cell.start + pair.end(part))
        for part in ("key", "value")
    )
    return key, value


def _without_frame(row: Cells, text: str) -> Cells:
    """A row of a table drawn with bars, without those at its ends; nothing of the line under its names.

    A tracker's heads stand between two bars each, `||Name||Type||`; a terminal tells how many rows there
    were. Blanks and marks around a cell are the drawing's, within quotes they are its own.
    """
    if len(row) > _FEWEST_BARS and not any(cell or cell.start < cell.end for cell in (row[0], *row[1::2])):
        row = row[::2]
    if row and not row[0].strip():
        row = row[1:]
    if row and not row[-1].strip():
        row = row[:-1]
    is_line = all(set(cell.strip()) <= set("-:=+") for cell in row)
    is_line = is_line or (len(row) == 1 and _COUNT.fullmatch(row[0].strip()) is not None)
    return [] if is_line else [_bare(cell, text, without_code_marks) for cell in row]


def _bare(cell: Written, text: str, then: Callable[[str], str] = str) -> Written:
    """A cell without blanks around it, unless it stands in quotes."""
    if text[cell.start : cell.end] != cell and text.startswith(_QUOTES, cell.start):
        return cell
    return written(then(cell.strip()), cell.start, cell.end)


def _rows(source: Source, start: int, mark: str) -> Iterator[Cells]:
    """The rows of the table; those without anything are left out."""
    text, row = source.text, list[Written]()
    quote = "'" if _APOSTROPHES[mark].match(text, start) else '"'
    cell_of, unquoted = _CELLS[mark, quote], _UNQUOTED[mark]
    trims: bool | None = None
    is_indented = text[start - 1 : start] in (" ", "\t")
    while True:
        cell = cell_of.match(text, start)
        if cell is None:
            cell = unquoted.match(text, start)
            if cell is None:
                return
        group = 1 if cell[1] else 2
        value = cell[1][1:-1].replace(quote * 2, quote) if cell[1] else cell[2]
        begin, end = cell.span(group)
        if is_indented and not row and group == 2:
            begin += len(value) - len(value.lstrip(" \t"))
            value = text[begin:end]
        if trims and group == 2:
            value = value.strip(" ")
        row.append(written(unicodedata.normalize("NFC", value), begin, end))
        start = cell.end()
        if len(row) > _WIDEST:
            return
        if cell[3] != mark:
            if trims is None:
                trims = any(cell.startswith(" ") for cell in row[1:])
                row = [_bare(cell, text) for cell in row]
            if mark == "|":
                row = _without_frame(row, text)
            if any(row):
                yield row
            row = []
            if start >= len(text):
                return
