"""The stems of words: the same on every machine, and never mixed with others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.compiler.library.build import build
from bot.compiler.library.library import Library
from bot.errors import KnowledgeError
from bot.matcher import index
from bot.matcher.normalise import words
from bot.matcher.search import searcher_of
from bot.matcher.terms import STEMS, asked_terms, weighed_terms, word_terms

STRANGER = """
import sys, types

class Stemmer:
    def __init__(self, language):
        pass

    def stemWord(self, word):
        return "another"

sys.modules["Stemmer"] = types.ModuleType("Stemmer")
sys.modules["Stemmer"].Stemmer = Stemmer
sys.modules["Stemmer"].algorithms = list
from bot.matcher.terms import word_terms
print(sorted(word_terms("servrarna startades om", "sv")))
"""
"""What PyStemmer looks like; snowballstemmer hands it out instead of its own where it is installed."""


def test_a_stemmer_that_happens_to_be_installed_changes_nothing() -> None:
    """Another version of the algorithms gives other stems, and the index would not know the words."""
    told = subprocess.run(
        [sys.executable, "-c", STRANGER], check=True, capture_output=True, text=True, cwd=Path.cwd()
    )
    assert told.stdout.strip() == str(sorted(word_terms("servrarna startades om", "sv")))


@pytest.mark.parametrize("locale", ["da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "pt", "sv", "ja"])
def test_every_language_has_a_stemmer(locale: str) -> None:
    """Those without one of their own have the English."""
    assert word_terms("a", locale) != word_terms("b", locale)


@pytest.mark.parametrize(("text", "locale"), [("SPF 레코드는", "ko"), ("SPFレコード", "ja")])
def test_jargon_counts_more_than_a_piece_of_a_word(text: str, locale: str) -> None:
    """It is one term; the word beside it is several."""
    asked = asked_terms(dict.fromkeys(words(text), 1.0), locale)
    (jargon,) = word_terms("SPF", locale)
    pieces = [count for term, count in asked.items() if term != jargon]
    assert len(pieces) > 1
    assert asked.keys() == word_terms(text, locale).keys()
    assert max(pieces) < 1 < asked[jargon]


def test_words_that_are_not_cut_count_the_same() -> None:
    """There is nothing to weigh them against."""
    asked = {"spf": 1.0, "records": 0.5}
    assert asked_terms(asked, "en") == weighed_terms(asked, "en")


def test_a_region_does_not_change_the_stems() -> None:
    """Brazilian pages are stemmed as Portuguese, not as English."""
    assert word_terms("conectado", "pt-BR") == word_terms("conectar", "pt-BR") == word_terms("conectar", "pt")


def test_an_index_of_other_stems_is_not_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says how to get one that fits, and building does it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text("# Servers {#servers}\n\nRestart the server.\n", "utf-8")
    known = tmp_path / "known.kb"
    monkeypatch.setattr(index, "BLOB", "search, stems of yesterday")
    build([tmp_path / "docs"], known, extend=index.build)
    monkeypatch.undo()
    with pytest.raises(KnowledgeError, match="knowledge build"):
        searcher_of(Library.open(known))
    monkeypatch.setattr("bot.compiler.digest.version", lambda _name: "of today")
    build([tmp_path / "docs"], known, extend=index.build)
    assert searcher_of(Library.open(known))
    assert STEMS in index.BLOB


def test_how_people_talk_counts_less_than_what_they_talk_of() -> None:
    """In Japanese what is said in hiragana alone hardly tells; an ending tells less than a word."""
    asked = asked_terms(dict.fromkeys(words("配信はどうやるの"), 1.0), "ja")
    (word,), (ending,), (talk,) = (word_terms(pair, "ja") for pair in ("配信", "信は", "うや"))
    assert asked[word] > asked[ending] > asked[talk] > 0
