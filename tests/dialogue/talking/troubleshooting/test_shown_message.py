"""A message that people see, told after the question what appears."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

_BROKEN = {
    "en": "login is broken for everyone",
    "fr": "plus personne n'arrive à se connecter",
    "sv": "inloggningen fungerar inte",
    "ko": "로그인이 안 돼요",
    "de": "die Anmeldung geht nicht mehr",
}


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "there is a message to install the newest windows update"),
        ("en", 'message says "You need to install the latest update for Adobe apps"'),
        ("fr", "il y a un message qui réclame une mise à jour de windows"),
        ("sv", "det kommer ett meddelande om att installera senaste Windows-uppdateringen"),
        ("ko", "최신 Windows 업데이트를 설치하라는 메시지가 나와요"),
        ("de", "da steht als Meldung: Sie müssen das neueste Windows-Update installieren"),
    ],
)
def test_a_documented_message_leads_to_its_own_page(desk: Desk, locale: str, said: str) -> None:
    """The word "message" answers for the one about rights only where nothing else is told of it."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(_BROKEN[locale]))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == ("topic/browser-warning",)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "a message"),
        ("fr", "un message comme quoi ils n'ont aucun droit"),
        ("sv", "ett meddelande"),
        ("ko", "메시지가 떠요"),
        ("de", "eine Meldung"),
    ],
)
def test_a_message_alone_is_the_one_about_rights(desk: Desk, locale: str, said: str) -> None:
    """As the question offers it."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(_BROKEN[locale]))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == ("symptom/no-matching-right",)


@pytest.mark.parametrize(
    ("locale", "seen", "said"),
    [
        ("en", "we land on adobe.com", "in one line for my boss please"),
        ("fr", "on tombe sur adobe.com", "personne n'a rien changé"),
        ("fr", "on tombe sur adobe.com", "personne n'y a touché"),
        ("fr", "on tombe sur adobe.com", "en une phrase pour mon chef"),
        ("sv", "vi hamnar på adobe.com", "ingen har ändrat något"),
        ("ko", "adobe.com으로 이동해요", "아무도 바꾼 게 없어요"),
        ("de", "wir landen auf adobe.com", "in einem Satz für meinen Chef"),
    ],
)
def test_one_sentence_and_nobody_are_no_person(desk: Desk, locale: str, seen: str, said: str) -> None:
    """Nobody is said to be affected alone."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(seen))
    told = person.says(Question(said)).told
    assert told
    assert told.answered != ("topic/console-cache",)
    assert person.session.memories[0].affected is None
