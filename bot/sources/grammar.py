r"""markdown-it-py with the rules in which this dialect, or languages written in it, differ from CommonMark.

- There are no link reference definitions: `[!UICONTROL Type]: value` is a line like others, and not lost.
- A mark is no link: `[[!DNL Silver] section](#ref)` is one link around a mark.
- A Korean date opens no list: `2024. 5. 1.` is the first of May.
- Escaped stars stay escaped until emphasis is settled: `\*` is never half of a pair (`emphasis.py`).
- The cells of a table's row that has more of them than its head are kept (`excess_cells`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from types import SimpleNamespace

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from bot.sources.dialect import MARK, dialect_plugin

_DATE = re.compile(r"\d{4}\. {0,2}\d{1,2}\.|\d{1,2}\. \d{1,2}\.(?=[^\s\d])")
"""Year and month, or month and day with something glued to them: no list is numbered so."""
_INTERRUPTED = ["paragraph", "reference", "blockquote"]


_DATED = "lines with a date"


@cache
def parser() -> MarkdownIt:
    """The one parser; it has no state of its own."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table").disable(["reference", "text_join"])
    markdown.block.ruler.at("list", _list, {"alt": _INTERRUPTED})
    # Rules ask for these three names; the annotation says module.
    markdown.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=_link_label, parseLinkDestination=parseLinkDestination, parseLinkTitle=parseLinkTitle
    )
    return markdown.use(dialect_plugin)


def excess_cells(row: Token, source: str, columns: int) -> str:
    """What a table's row says beyond its last column, bars and all; GFM drops it without a word."""
    if not row.map:
        return ""
    line = source.split("\n", row.map[0] + 1)[row.map[0]].strip(" \t>")
    cells = escapedSplit(line.removeprefix("|").removesuffix("|"))
    return "|".join(cells[columns:]).strip()


def _list(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if _is_date(state, start_line):
        return False
    # A list that goes on asks only whether the next line has a number: a date ends it, as a heading would.
    level = state.sCount[start_line]
    dated = _dated_lines(state)
    later = dated[bisect_right(dated, start_line) : bisect_left(dated, end_line)]
    ends = (line for line in later if state.sCount[line] <= level and _is_date(state, line))
    return list_block(state, start_line, next(ends, end_line), silent)


def _dated_lines(state: StateBlock) -> list[int]:
    """The lines of a text that have a date anywhere: looked for once, not in each list again."""
    known: tuple[str, list[int]] | None = state.env.get(_DATED)
    if known is None or known[0] is not state.src:
        found = [line for line, text in enumerate(state.src.split("\n")) if _DATE.search(text)]
        known = state.env[_DATED] = (state.src, found)
    return known[1]


def _is_date(state: StateBlock, line: int) -> bool:
    begin = state.bMarks[line] + state.tShift[line]
    return state.src[begin : begin + 1].isdigit() and bool(_DATE.match(state.src, begin, state.eMarks[line]))


def _link_label(state: StateInline, start: int, disable_nested: bool = False) -> int:
    """Where a label that opens at `start` ends; -1 where it does not, or where it has a link in it.

    markdown-it-py's own takes whatever begins with a bracket and is longer than one for a link.
    """
    before = state.pos
    state.pos = start + 1
    level, end = 1, -1
    while state.pos < state.posMax:
        marker, place = state.src[state.pos], state.pos
        if marker == "]":
            level -= 1
            if not level:
                end = place
                break
        if marker == "[" and (mark := MARK.match(state.src, place, state.posMax)):
            state.pos = mark.end()
            continue
        state.md.inline.skipToken(state)
        if marker != "[":
            continue
        if place == state.pos - 1:
            level += 1
        elif disable_nested:
            break
    state.pos = before
    return end
