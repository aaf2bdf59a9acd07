"""`lint(sources)`: every page below the sources through every rule; findings by path and line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path, PurePosixPath

import msgspec

from bot import resources
from bot.compiler.library.gather import Gathered, PageFiles, gather
from bot.compiler.library.parallel import Progress, in_parallel
from bot.compiler.lint.lint_finding import Checked, LintFinding, Site
from bot.compiler.lint.rules import by_default, rules
from bot.compiler.page.aligned import AlignedPage
from bot.compiler.page.compile import read_version
from bot.compiler.page.identify import COMMENT_OR_CODE, Member
from bot.compiler.page.literals import settle
from bot.compiler.page.sections import site_slug, slug
from bot.model import Record
from bot.sources.collect import Problem, read_text
from bot.sources.dialect import ANCHOR, html_names

_HEADING = re.compile(r"^#{1,6}[ \t]+(.*)$", re.MULTILINE)


class Linted(Record, frozen=True):
    """What lint says of a set of documents. `problems` are files that could not be read."""

    findings: tuple[LintFinding, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    pages: int
    gathered: Gathered


class _Table(Record, frozen=True):
    """What every page's check shares."""

    gathered: Gathered
    locales: dict[str, int]
    neutral: frozenset[str]
    folders: frozenset[str]
    codes: tuple[str, ...]


def lint(
    sources: Sequence[Path],
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    progress: Progress | None = None,
    processes: int | None = None,
) -> Linted:
    """Check everything below the sources, by the selected codes (those on by default) without the ignored."""
    gathered = gather(sources, read_text(resources.knowledge() / "docs" / "TOC.md"))
    members = [member for page in gathered.pages for member in page.members]
    neutral = frozenset(member.neutral for member in members)
    table = _Table(
        gathered,
        dict(Counter(member.locale for member in members)),
        neutral,
        frozenset(str(PurePosixPath(path).parent).removeprefix(".") for path in neutral),
        tuple(code for code in rules() if code in (select or by_default()) and code not in ignore),
    )
    checked = in_parallel(_check, gathered.pages, table, progress, processes)
    findings = {_order(finding): finding for page in checked for finding in page}
    return Linted(
        tuple(findings[order] for order in sorted(findings)),
        gathered.problems,
        gathered.notes,
        len(gathered.pages),
        gathered,
    )


def _order(finding: LintFinding) -> tuple[str, int, int, str, str, str, str]:
    return (
        finding.path,
        finding.line,
        finding.column,
        finding.code,
        finding.locale,
        finding.found,
        finding.expected,
    )


def _check(page: PageFiles, table: _Table) -> list[LintFinding]:
    gathered = table.gathered
    versions = [read_version(member, gathered.text(member)) for member in page.members]
    site = Site(
        table.locales,
        table.neutral,
        table.folders,
        _anchors_of(gathered).of,
    )
    aligned = AlignedPage(page.key, versions)
    checked = Checked(aligned, settle(aligned), site)
    lines = {member.shown: gathered.text(member).split("\n") for member in page.members}
    known = rules()
    return [
        _located(finding, lines[finding.path]) for code in table.codes for finding in known[code](checked)
    ]


def _located(finding: LintFinding, lines: Sequence[str]) -> LintFinding:
    """The finding with its column, and the line as it is written.

    A label's mark stands between the label and the stars: `[!UICONTROL Save]** .`.
    """
    number = finding.line - 1
    for bracket in ("** ", "]** ", "] "):
        needle = finding.found.replace("** ", bracket)
        for at in range(number, min(number + 4, len(lines))):
            column = lines[at].find(needle) if needle else -1
            if column >= 0:
                return msgspec.structs.replace(
                    finding,
                    line=at + 1,
                    column=column + 1,
                    excerpt=lines[at],
                    found=needle,
                    expected=finding.expected.replace("**", bracket.strip())
                    if bracket != "** "
                    else finding.expected,
                )
    excerpt = lines[number] if number < len(lines) else ""
    return msgspec.structs.replace(finding, excerpt=excerpt)


class _Anchors:
    """The anchors of every page of a set, read from the text when they are asked for."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._files: dict[tuple[str, str], Member] = {}
        self._known: dict[tuple[str, str], frozenset[str]] = {}
        for page in gathered.pages:
            for member in page.members:
                self._files[member.neutral, member.locale] = member
                self._files.setdefault((member.neutral, ""), member)

    def of(self, neutral: str, locale: str) -> frozenset[str] | None:
        """The anchors of a page in that language if it has it, else in any; None where there is no page."""
        place = (neutral, locale) if (neutral, locale) in self._files else (neutral, "")
        if place not in self._files:
            return None
        if place not in self._known:
            self._known[place] = _anchors_in(self._gathered.text(self._files[place]))
        return self._known[place]


def _anchors_in(text: str) -> frozenset[str]:
    text = COMMENT_OR_CODE.sub("", text)
    written = {found[1] for found in ANCHOR.finditer(text)} | html_names(text)
    titles = [ANCHOR.sub("", found[1]).strip() for found in _HEADING.finditer(text)]
    return frozenset(written).union(map(slug, titles), map(site_slug, titles))


_anchors: tuple[int, _Anchors] | None = None


def _anchors_of(gathered: Gathered) -> _Anchors:
    """One index a process and set."""
    global _anchors  # noqa: PLW0603 - what one page's check learns serves the next
    if _anchors is None or _anchors[0] != id(gathered):
        _anchors = (id(gathered), _Anchors(gathered))
    return _anchors[1]
