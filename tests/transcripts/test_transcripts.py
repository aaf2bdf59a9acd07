"""The transcripts in docs/ are what the bot says today; a change shows in the diff, for a person to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import ReloadableDialogue
from bot.dialogue.commands import COMMANDS
from bot.dialogue.desk import Desk
from bot.languages import LOCALES
from tests.transcripts.group import group_conversation
from tests.transcripts.play import transcript
from tests.transcripts.readme import with_answers
from tests.transcripts.script import SCENES


@pytest.mark.parametrize("locale", LOCALES)
def test_the_transcript_is_what_the_bot_says(desk: Desk, checkout: Path, locale: str) -> None:
    """`make transcripts` writes it anew."""
    golden = (checkout / "docs" / "transcripts" / f"{locale}.md").read_text(encoding="utf-8")
    assert transcript(desk, locale) == golden, "run `make transcripts` and read the difference"


async def test_the_group_conversation_is_what_happens(checkout: Path) -> None:
    """Over the real protocol."""
    golden = (checkout / "docs" / "transcripts" / "group.md").read_text(encoding="utf-8")
    assert await group_conversation(ReloadableDialogue()) == golden


def test_the_readme_shows_what_the_bot_says(desk: Desk, checkout: Path) -> None:
    """`make transcripts` writes that anew, too."""
    page = (checkout / "README.md").read_text(encoding="utf-8")
    assert with_answers(page, desk) == page, "run `make transcripts` and read the difference"


def test_every_command_is_in_the_transcripts() -> None:
    """A new one needs a context."""
    said = {step.split()[0] for context in SCENES for step in context.steps if isinstance(step, str) and step}
    assert {f"/{name}" for name in COMMANDS} <= said
