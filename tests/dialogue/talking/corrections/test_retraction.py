"""What people see is told, and taken back in the same message."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

ADOBE, RIGHTS, NO_PAGE = (
    "symptom/redirected-to-adobe",
    "symptom/no-matching-right",
    "symptom/login-page-unreachable",
)


@pytest.mark.parametrize(
    ("locale", "said", "symptom"),
    [
        ("en", "they end up on adobe.com, oops no, they get the message about rights", RIGHTS),
        ("en", "it's the message about rights. correction: the login page won't load", NO_PAGE),
        ("fr", "ils voient un message sur les droits, ah non, ils arrivent sur adobe.com", ADOBE),
        ("fr", "on arrive sur adobe.com, je me trompe, la page de connexion ne s'affiche pas", NO_PAGE),
        ("sv", "de hamnar på adobe.com, nä vänta, det kommer ett meddelande om rättigheter", RIGHTS),
        ("sv", "meddelandet om rättigheter, jag menar att de hamnar på adobe.com", ADOBE),
        ("ko", "권한 메시지가 나와요. 아니다 adobe.com으로 가요", ADOBE),
        ("ko", "adobe.com으로 넘어가요, 잘못 봤네요 권한 메시지가 떠요", RIGHTS),
        ("de", "sie landen auf adobe.com, quatsch, es ist die Meldung mit den Rechten", RIGHTS),
        ("de", "es kommt die Meldung mit den Rechten, ach nein, sie landen auf adobe.com", ADOBE),
    ],
)
def test_the_last_said_counts(desk: Desk, locale: str, said: str, symptom: str) -> None:
    """Not what was said first."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == (symptom,)
    assert person.session.memories[0].symptom == symptom


@pytest.mark.parametrize(
    ("said", "symptom"),
    [
        ("they land on adobe.com, and I mean every single one", ADOBE),
        ("the login page does not load, I mean nothing appears", NO_PAGE),
        ("they end up on adobe.com, correct?", ADOBE),
    ],
)
def test_what_is_only_told_more_closely_stays(desk: Desk, said: str, symptom: str) -> None:
    """Nothing is taken back."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question(said))
    assert person.session.memories[0].symptom == symptom


def test_whom_it_concerns_is_kept(desk: Desk) -> None:
    """Though it was said before."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question("everybody gets a blank page, no wait, everybody lands on adobe.com"))
    assert person.session.memories[0].affected == "everybody"
