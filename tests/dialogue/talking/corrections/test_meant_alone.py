"""What is meant is read by itself, and only where something is denied."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.model import Outcome
from tests.dialogue.person import after

SECRET = {
    "en": "How do I check the client secret?",
    "de": "Wie prüfe ich das Secret?",
}


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "ok, entered it again and it works. Weird but nice"),
        ("de", "ok, neu eingegeben und es geht. Komisch aber gut"),
    ],
)
def test_that_it_works_denies_nothing(desk: Desk, locale: str, said: str) -> None:
    """A "but" behind it means no other setting."""
    told = after(desk, locale, SECRET[locale]).says(Question(said)).told
    assert told
    assert (told.outcome, told.answered) == (Outcome.TALK, ())
