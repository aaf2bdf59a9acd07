"""A page is also found by what its other versions say, in whichever language one asks."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bot.compiler.library.build import build
from bot.compiler.library.library import Library
from bot.matcher import index
from bot.matcher.postings import Postings
from bot.matcher.terms import word_terms

ENGLISH = ("boat", "clock", "drum", "engine", "flute", "glove", "hammer", "jar")
SWEDISH = ("båt", "klocka", "trumma", "motor", "flöjt", "handske", "hammare", "burk")
DEEDS = (("paint", "måla"), ("wash", "tvätta"), ("count", "räkna"), ("sell", "sälja"))


def _write(docs: Path, locale: str, name: str, *lines: str) -> None:
    path = docs / locale / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n\n".join(lines)
    path.write_text(f"# {name} {{#{name}}}\n\n{text}\n", encoding="utf-8")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Pages in English and Swedish, line by line; one of them says a thing in Swedish only."""
    for number, (english, swedish) in enumerate(zip(ENGLISH, SWEDISH, strict=True)):
        for at, (deed, gora) in enumerate(DEEDS):
            name = f"page{number}x{at}"
            _write(tmp_path / "docs", "en", name, f"{deed} {english}", english, deed)
            _write(tmp_path / "docs", "sv", name, f"{gora} {swedish}", swedish, gora)
    _write(tmp_path / "docs", "en", "told", "paint things", "they last")
    _write(tmp_path / "docs", "sv", "told", "måla saker", "trumma trumma")
    return tmp_path / "docs"


def _index(kb: Path) -> index.Index:
    return msgspec.msgpack.decode(Library.open(kb).blob(index.BLOB), type=index.Index)


def _score(pages: Postings, keys: tuple[str, ...], page: str, word: str, locale: str) -> float:
    return float(pages.scores(pages.asked(word_terms(word, locale)))[keys.index(page)])


def test_a_page_fits_a_word_that_only_its_translation_has(docs: Path, tmp_path: Path) -> None:
    """Both ways, and no page that has it in neither language."""
    build([docs], tmp_path / "docs.kb", extend=index.build)
    made = _index(tmp_path / "docs.kb")
    assert made.hub == "en"
    assert _score(made.pages["en"], made.keys, "told", "drum", "en") > 0
    assert not _score(made.pages["en"], made.keys, "told", "flute", "en")
    own = _score(made.pages["en"], made.keys, "page2x0", "drum", "en")
    assert own > _score(made.pages["en"], made.keys, "page3x0", "drum", "en") == 0


def test_a_changed_translation_is_known_by_the_words_of_the_other_language(
    docs: Path, tmp_path: Path
) -> None:
    """By the tables as they were learnt."""
    kb = tmp_path / "docs.kb"
    build([docs], kb, extend=index.build)
    assert not _score(_index(kb).pages["en"], _index(kb).keys, "told", "glove", "en")
    _write(docs, "sv", "told", "måla saker", "handske handske")
    build([docs], kb, extend=index.build)
    made = _index(kb)
    assert made.changed == 1
    assert _score(made.pages["en"], made.keys, "told", "glove", "en") > 0
    assert not _score(made.pages["en"], made.keys, "told", "drum", "en")


def test_a_page_in_one_language_counts_as_without_the_others(docs: Path, tmp_path: Path) -> None:
    """It has nobody who could say it otherwise."""
    _write(docs, "en", "alone", "rare zebra stripes")
    build([docs], tmp_path / "both.kb", extend=index.build)
    (tmp_path / "docs" / "sv").rename(tmp_path / "sv")
    build([docs], tmp_path / "one.kb", extend=index.build)
    both, one = _index(tmp_path / "both.kb"), _index(tmp_path / "one.kb")
    assert (one.hub, one.tables) == ("en", {})
    assert _score(both.pages["en"], both.keys, "alone", "zebra", "en") == pytest.approx(
        _score(one.pages["en"], one.keys, "alone", "zebra", "en"), rel=0.01
    )


def test_languages_without_a_page_in_common_stay_apart(tmp_path: Path) -> None:
    """There is nothing to learn from."""
    for number in range(4):
        _write(tmp_path / "apart", "en", f"en{number}", f"paint {ENGLISH[number]}")
        _write(tmp_path / "apart", "sv", f"sv{number}", f"måla {SWEDISH[number]}")
    build([tmp_path / "apart"], tmp_path / "apart.kb", extend=index.build)
    assert not _index(tmp_path / "apart.kb").tables
