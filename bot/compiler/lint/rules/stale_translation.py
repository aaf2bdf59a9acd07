"""One language's page is older than the others'.

Told by the front matter of an earlier publishing system together with a product name that has changed since,
or by sections that the source no longer has, or by a section that lacks much of what the source says.

Passes: the same page with other words.
Fails: Adobe Marketing Cloud where the others say Adobe Experience Cloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.compiler.lint.lint_finding import Checked, LintFinding
from bot.compiler.page.aligned import AlignedRow
from bot.compiler.page.sections import plain
from bot.languages import SOURCE_LOCALE
from bot.model import BlockKind, Severity
from bot.translate import _, n_

NAME = "stale-translation"
_RENAMED = (("Marketing Cloud", "Experience Cloud"),)
_LEAST_LINES = 4
"""A choice: of fewer lines a share says nothing."""
_LACKING_SHARE = 0.4
"""A choice: so much of the lines that the others have, and one version is older."""
_SHORTER_SHARE = 0.75
"""A choice: languages differ in length by less than a quarter."""
_WORD = re.compile("[\u3041-\u30ff\u3400-\u9fff]{2}|[^\\W\u3041-\u30ff\u3400-\u9fff]+")
"""A word; in scripts without blanks two signs make one."""


def check(page: Checked) -> Iterator[LintFinding]:
    """At most one finding for each section and language."""
    yield from _renamed(page)
    if page.aligned.pivot != SOURCE_LOCALE:
        return
    for row in page.aligned.rows:
        if SOURCE_LOCALE not in row.drafts:
            if _may_be_renamed(page, row):
                continue
            for locale, draft in row.drafts.items():
                yield page.finding(
                    NAME,
                    Severity.INFO,
                    locale,
                    draft.line,
                    _("the source no longer has the section “{title}”", title=draft.title),
                    found=draft.title,
                )
            continue
        total = len(row.leaves[SOURCE_LOCALE])
        for locale, draft in row.drafts.items():
            if locale == SOURCE_LOCALE or total < _LEAST_LINES:
                continue
            lacking = sum(
                SOURCE_LOCALE in line and locale not in line and _says_something(row, line)
                for line in row.lines
            )
            if lacking >= _LACKING_SHARE * total and _is_shorter(row, locale):
                yield page.finding(
                    NAME,
                    Severity.INFO,
                    locale,
                    draft.line,
                    n_(
                        "{count} of {total} texts of this section is missing: it is older than its source",
                        "{count} of {total} texts of this section are missing: it is older than its source",
                        lacking,
                        total=total,
                    ),
                )


def _may_be_renamed(page: Checked, row: AlignedRow) -> bool:
    """Whether a section of the source without a counterpart stands beside: then it may be the same."""
    rows = page.aligned.rows
    at = rows.index(row)
    beside = rows[max(at - 1, 0) : at] + rows[at + 1 : at + 2]
    return any(
        SOURCE_LOCALE in other.drafts and not row.drafts.keys() & other.drafts.keys() for other in beside
    )


def _says_something(row: AlignedRow, line: Mapping[str, int]) -> bool:
    """Whether a text of the source has words: pictures come and go."""
    block = row.leaves[SOURCE_LOCALE][line[SOURCE_LOCALE]].block
    return bool(block.text) or any(char.isalnum() for char in plain(block.inline))


def _is_shorter(row: AlignedRow, locale: str) -> bool:
    """Whether a language says less than the source does, however it is cut into paragraphs."""
    ours, theirs = (
        sum(len(_WORD.findall(leaf.block.text or plain(leaf.block.inline))) for leaf in row.leaves[one])
        for one in (locale, SOURCE_LOCALE)
    )
    return ours < _SHORTER_SHARE * theirs


def _renamed(page: Checked) -> Iterator[LintFinding]:
    """A version of the earlier system that has a product's former name where a current one has the new."""
    ages = page.generations
    current = {locale for locale, age in ages.items() if age == 1}
    for locale in sorted(ages.keys() - current):
        for row in page.aligned.rows:
            found = next(_former_names(page, row.key, locale, current), None)
            if found:
                yield found
                break


def _former_names(page: Checked, key: str, locale: str, current: set[str]) -> Iterator[LintFinding]:
    row = next(row for row in page.aligned.rows if row.key == key)
    for line in row.lines:
        if locale not in line:
            continue
        block = row.leaves[locale][line[locale]].block
        text = plain(block.inline)
        for former, name in _RENAMED:
            others = [
                (other, plain(row.leaves[other][number].block.inline))
                for other, number in sorted(line.items())
                if other in current
            ]
            if (
                block.kind is not BlockKind.CODE
                and former in text
                and name not in text
                and others
                and all(name in other and former not in other for _locale, other in others)
            ):
                yield page.finding(
                    NAME,
                    Severity.INFO,
                    locale,
                    block.line,
                    _(
                        "this page is older than in the other languages, which say {name} here",
                        name=name,
                    ),
                    found=former,
                    expected=name,
                    others=tuple(others),
                )
