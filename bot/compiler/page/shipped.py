"""The documents that ship → pages, by the same way as any other documentation.

What is asked of them beyond that: a heading with an anchor first, no anchor twice, a place in the table of
contents. Their links among each other become text: the published pages have other sections than the project's
own words about them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePosixPath

from bot import resources
from bot.compiler.page.aligned import AlignedPage
from bot.compiler.page.compile import Surroundings, compile_aligned, read_version
from bot.compiler.page.identify import Member, Traits
from bot.compiler.page.links import public_addresses
from bot.compiler.page.literals import settle
from bot.compiler.page.sections import check_sections
from bot.compiler.page.versions import PageVersion
from bot.errors import KnowledgeError
from bot.model import Page
from bot.sources.collect import SourceFile, collect, read_text


def compile_shipped(docs: Path) -> dict[str, dict[str, Page]]:
    """The pages below `docs/<locale>/`: anchor → locale → page. Raises KnowledgeError with path and line."""
    return _pages(docs, collect(docs))


def _pages(docs: Path, files: Iterable[SourceFile]) -> dict[str, dict[str, Page]]:
    """Those of the files in `docs` alone."""
    addresses = public_addresses(read_text(docs / "TOC.md"))
    versions: dict[str, dict[str, PageVersion]] = {}
    for number, file in enumerate(files):
        version = read_version(_member(number, file), file.text)
        anchor = check_sections(file, version.document, version.drafts)
        if version.neutral not in addresses:
            raise KnowledgeError(file.path, 1, "does not stand in TOC.md; add it there")
        if file.locale in (there := versions.setdefault(anchor, {})):
            raise KnowledgeError(file.path, 1, f"the page {{#{anchor}}} is also {there[file.locale].path}")
        there[file.locale] = version
    around = Surroundings(addresses, {}, closed=True)
    return {anchor: _compiled(anchor, list(there.values()), around) for anchor, there in versions.items()}


def _member(number: int, file: SourceFile) -> Member:
    neutral = str(PurePosixPath(file.path).relative_to(file.locale))
    return Member(number, file.locale, file.path, file.path, neutral, Traits())


def _compiled(anchor: str, versions: list[PageVersion], around: Surroundings) -> dict[str, Page]:
    aligned = AlignedPage(anchor, versions)
    return compile_aligned(aligned, around, settle(aligned))


@cache
def _installed() -> tuple[SourceFile, ...]:
    return tuple(collect(resources.knowledge() / "docs"))


@cache
def shipped_page(key: str) -> dict[str, Page] | None:
    """A page that the project ships, by locale; the others are not compiled."""
    with_anchor = [file for file in _installed() if f"#{key}" in file.text]
    return _pages(resources.knowledge() / "docs", with_anchor).get(key)


@cache
def shipped_texts() -> frozenset[bytes]:
    """The documents that ship, byte for byte: built again they are what they are."""
    return frozenset(path.read_bytes() for path in (resources.knowledge() / "docs").glob("*/**/*.md"))
