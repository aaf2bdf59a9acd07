"""What lint rules take and give: a page in all its languages with its site around it, and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from bot.compiler.page.aligned import AlignedPage
from bot.compiler.page.links import target_of
from bot.compiler.page.literals import Settled
from bot.model import Message, Record, Severity


class LintFinding(Record, frozen=True):
    """Something wrong in a document. `found` and `expected` are as written, empty where there is nothing.

    `others` says what other languages have there; `column` counts from 1.
    """

    code: str
    severity: Severity
    locale: str
    page: str
    path: str
    line: int
    message: Message
    found: str = ""
    expected: str = ""
    column: int = 1
    excerpt: str = ""
    others: tuple[tuple[str, str], ...] = ()


class Site(Record, frozen=True):
    """The set of pages around one page.

    `locales` are those of the whole set, with how many pages each has; `anchors` reads the anchors of a
    page by its path without language, or is None where there is no such page.
    """

    locales: Mapping[str, int]
    neutral: frozenset[str]
    folders: frozenset[str]
    anchors: Callable[[str, str], frozenset[str] | None]

    def has_folder_of(self, neutral: str) -> bool:
        """Whether pages beside that one are there, so that it would be too."""
        return neutral.rpartition("/")[0] in self.folders

    def target(self, neutral: str, href: str) -> str:
        """The path without language that a relative link leads to."""
        return target_of(neutral, href)


class Checked:
    """A page on the lint's table."""

    def __init__(self, aligned: AlignedPage, settled: Settled, site: Site) -> None:
        self.aligned = aligned
        self.settled = settled
        self.site = site

    @cached_property
    def generations(self) -> Mapping[str, int]:
        """How old each language's version is by the keys in its front matter: 1 current, 0 of before."""
        found = {}
        for locale, version in self.aligned.versions.items():
            keys = version.document.front_matter.keys
            if "exl-id" in keys:
                found[locale] = 1
            elif "uuid" in keys or "discoiquuid" in keys:
                found[locale] = 0
        return found

    def finding(
        self,
        code: str,
        severity: Severity,
        locale: str,
        line: int,
        message: Message,
        *,
        found: str = "",
        expected: str = "",
        others: tuple[tuple[str, str], ...] = (),
    ) -> LintFinding:
        """A finding in one language of this page."""
        version = self.aligned.versions[locale]
        return LintFinding(
            code,
            severity,
            locale,
            self.aligned.key,
            version.shown,
            max(line, 1),
            message,
            found,
            expected,
            others=others,
        )


Check = Callable[[Checked], Iterator[LintFinding]]
