"""The health of a documentation at a glance: pages by languages, in each cell the worst that lint found.

`read_board(sources)` → `Board`; `Board.side_by_side(page)` sets the languages of a page beside each other,
section by section, with the findings at their place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from bot.compiler.library.gather import Gathered, PageFiles
from bot.compiler.library.parallel import Progress
from bot.compiler.lint.lint_finding import LintFinding
from bot.compiler.lint.linter import lint
from bot.compiler.page.aligned import AlignedPage, AlignedRow
from bot.compiler.page.compile import read_version
from bot.languages import SOURCE_LOCALE
from bot.model import Block, Inline, Record, Severity
from bot.sources.collect import Problem

_TITLE = re.compile(r"^title:[ \t]*(.+)$|^#[ \t]+(.+)$", re.MULTILINE)
_MOST_PAGES = 5000
"""A choice: what a browser still shows as one page."""


class State(StrEnum):
    """How a page is in one language, the best first."""

    SOUND = "sound"
    FLAWED = "flawed"
    """Broken links, markup or letters."""
    REPAIRED = "repaired"
    """A value that must be typed is damaged; the bot shows the one of the other languages."""
    BEHIND = "behind"
    """Older than the other languages."""
    MISSING = "missing"
    """Sections that the other languages have are not there."""
    UNTRANSLATED = "untranslated"
    """Text was left in English."""
    ABSENT = "absent"
    """The page does not exist in this language."""


STATES = tuple(State)
_BY_CODE = {
    "corrupted-literal": State.REPAIRED,
    "stale-translation": State.BEHIND,
    "missing-section": State.MISSING,
    "untranslated-text": State.UNTRANSLATED,
}


class BoardCell(Record, frozen=True):
    """A page in one language. `path` is empty where there is none."""

    state: State
    path: str = ""
    findings: tuple[LintFinding, ...] = ()


class BoardPage(Record, frozen=True):
    """A page with its languages; `worst` is the state of the worst of them."""

    key: str
    title: str
    cells: Mapping[str, BoardCell]
    worst: State

    @property
    def present(self) -> tuple[str, ...]:
        """The languages that have it."""
        return tuple(locale for locale, cell in self.cells.items() if cell.path)

    @property
    def findings(self) -> int:
        """How many there are in all languages."""
        return sum(len(cell.findings) for cell in self.cells.values())


class BoardText(Record, frozen=True):
    """A text of a section in one language, with the findings on it."""

    inline: Inline
    code: str = ""
    findings: tuple[LintFinding, ...] = ()


class SectionRow(Record, frozen=True):
    """A section in all languages: its titles, and its texts in lines that belong together.

    `findings` are those of no single text. A line has no entry for a language that lacks it.
    """

    key: str
    titles: Mapping[str, str]
    lines: tuple[Mapping[str, BoardText], ...]
    findings: tuple[LintFinding, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found in it."""
        return not self.findings and not any(text.findings for line in self.lines for text in line.values())


class Board:
    """What lint says of a set of documents, page by page."""

    def __init__(
        self, gathered: Gathered, findings: Sequence[LintFinding], problems: Sequence[Problem] = ()
    ) -> None:
        self._gathered = gathered
        self._files = {page.key: page for page in gathered.pages}
        self.problems = tuple(problems)
        self.locales: tuple[str, ...] = tuple(
            sorted({member.locale for page in gathered.pages for member in page.members})
        )
        by_page: dict[str, list[LintFinding]] = {}
        for finding in findings:
            by_page.setdefault(finding.page, []).append(finding)
        self.pages = tuple(
            self._page(page, by_page.get(page.key, ())) for page in gathered.pages[:_MOST_PAGES]
        )

    @cached_property
    def counts(self) -> Mapping[str, Mapping[State, int]]:
        """How many pages are in each state, by language."""
        counted = {locale: Counter[State]() for locale in self.locales}
        for page in self.pages:
            for locale, cell in page.cells.items():
                counted[locale][cell.state] += 1
        return counted

    def page(self, key: str) -> BoardPage | None:
        """A page by its key."""
        return next((page for page in self.pages if page.key == key), None)

    def _page(self, page: PageFiles, findings: Collection[LintFinding]) -> BoardPage:
        members = {member.locale: member for member in page.members}
        cells = {}
        for locale in self.locales:
            own = tuple(finding for finding in findings if finding.locale == locale)
            member = members.get(locale)
            cells[locale] = BoardCell(_state(own), member.shown, own) if member else BoardCell(State.ABSENT)
        known = next(
            (members[locale] for locale in (SOURCE_LOCALE, *self.locales) if locale in members), None
        )
        title = (known and _title(self._gathered.text(known))) or page.key
        return BoardPage(page.key, title, cells, max((c.state for c in cells.values()), key=STATES.index))

    def side_by_side(self, page: BoardPage) -> tuple[SectionRow, ...]:
        """The sections of a page in all its languages."""
        files = self._files[page.key]
        versions = [read_version(member, self._gathered.text(member)) for member in files.members]
        aligned = AlignedPage(page.key, versions)
        found = {locale: list(cell.findings) for locale, cell in page.cells.items()}
        starts = {
            locale: sorted(row.drafts[locale].line for row in aligned.rows if locale in row.drafts)
            for locale in found
        }
        return tuple(_row(row, found, starts) for row in aligned.rows)


def read_board(sources: Sequence[Path], progress: Progress | None = None) -> Board:
    """Everything below the sources. Never raises for what is in them."""
    linted = lint(sources, progress=progress)
    return Board(linted.gathered, linted.findings, linted.problems)


def _title(text: str) -> str:
    """What a page calls itself, without marks."""
    found = _TITLE.search(text)
    return (
        re.sub(r"\[!\w+ ([^\]]*)\]|[*`\"]|\{#[^}]*\}", r"\1", (found[1] or found[2])).strip() if found else ""
    )


def _state(findings: Collection[LintFinding]) -> State:
    grave = [finding for finding in findings if finding.severity is not Severity.INFO]
    states = [_BY_CODE.get(finding.code, State.FLAWED) for finding in grave]
    return max(states, key=STATES.index, default=State.SOUND)


def _row(
    row: AlignedRow, found: Mapping[str, list[LintFinding]], starts: Mapping[str, list[int]]
) -> SectionRow:
    of_texts: dict[tuple[str, int], list[LintFinding]] = {}
    of_row: list[LintFinding] = []
    for locale, draft in row.drafts.items():
        following = [line for line in starts[locale] if line > draft.line]
        end = following[0] if following else 1 << 30
        begin = draft.line if draft.line > min(starts[locale], default=0) else 0
        for finding in found[locale]:
            if begin <= finding.line < end:
                number = _nearest(row, locale, finding.line)
                if number is None:
                    of_row.append(finding)
                else:
                    of_texts.setdefault((locale, number), []).append(finding)
    lines = tuple(
        {
            locale: BoardText(
                row.leaves[locale][number].block.inline,
                row.leaves[locale][number].block.text,
                tuple(of_texts.get((locale, number), ())),
            )
            for locale, number in line.items()
        }
        for line in row.lines
    )
    titles = {locale: draft.title for locale, draft in row.drafts.items()}
    return SectionRow(row.key, titles, lines, tuple(of_row))


def _nearest(row: AlignedRow, locale: str, line: int) -> int | None:
    """The text of a section that a line of the file belongs to; None before the first."""
    blocks: list[Block] = [leaf.block for leaf in row.leaves[locale]]
    before = [number for number, block in enumerate(blocks) if 0 < block.line <= line]
    return before[-1] if before else None
