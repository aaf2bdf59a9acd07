"""A link inside the documentation leads nowhere.

A page of the set that should be there, or an anchor that its page does not have. Pages outside the set, and
public addresses, are not judged; `#top` is the beginning of any page, as HTML has it.

Passes: `[this page](other.md)` beside `other.md`. Fails: `[here](#anchor-of-before)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from bot.compiler.lint.lint_finding import Checked, LintFinding
from bot.compiler.page.aligned import AlignedRow
from bot.compiler.page.links import is_public
from bot.compiler.page.sections import site_slug, slug
from bot.model import BlockKind, Message, Severity, Span, Style
from bot.translate import _

NAME = "broken-link"


def check(page: Checked) -> Iterator[LintFinding]:
    """One finding for each link."""
    for locale in page.aligned.versions:
        own = page.aligned.versions[locale].document.anchors | _slugs(page, locale)
        for row in page.aligned.rows:
            for line, span in _links(row, locale):
                if message := _fault(page, locale, span.href or "", own):
                    yield page.finding(NAME, Severity.ERROR, locale, line, message, found=span.href or "")


def _links(row: AlignedRow, locale: str) -> Iterator[tuple[int, Span]]:
    for leaf in row.leaves.get(locale, ()):
        if leaf.block.kind is BlockKind.CODE:
            continue
        seen = ""
        for span in leaf.block.inline:
            if span.style is Style.LINK and span.href and span.href != seen:
                seen = span.href
                yield leaf.block.line, span


def _slugs(page: Checked, locale: str) -> frozenset[str]:
    """Headings can be linked to by their words too."""
    titles = [row.drafts[locale].title for row in page.aligned.rows if locale in row.drafts]
    return frozenset(map(slug, titles)).union(map(site_slug, titles))


def _fault(page: Checked, locale: str, href: str, own: frozenset[str]) -> Message | None:
    if is_public(href) or ":" in href.partition("/")[0] or href.startswith("/"):
        return None
    path, _hash, anchor = unquote(href).partition("#")
    if anchor.casefold() == "top":
        anchor = ""
    if not path:
        if anchor and anchor not in own and anchor.casefold() not in own:
            return _("this page has no anchor #{anchor}", anchor=anchor)
        return None
    if not path.endswith(".md"):
        return None
    target = page.site.target(page.aligned.versions[locale].neutral, path)
    if target not in page.site.neutral:
        if page.site.has_folder_of(target):
            return _("there is no page {path} in these documents", path=target)
        return None
    anchors = page.site.anchors(target, locale) if anchor else None
    if anchors is not None and anchor not in anchors and anchor.casefold() not in anchors:
        return _("{path} has no anchor #{anchor}", path=target, anchor=anchor)
    return None
