"""The documents that ship go the way of all documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import resources
from bot.compiler.library.build import build
from bot.compiler.library.library import Library
from bot.compiler.lint.linter import lint
from bot.compiler.page.shipped import compile_shipped
from bot.errors import KnowledgeError
from bot.model import Block, Style
from tests.compiler.documents import write_pages

DOCS = resources.knowledge() / "docs"
PAGE = (
    "# Page {#page}\n\nSee [it](#part) and [the site](https://site.example/x).\n\n## Part {#part}\n\nText.\n"
)
TOC = "# Guide {#guide}\n\n* [Page](page.md)\n"


def links(blocks: tuple[Block, ...]) -> list[str | None]:
    """Where the links of blocks lead, in order."""
    found = [span.href for block in blocks for span in block.inline if span.style is Style.LINK]
    return found + [href for block in blocks for item in block.items for href in links(item)]


def test_lint_finds_nothing_in_them() -> None:
    """In any language that they are in."""
    linted = lint([DOCS])
    assert not [*linted.findings, *linted.problems]


def test_built_again_they_are_what_the_bot_says(tmp_path: Path) -> None:
    """Same sections, text and links, in every language."""
    build([DOCS], tmp_path / "kb")
    library = Library.open(tmp_path / "kb")
    for key, versions in compile_shipped(DOCS).items():
        for locale, page in versions.items():
            built = library.page(key, locale)
            assert built
            assert [(s.key, s.title, s.blocks) for s in built.sections] == [
                (s.key, s.title, s.blocks) for s in page.sections
            ]
            assert built.url == page.url


def test_links_among_them_become_text(tmp_path: Path) -> None:
    """The published page has other sections; other links stay."""
    write_pages(tmp_path, {"TOC.md": TOC, "en/page.md": PAGE})
    page = compile_shipped(tmp_path)["page"]["en"]
    assert links(page.sections[0].blocks) == ["https://site.example/x"]


@pytest.mark.parametrize(
    ("pages", "complaint"),
    [
        ({"en/page.md": "Text.\n"}, "opens with a heading with an anchor"),
        ({"en/page.md": PAGE + "\n## Again {#part}\n"}, "a second section"),
        ({"en/other.md": PAGE}, r"does not stand in TOC\.md"),
        ({"en/page.md": PAGE, "en/sub/page.md": PAGE}, "does not stand in"),
    ],
)
def test_mistakes_stop_with_the_file(tmp_path: Path, pages: dict[str, str], complaint: str) -> None:
    """What the writers of the project are told."""
    write_pages(tmp_path, {"TOC.md": TOC, **pages})
    with pytest.raises(KnowledgeError, match=complaint):
        compile_shipped(tmp_path)
