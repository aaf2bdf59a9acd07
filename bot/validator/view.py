"""The lines of an account file as a page shows them beside the findings: secrets hidden, comments left out.

Tables and spreadsheets have no lines here: what stands beside a cell may be a secret in the wrong column, so
only the cells of findings are shown (`Inspection.excerpts`).
"""

from __future__ import annotations

from collections.abc import Collection

from bot.model import Record
from bot.privacy.masker import Masker
from bot.validator.account import AccountFile
from bot.validator.comments import lines_inside, without_comments
from bot.visible import CUT, printable, visible

_LONGEST = 240
"""Characters of a line that are shown."""
_BESIDE = 3
"""Lines shown above and below one with a finding where a file is too long to be shown whole."""
_WHOLE = 400
"""Lines of a file that is shown whole."""
_MOST = 2000
"""Lines shown at most."""


class Line(Record, frozen=True):
    """A line of the file as it may be shown; `number` counts from 1."""

    number: int
    text: str


def lines_of(file: AccountFile, marked: Collection[int]) -> tuple[Line, ...]:
    """The file's lines; of a long file those around the `marked` ones. Empty for tables."""
    if file.format == "csv" or file.source.container:
        return ()
    masker = Masker(file.source.text, file.secrets, file.private)
    count = len(file.source.line_starts)
    wanted = range(1, count + 1) if count <= _WHOLE else sorted(_around(marked, count))[:_MOST]
    inside = lines_inside(file.source, file.format)
    return tuple(_line(file, number, masker, is_comment=number in inside) for number in wanted)


def _around(marked: Collection[int], count: int) -> set[int]:
    return {near for line in marked for near in range(max(1, line - _BESIDE), min(count, line + _BESIDE) + 1)}


def _line(file: AccountFile, number: int, masker: Masker, *, is_comment: bool) -> Line:
    begin, end = file.source.line_span(number)
    if is_comment:
        return Line(number, CUT)
    is_cut = end - begin > _LONGEST
    end = min(end, begin + _LONGEST)
    text = masker.excerpt(begin, end, begin, begin)[0]
    text = without_comments(text, file.format)
    return Line(number, printable(text.rstrip()) + (CUT if is_cut else ""))


def instance_at(file: AccountFile, line: int | None) -> str:
    """The name of the instance that a line belongs to; empty where there is but one, or none there."""
    if line is None or len(file.instances) < 2:
        return ""
    last = max(len(file.source.text) - 1, 0)
    for instance in file.instances:
        first_line = file.source.place(min(instance.start, last))[0]
        last_line = file.source.place(min(instance.end, last))[0]
        if first_line <= line <= last_line and instance.name:
            masker = Masker(file.source.text, file.secrets, file.private)
            return masker.text(visible(str(instance.name)))
    return ""
