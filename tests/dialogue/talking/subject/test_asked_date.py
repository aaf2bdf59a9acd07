"""Since when something is so is answered with the date, and is no report that something does not work."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("locale", "said", "date"),
    [
        ("en", "Since which date are outdated consoles refused by IMS?", "30 June 2021"),
        ("fr", "Depuis quand les consoles trop vieilles ne passent-elles plus avec IMS ?", "30 juin 2021"),
        ("sv", "Från vilket datum nekas föråldrade konsoler av IMS?", "30 juni 2021"),
        ("de", "Ab welchem Datum weist IMS überholte Konsolen ab?", "30. Juni 2021"),
        ("ko", "며칠부터 구형 콘솔이 IMS에서 거부되었나요?", "2021년 6월 30일"),
    ],
)
def test_the_date_is_told(desk: Desk, locale: str, said: str, date: str) -> None:
    """Of the passage that has it."""
    person = Person(desk, Session(chosen=locale))
    assert person.told(said)[0] is Outcome.ANSWER
    assert date in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "Since when does Campaign support Microsoft Edge?"),
        ("fr", "Depuis quand Adobe ID existe-t-il ?"),
        ("sv", "Sedan när finns masken?"),
        ("de", "Seit wann gibt es die Adobe ID?"),
        ("ko", "언제부터 로그인이 안 되나요?"),
    ],
)
def test_no_other_date_is_told(desk: Desk, locale: str, said: str) -> None:
    """Of what the documents date nothing."""
    person = Person(desk, Session(chosen=locale))
    person.told(said)
    assert "2021" not in person.reads
