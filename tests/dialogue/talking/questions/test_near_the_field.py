"""What is near what the documentation tells, and not in it, is said to be missing: no passage is told."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person

CONSOLE, PANEL = "topic/console-version", "topic/control-panel-access"


@pytest.mark.parametrize(
    ("locale", "item", "said"),
    [
        ("en", CONSOLE, "is there an edition of it for the Mac?"),
        ("fr", CONSOLE, "il y en a une pour Mac aussi ?"),
        ("sv", CONSOLE, "går den att köra på en Mac?"),
        ("ko", CONSOLE, "맥에서도 실행되나요?"),
        ("de", CONSOLE, "läuft sie auch auf dem Mac?"),
        ("en", PANEL, "what's the storage of our SFTP, in gigabytes?"),
        ("fr", PANEL, "on a droit à combien de gigas sur le SFTP ?"),
        ("sv", PANEL, "hur många gigabyte får vi ha på vår SFTP?"),
        ("ko", PANEL, "우리 SFTP 용량은 몇 기가인가요?"),
        ("de", PANEL, "wie viele Gigabyte Speicher hat unser SFTP?"),
    ],
)
def test_what_is_near_and_not_documented_gets_no_answer(
    desk: Desk, locale: str, item: str, said: str
) -> None:
    """Its subject is at hand, and some passage of it has a word of the question."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(desk.documents.title(item, locale)))
    summary = person.says(Question(said)).told
    assert summary
    assert summary.outcome in (Outcome.NONE, Outcome.SUGGEST)


def test_an_opening_is_no_word_on_a_step(desk: Desk) -> None:
    """That it is there is told behind the thing, and asked before it."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question(desk.documents.title(CONSOLE, "en")))
    person.says(Question("is there a version of it in Welsh"))
    assert "this is left" not in person.reads
