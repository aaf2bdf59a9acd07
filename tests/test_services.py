"""The pages as they are wired: who may open them, and what they show."""

from __future__ import annotations

from pathlib import Path

from bot import services
from bot.dialogue.context import Context
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.settings import SecretStr, Settings
from bot.workers import FileWorkers


def test_pages_are_open_on_this_machine_and_need_a_token_elsewhere() -> None:
    """The token is in the link that the operator gets."""
    settings = Settings(token=SecretStr("12345:test-token"))
    assert not services.web_access(settings, "127.0.0.1", "a-link-that-nobody-guesses").token
    assert services.web_access(settings, "0.0.0.0", "a-link-that-nobody-guesses").token  # noqa: S104


async def test_pages_speak_and_show_the_documents(tmp_path: Path) -> None:
    """Of the folders that are named."""
    (tmp_path / "page.md").write_text("# Passports {#passports}\n\nSend the form.\n", encoding="utf-8")
    pages = services.web_pages(FileWorkers(), None, [tmp_path], Settings(walk_hours=1))
    turn = pages.converse(Question("thanks"), Session(chosen="en"), Context())
    assert turn.replies
    assert [page.key for page in pages.read_board().pages]
