"""A section, or a whole page, is missing in one language.

It counts as missing where the source language has it; where there is no source, where most languages do. A
language that has few pages of the set (less than a quarter) is not missing the others.

Passes: a page that only one language has while it is the only language. Fails: a heading of the English page
without a counterpart in the Korean one.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.compiler.lint.lint_finding import Checked, LintFinding
from bot.compiler.page.aligned import AlignedRow
from bot.languages import SOURCE_LOCALE
from bot.model import Severity
from bot.translate import _

NAME = "missing-section"
_FEW = 4
"""A choice: a language with a quarter of the pages is being translated, and its gaps are no fault."""


def check(page: Checked) -> Iterator[LintFinding]:
    """One finding for each missing section and language; one for a missing page."""
    yield from _missing_pages(page)
    for number, row in enumerate(page.aligned.rows):
        for locale in page.aligned.versions:
            if locale in row.drafts or not _should_have(page, row, locale):
                continue
            source = page.aligned.versions[row.pivot]
            draft = row.drafts[row.pivot]
            yield page.finding(
                NAME,
                Severity.WARNING,
                locale,
                _line_before(page, number, locale),
                _(
                    "the section “{title}” is missing here ({path}, line {line})",
                    title=draft.title,
                    path=source.shown,
                    line=draft.line,
                ),
                expected=draft.title,
                others=tuple((other, own.title) for other, own in sorted(row.drafts.items())),
            )


def _should_have(page: Checked, row: AlignedRow, locale: str) -> bool:
    """Whether the others show that the section belongs to the page, and nothing here stands in its place."""
    has, versions = row.drafts.keys(), page.aligned.versions.keys()
    if SOURCE_LOCALE in versions:
        if SOURCE_LOCALE not in has:
            return False
    elif len(has) * 2 < len(versions) or len(has) < 2:
        return False
    draft = row.drafts[row.pivot]
    if draft.bold and not draft.blocks:
        return False
    return not _stands_in(page, row, locale)


def _stands_in(page: Checked, row: AlignedRow, locale: str) -> bool:
    """Whether a section that only this language has stands where the missing one would: it may be the same.

    Between the two sections around it that both sides have, sections of one's own count for as many missing.
    """
    rows = page.aligned.rows
    at = rows.index(row)
    shared = [
        number for number, other in enumerate(rows) if locale in other.drafts and row.pivot in other.drafts
    ]
    first = max((number for number in shared if number < at), default=-1)
    last = min((number for number in shared if number > at), default=len(rows))
    between = rows[first + 1 : last]
    own = sum(locale in other.drafts and row.pivot not in other.drafts for other in between)
    missing = [other for other in between if locale not in other.drafts and row.pivot in other.drafts]
    return row in missing[:own]


def _missing_pages(page: Checked) -> Iterator[LintFinding]:
    version = page.aligned.versions[page.aligned.pivot]
    if not _is_of_the_set(page):
        return
    most = max(page.site.locales.values(), default=0)
    for locale in sorted(page.site.locales.keys() - page.aligned.versions.keys()):
        if page.site.locales[locale] * _FEW < most:
            continue
        message = _("the whole page “{title}” is missing in {locale}", title=version.title, locale=locale)
        yield LintFinding(
            NAME,
            Severity.WARNING,
            locale,
            page.aligned.key,
            version.shown,
            1,
            message,
            expected=version.title,
            others=tuple((other, own.title) for other, own in sorted(page.aligned.versions.items())),
        )


def _is_of_the_set(page: Checked) -> bool:
    """Whether the source has the page, without a source most languages: others keep what is given up."""
    if SOURCE_LOCALE in page.site.locales:
        return SOURCE_LOCALE in page.aligned.versions
    return len(page.aligned.versions) * 2 > len(page.site.locales)


def _line_before(page: Checked, number: int, locale: str) -> int:
    """The line of the section after which the missing one would stand."""
    for row in reversed(page.aligned.rows[:number]):
        if locale in row.drafts:
            return row.drafts[locale].line
    return 1
