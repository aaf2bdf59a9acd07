"""An index is brought up to date where little changed, and finds what one made anew finds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from bot.compiler.library.build import build
from bot.compiler.library.library import Earlier, Library
from bot.matcher import index
from bot.matcher.search import searcher_of

PAGES = 40
_THINGS = ("apples", "boats", "clocks", "drums", "engines", "flutes", "gloves", "hammers", "inks", "jars")
_DEEDS = ("paint", "wash", "count", "sell")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Forty short pages in English and Swedish, one of them changed by the tests."""
    for number in range(PAGES):
        thing, deed = _THINGS[number % 10], _DEEDS[number // 10]
        for locale, said in (
            ("en", f"How to {deed} {thing} by hand."),
            ("sv", f"Att {deed} {thing} för hand."),
        ):
            path = tmp_path / "docs" / locale / f"page{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                f"# {deed.title()} {thing} {{#page{number}}}\n\n{said}\n\n"
                f"## Tools {{#tools-{number}}}\n\n{said}\n",
                encoding="utf-8",
            )
    return tmp_path / "docs"


class _Counted:
    """Builds the index, and remembers what it was handed."""

    def __init__(self) -> None:
        self.earlier: list[Earlier | None] = []

    def __call__(self, library: Library, earlier: Earlier | None) -> Mapping[str, bytes]:
        self.earlier.append(earlier)
        return index.build(library, earlier)


def _first(kb: Path, question: str, locale: str = "en") -> str:
    found = searcher_of(Library.open(kb)).find(question, locale)
    return found.matches[0].id if found.matches else ""


def test_a_changed_page_is_found_by_its_new_words_only(docs: Path, tmp_path: Path) -> None:
    """The others as before, in each language."""
    kb, extend = tmp_path / "docs.kb", _Counted()
    build([docs], kb, extend=extend)
    (docs / "en" / "page3.md").write_text("# Zebras {#page3}\n\nFeeding zebras at noon.\n", encoding="utf-8")
    build([docs], kb, extend=extend)
    earlier = extend.earlier[1]
    assert earlier is not None
    assert earlier.changed == {"page3"}
    assert _first(kb, "when are zebras fed at noon") == "doc/page3#page3"
    assert _first(kb, "wash clocks by hand").startswith("doc/page12#")
    assert _first(kb, "att sell jars för hand", "sv").startswith("doc/page39#")


def test_pages_come_and_go(docs: Path, tmp_path: Path) -> None:
    """The numbers of all other pages move."""
    kb = tmp_path / "docs.kb"
    build([docs], kb, extend=index.build)
    for locale in ("en", "sv"):
        (docs / locale / "page0.md").unlink()
    (docs / "en" / "aardvark.md").write_text(
        "# Aardvarks {#aardvark}\n\nThey dig at night.\n", encoding="utf-8"
    )
    build([docs], kb, extend=index.build)
    assert _first(kb, "which aardvarks dig at night") == "doc/aardvark#aardvark"
    assert _first(kb, "sell jars by hand").startswith("doc/page39#")
    assert not _first(kb, "paint apples by hand").startswith("doc/page0#")


def test_scores_stay_close_to_those_of_an_index_made_anew(docs: Path, tmp_path: Path) -> None:
    """The rarity of words is a little older."""
    build([docs], tmp_path / "steps.kb", extend=index.build)
    page = docs / "en" / "page7.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nNobody does it at night.\n", encoding="utf-8")
    build([docs], tmp_path / "steps.kb", extend=index.build)
    build([docs], tmp_path / "once.kb", extend=index.build)
    steps, once = (searcher_of(Library.open(tmp_path / name)) for name in ("steps.kb", "once.kb"))
    for question in ("paint hammers by hand", "count drums", "nobody does it at night"):
        ours, theirs = steps.find(question, "en"), once.find(question, "en")
        assert ours.matches[0].id == theirs.matches[0].id
        assert ours.matches[0].score == pytest.approx(theirs.matches[0].score, abs=0.1)


def test_everything_is_learnt_anew_once_a_tenth_has_changed(docs: Path, tmp_path: Path) -> None:
    """Step by step: it is remembered how much changed since. Eighty sections; each step leaves one less."""
    kb, counts = tmp_path / "docs.kb", []
    build([docs], kb, extend=index.build)
    for number in range(9):
        for locale in ("en", "sv"):
            page = docs / locale / f"page{number}.md"
            page.write_text(f"# New {{#page{number}}}\n\nNew {number}.\n", encoding="utf-8")
        build([docs], kb, extend=index.build)
        counts.append(msgspec.msgpack.decode(Library.open(kb).blob(index.BLOB), type=index.Index).changed)
    assert counts == [1, 2, 3, 4, 5, 6, 7, 0, 1]


def test_an_earlier_index_that_cannot_be_read_is_made_anew(docs: Path, tmp_path: Path) -> None:
    """Nobody needs to know."""
    kb = tmp_path / "docs.kb"
    build([docs], kb, extend=lambda _library, _earlier: {index.BLOB: b"\x81"})
    (docs / "en" / "page3.md").write_text("# Zebras {#page3}\n\nFeeding zebras at noon.\n", encoding="utf-8")
    build([docs], kb, extend=index.build)
    assert _first(kb, "when are zebras fed at noon") == "doc/page3#page3"
