"""The wiring: what is known, with what was added; a dialogue that takes up changed documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import app
from bot.cli.main import main
from bot.dialogue.context import Context
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.errors import KnowledgeError

PAGE = "# Passports {#passports}\n\n## Renewal of a passport {#renewal}\n\nSend the form to the embassy.\n"


@pytest.fixture
def added(tmp_path: Path) -> Path:
    """A knowledge base of one page."""
    folder = tmp_path / "docs" / "en"
    folder.mkdir(parents=True)
    (folder / "passports.md").write_text(PAGE, encoding="utf-8")
    path = tmp_path / "added.kb"
    assert main(["knowledge", "build", str(tmp_path / "docs"), "-o", str(path), "--quiet"]) == 0
    return path


def test_what_is_added_stands_beside_what_is_shipped(added: Path) -> None:
    """Both are found; a check of the catalogue keeps its id."""
    known = app.load_known(added)
    assert "check/callback-url" in known.documents.entries
    assert known.matcher.ask("renewal of a passport", "en").matches[0].id.startswith("doc/")
    assert known.matcher.ask("does the callback URL need https?", "en").matches[0].id == "check/callback-url"


def test_a_file_that_is_no_knowledge_base_is_told(tmp_path: Path) -> None:
    """By its name."""
    path = tmp_path / "x.kb"
    path.write_bytes(b"no knowledge")
    with pytest.raises(KnowledgeError, match=r"x\.kb"):
        app.load_known(path)


async def test_a_dialogue_keeps_the_old_documents_where_the_new_ones_cannot_be_read(added: Path) -> None:
    """A line says why; once they are whole again they are taken up."""
    dialogue = app.ReloadableDialogue(added, contact="the help desk")
    whole = added.read_bytes()
    before = dialogue.documents
    added.write_bytes(whole[:40])
    assert "added.kb" in await dialogue.read_anew()
    assert dialogue.documents is before
    added.write_bytes(whole)
    assert await dialogue.read_anew() == ""
    assert dialogue.documents is not before
    turn = dialogue.converse(Question("does the callback URL need https?"), Session(), Context())
    assert turn.replies
    assert dialogue.search("callback url", Session(chosen="en"), "t.me/bot")


def test_the_version_is_the_distributions() -> None:
    """Three numbers."""
    assert len(app.version().split(".")) == 3
