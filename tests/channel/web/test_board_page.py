"""The documentation's health: a board, its pages side by side, and both as one file."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest

from bot.channel.web import Pages
from bot.channel.web.board_page import as_file
from bot.compiler.lint.board import Board, State, read_board
from bot.errors import KnowledgeError
from bot.languages import LOCALES
from tests.channel.web.conftest import Browser

ENGLISH = (
    "# Sign in {#sign-in}\n\nType `dma_campaign_classic` here.\n\n## Then {#then}\n\nRestart the server.\n"
)
SWEDISH = "# Logga in {#sign-in}\n\nSkriv `dma_campaign_klassisk` här.\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A page in three languages: sound, damaged and shortened, missing; and one that is sound in both."""
    for locale, name, text in (
        ("en", "a", ENGLISH),
        (
            "fr",
            "a",
            ENGLISH.replace("Type", "Tapez")
            .replace("here", "ici")
            .replace("Restart the server", "Redémarrez le serveur"),
        ),
        ("sv", "a", SWEDISH),
        ("en", "b", "# Hello {#hello}\n\nSome words about it.\n"),
        ("fr", "b", "# Bonjour {#hello}\n\nQuelques mots à ce sujet.\n"),
    ):
        (tmp_path / locale).mkdir(exist_ok=True)
        (tmp_path / locale / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def board(sources: Path) -> Board:
    """Its board."""
    return read_board([sources])


def test_each_cell_has_the_worst_that_was_found(board: Board) -> None:
    """By page and language."""
    states = {page.title: {locale: cell.state for locale, cell in page.cells.items()} for page in board.pages}
    assert states["Sign in"]["en"] is State.SOUND
    assert states["Sign in"]["sv"] is State.MISSING
    assert states["Hello"] == {"en": State.SOUND, "fr": State.SOUND, "sv": State.ABSENT}


def test_the_counts_are_those_of_the_cells(board: Board) -> None:
    """Every page is counted once a language."""
    for counted in board.counts.values():
        assert sum(counted.values()) == len(board.pages)


def test_findings_stand_at_their_text(board: Board) -> None:
    """With the texts of the other languages beside."""
    page = next(page for page in board.pages if page.title == "Sign in")
    rows = board.side_by_side(page)
    texts = [line for row in rows for line in row.lines if line.get("sv") and line["sv"].findings]
    assert texts
    assert "en" in texts[0]
    shown = sum(len(row.findings) for row in rows)
    shown += sum(len(text.findings) for row in rows for line in row.lines for text in line.values())
    assert shown == page.findings


@pytest.mark.parametrize("locale", LOCALES)
def test_the_board_is_there_in_every_language(browser: Browser, locale: str) -> None:
    """Each page with a link to its languages side by side."""
    window = browser()
    page = window.get(f"/{locale}/documents")
    links = re.findall(r'<th scope="row"><a href="([^"]+)"', page.text)
    assert links
    for link in links[:3]:
        assert window.get(link).status_code == 200


def test_nobody_waits_before_an_empty_window(browser: Browser, pages: Pages) -> None:
    """While it is being read, a page says so and looks again; then the board is there."""
    go_on, read = threading.Event(), pages.read_board

    def slow() -> Board:
        go_on.wait(600)
        return read()

    pages.read_board, pages.patience_s = slow, 0
    window = browser()
    for path in ("/fr/documents", "/fr/documents/anything"):
        waiting = window.get(path)
        assert waiting.status_code == 200
        assert waiting.headers["refresh"] == "2"
        assert "en cours de lecture" in waiting.text
    go_on.set()
    pages.patience_s = 600
    assert "<table" in window.get("/fr/documents").text


def test_documents_that_cannot_be_read_are_tried_again(browser: Browser, pages: Pages) -> None:
    """By whoever comes next."""
    read = pages.read_board

    def broken() -> Board:
        raise KnowledgeError("a.md", 1, "gone")

    pages.read_board = broken
    window = browser()
    with pytest.raises(KnowledgeError):
        window.get("/en/documents")
    pages.read_board = read
    assert window.get("/en/documents").status_code == 200


def test_one_file_needs_nothing_else(board: Board) -> None:
    """No address but pages' own anchors; style and script are within, allowed by their hash."""
    html = as_file(board, "fr")
    assert not re.search(r'(?:src|href)="(?!#)', html)
    assert "style-src 'sha256-" in html
    assert '<html lang="fr">' in html
    assert "dma_campaign_klassisk" in html


def test_markup_of_documents_stays_text(tmp_path: Path) -> None:
    """Titles, paths and texts."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "a.md").write_text("# <script>x</script> `<b>` {#a}\n\n`<img>`\n", encoding="utf-8")
    html = as_file(read_board([tmp_path]), "en")
    assert "<script>x" not in html
    assert "<img>" not in html
