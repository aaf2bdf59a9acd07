"""An address of which only the beginning is told is judged by that."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

LANDED = {
    "en": "after the login people land on adobe.com",
    "fr": "après la connexion on arrive sur adobe.com",
    "sv": "efter inloggningen hamnar man på adobe.com",
    "ko": "로그인하면 adobe.com으로 이동해요",
    "de": "nach der Anmeldung landet man auf adobe.com",
}


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "there is only http in front"),
        ("en", "no https, it begins with http"),
        ("fr", "ça commence juste par http"),
        ("sv", "den börjar bara med http"),
        ("ko", "https가 아니고 http로 시작해요"),
        ("de", "die beginnt nur mit http"),
    ],
)
def test_a_plain_address_is_wrong(desk: Desk, locale: str, said: str) -> None:
    """No person is meant by "only", and no computer."""
    person = Person(desk, Session(chosen=locale))
    person.told(LANDED[locale])
    told = person.says(Question(said)).told
    assert told
    assert told.verdict
    assert told.verdict.is_right is False
    assert "https" in person.reads


@pytest.mark.parametrize("said", ["changed http to https", "https, not http", "HTTP 404"])
def test_what_is_asked_changed_or_seen_is_no_value(desk: Desk, said: str) -> None:
    """Nor is one that is denied."""
    person = Person(desk, Session(chosen="en"))
    person.told(LANDED["en"])
    told = person.says(Question(said)).told
    assert told
    assert not told.verdict
