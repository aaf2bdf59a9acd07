"""What a newer checkout says differently from the state that the shipped documents are from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot import resources
from bot.compiler.freshness import (
    ChangeKind,
    Published,
    PublishedChange,
    Scope,
    compare,
    load_published,
    read_checkout,
    record,
    scopes_of,
    sections_of,
    taken_from,
)
from bot.errors import KnowledgeError
from bot.languages import LOCALES
from tests.compiler.documents import write_pages

TOC = """\
# Manual {#using}

+ Technotes {#technotes}
  + Move {#ims}
    + [Moving](notes/moving.md)
  + Other {#other}
    + [Elsewhere](notes/elsewhere.md)
"""
MOVING = """\
---
title: Moving
---
# Moving {#moving}

Why.

## Versions {#versions}

7.4.1 or newer.

**Restart**

Once.
"""
SCOPES = {"notes/moving.md": Scope(("ac-ims",))}
NOTHING_YET = Published(date(2026, 1, 1), "old", ("ims",), {"notes/moving.md": {}})


def checkout(folder: Path, pages: dict[str, str]) -> Path:
    """An English checkout with a table of contents."""
    return write_pages(folder / "docs.en", {"help/TOC.md": TOC, **{f"help/{p}": t for p, t in pages.items()}})


def changes(
    folder: Path, pages: dict[str, str], known: Published, scopes: dict[str, Scope] = SCOPES
) -> list[PublishedChange]:
    """The differences of a checkout from a known state."""
    return compare(known, read_checkout(checkout(folder, pages), known, scopes), scopes)


@pytest.fixture
def known(tmp_path: Path) -> Published:
    """The state in which MOVING was written down."""
    seen = read_checkout(checkout(tmp_path / "old", {"notes/moving.md": MOVING}), NOTHING_YET, SCOPES)
    return record(tmp_path, NOTHING_YET, seen, SCOPES, (date(2026, 8, 19), "abc"))


def test_sections_are_headings_and_bold_titles() -> None:
    """Anchors where there are any, else the words; the same key twice is told apart."""
    assert list(sections_of(MOVING + "\n## Restart\n\nAgain.\n")) == [
        "moving",
        "versions",
        "restart",
        "restart-2",
    ]


def test_what_was_written_down_is_read_again(tmp_path: Path, known: Published) -> None:
    """The file holds the state and every section's digest."""
    assert load_published(tmp_path) == known
    assert known.commit == "abc"
    assert list(known.pages["notes/moving.md"]) == ["moving", "versions", "restart"]


def test_the_same_state_has_nothing_open(tmp_path: Path, known: Published) -> None:
    """Nor have blanks, pictures and comments that came or went, or pages of other subjects."""
    same = MOVING.replace("Why.", "Why.  \n\n<!-- later -->\n\n![](assets/a.png)")
    assert not changes(tmp_path, {"notes/moving.md": same, "notes/elsewhere.md": "# New {#new}\n"}, known)


def test_changes_are_told_by_section(tmp_path: Path, known: Published) -> None:
    """Added, changed and dropped ones, with the shipped documents concerned."""
    newer = MOVING.replace("7.4.1", "7.4.3").replace("**Restart**", "## Reload {#reload}")
    found = changes(tmp_path, {"notes/moving.md": newer}, known)
    assert [(change.kind, change.section) for change in found] == [
        (ChangeKind.CHANGED, "versions"),
        (ChangeKind.ADDED, "reload"),
        (ChangeKind.DROPPED, "restart"),
    ]
    assert {change.documents for change in found} == {("ac-ims",)}
    assert str(found[0]) == "changed notes/moving.md#versions (Versions), see ac-ims"


def test_a_page_that_came_or_went(tmp_path: Path, known: Published) -> None:
    """A new page counts where its group of the table of contents is watched."""
    toc = {"TOC.md": TOC.replace("(notes/moving.md)", "(notes/other.md)")}
    other = {"notes/other.md": "# Other way {#other-way}\n\nNew.\n"}
    found = changes(tmp_path, {**toc, **other}, known)
    assert [(change.kind, change.page) for change in found] == [
        (ChangeKind.DROPPED, "notes/moving.md"),
        (ChangeKind.ADDED, "notes/other.md"),
    ]


def test_only_the_named_sections_of_a_page_count(tmp_path: Path) -> None:
    """`page.md#section` in the front matter leaves the rest of the page alone."""
    scopes = {"notes/moving.md": Scope(("ac-ims",), frozenset({"versions"}))}
    seen = read_checkout(checkout(tmp_path / "old", {"notes/moving.md": MOVING}), NOTHING_YET, scopes)
    known = record(tmp_path, NOTHING_YET, seen, scopes, (date(2026, 8, 19), "abc"))
    assert list(known.pages["notes/moving.md"]) == ["versions"]
    assert not changes(tmp_path, {"notes/moving.md": MOVING.replace("Once", "Twice")}, known, scopes)
    assert changes(tmp_path, {"notes/moving.md": MOVING.replace("7.4.1", "8")}, known, scopes)


def test_a_section_that_documents_name_anew_is_open(tmp_path: Path, known: Published) -> None:
    """Until it has been written down."""
    scopes = {**SCOPES, "notes/elsewhere.md": Scope(("ac-ims",))}
    pages = {"notes/moving.md": MOVING, "notes/elsewhere.md": "# Elsewhere {#elsewhere}\n\nMore.\n"}
    found = changes(tmp_path, pages, known, scopes)
    assert [(change.kind, change.page) for change in found] == [(ChangeKind.ADDED, "notes/elsewhere.md")]


def test_other_languages_are_passed_over(tmp_path: Path, known: Published) -> None:
    """A checkout of several languages is compared in English; one without English is refused."""
    folder = checkout(tmp_path, {"notes/moving.md": MOVING})
    write_pages(tmp_path / "docs.sv-SE", {"help/notes/moving.md": MOVING.replace("Why", "Varför")})
    assert not compare(known, read_checkout(tmp_path, known, SCOPES), SCOPES)
    assert folder.is_dir()
    with pytest.raises(KnowledgeError, match="in English"):
        read_checkout(tmp_path / "docs.sv-SE", known, SCOPES)


def test_a_page_that_cannot_be_read_is_no_change(tmp_path: Path, known: Published) -> None:
    """It is a problem with path and line."""
    folder = checkout(tmp_path, {"notes/moving.md": MOVING})
    (folder / "help" / "notes" / "moving.md").write_bytes(b"# Moving {#moving}\n\xff")
    seen = read_checkout(folder, known, SCOPES)
    assert [problem.line for problem in seen.problems] == [2]
    assert not compare(known, seen, SCOPES)


def test_a_damaged_list_says_what_writes_it(tmp_path: Path) -> None:
    """One line, with the file."""
    (tmp_path / "published.yaml").write_text("date: soon\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"published\.yaml:1: .*--record"):
        load_published(tmp_path)


def test_every_shipped_page_says_where_its_facts_are_from() -> None:
    """The same in all languages, each place written down, of the state that is written down."""
    knowledge = resources.knowledge()
    published = load_published(knowledge)
    state = f"published-state: {published.date}, {published.commit}\n"
    for path in sorted((knowledge / "docs" / "en").glob("*.md")):
        texts = [(knowledge / "docs" / locale / path.name).read_text(encoding="utf-8") for locale in LOCALES]
        assert {taken_from(text) for text in texts} == {taken_from(texts[0])} != {()}, path.name
        assert all(state in text for text in texts), path.name
        for place in taken_from(texts[0]):
            page, _, section = place.partition("#")
            assert section in ("", *published.pages[page]), place
    assert scopes_of(knowledge / "docs").keys() == published.pages.keys()


def test_nothing_is_open_in_the_published_documentation() -> None:
    """Against the checkout beside this one, where it is unpacked."""
    corpus = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "en"
    if not corpus.is_dir():
        pytest.skip("no unpacked shared/corpus beside this checkout")
    knowledge = resources.knowledge()
    published, scopes = load_published(knowledge), scopes_of(knowledge / "docs")
    assert not compare(published, read_checkout(corpus, published, scopes), scopes)
