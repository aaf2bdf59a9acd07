"""One file, read a page at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compiler.library.library import Library
from bot.compiler.library.packed import StoredPage, pack, put_in_place
from bot.compiler.library.stored import decode_sections, encode_page
from bot.model import Block, BlockKind, Page, Section, Span, Style

SPANS = st.builds(Span, st.text(), st.sampled_from(Style), st.none() | st.text())
LEAVES = st.builds(
    Block,
    st.sampled_from(BlockKind),
    st.integers(0, 10**6),
    st.lists(SPANS, max_size=3).map(tuple),
    st.just(()),
    st.text(),
    st.text(),
    st.integers(0, 9),
)
BLOCKS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        Block,
        st.sampled_from(BlockKind),
        st.integers(0, 99),
        st.just(()),
        st.lists(st.lists(inner, max_size=2).map(tuple), max_size=2).map(tuple),
    ),
    max_leaves=6,
)
SECTIONS = st.builds(
    Section,
    st.text(),
    st.text(),
    st.integers(1, 6),
    st.lists(BLOCKS, max_size=3).map(tuple),
    st.sampled_from(["p.md", "other.md"]),
    st.integers(1, 99),
    st.lists(st.text(), max_size=2).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SECTIONS, max_size=3).map(tuple), st.lists(SECTIONS, max_size=2).map(tuple))
def test_a_page_comes_back_as_it_was(sections: tuple[Section, ...], parts: tuple[Section, ...]) -> None:
    """Whatever stands in it."""
    page = Page("a", "en", "A", "p.md", "", sections, parts)
    assert decode_sections(encode_page(page), "p.md") == (sections, parts)


def page(locale: str, *texts: str) -> Page:
    """A page with a section for each text."""
    sections = tuple(
        Section(f"s{n}", f"T{n}", 2, (Block(BlockKind.PARAGRAPH, n, (Span(text),)),), "p.md", n)
        for n, text in enumerate(texts)
    )
    return Page("a", locale, "A", "p.md", f"https://x.example/?lang={locale}", sections, sections[:1])


def test_everything_of_a_page_can_be_asked_for(tmp_path: Path) -> None:
    """Heads without decoding, pages, sections, passages, blobs."""
    pages = {"a": {"sv": page("sv", "ett", "två"), "en": page("en", "one")}}
    stored = (
        StoredPage(key, locale, page.title, page.path, page.url, encode_page(page))
        for key, versions in pages.items()
        for locale, page in versions.items()
    )
    put_in_place(tmp_path / "kb", [pack(stored, {"index": b"xyz"})])
    library = Library.open(tmp_path / "kb")
    assert ("a" in library, "b" in library, len(library)) == (True, False, 1)
    assert library.locales("a") == library.all_locales == ("en", "sv")
    assert library.page("a", "sv") == pages["a"]["sv"]
    assert (library.page("a", "ko"), library.head("a", "ko")) == (None, None)
    assert library.sections("b", "sv") == ()
    head = library.head("a", "sv")
    assert head
    assert (head.title, head.path, head.url) == ("A", "p.md", "https://x.example/?lang=sv")
    section = library.section("a", "s1", "sv")
    assert section
    assert section.title == "T1"
    assert [(p.section, p.locale, p.text, p.part) for p in library.passages()] == [
        ("s0", "en", "one", False),
        ("s0", "en", "one", True),
        ("s0", "sv", "ett", False),
        ("s1", "sv", "två", False),
        ("s0", "sv", "ett", True),
    ]
    assert [p.text for p in library.passages("en")] == ["one", "one"]
    assert (library.blobs(), library.blob("index")) == (("index",), b"xyz")
    with pytest.raises(KeyError):
        library.blob("nothing")
