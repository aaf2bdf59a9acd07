"""Somebody gives up, or hands the case on."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import Outcome
from tests.dialogue.person import Person
from tests.said import in_each, lists_in_each

GIVES_UP, HANDS_OVER = lists_in_each("gives_up"), lists_in_each("hands_over")
SEEN = in_each("no_right")
CARE = "topic/customer-care"


@pytest.mark.parametrize("locale", LOCALES)
def test_what_others_need_is_given(desk: Desk, locale: str) -> None:
    """The summary, and what Adobe wants to know."""
    for said in (*GIVES_UP[locale], *HANDS_OVER[locale]):
        person = Person(desk, Session(chosen=locale))
        person.says(Question(SEEN[locale]))
        told = person.says(Question(said)).told
        assert told
        assert told.outcome is Outcome.TALK, said
        assert desk.documents.title("symptom/no-matching-right", locale) in person.ticket, said
        assert desk.documents.title(CARE, locale) in person.reads, said


@pytest.mark.parametrize("locale", LOCALES)
def test_without_a_case_it_is_told_how_adobe_is_reached(desk: Desk, locale: str) -> None:
    """Nothing is known that could be handed on."""
    for said in HANDS_OVER[locale]:
        told = Person(desk, Session(chosen=locale)).says(Question(said)).told
        assert told
        assert told.answered == (CARE,), said


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "whom do I hand this to?"),
        ("en", "should I call Adobe?"),
        ("fr", "à qui je passe la main ?"),
        ("sv", "vem lämnar jag över det till?"),
        ("ko", "누구한테 넘길까요?"),
        ("de", "an wen gebe ich das ab?"),
    ],
)
def test_a_question_hands_nothing_over(desk: Desk, locale: str, said: str) -> None:
    """It wants to know whom to turn to."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(SEEN[locale]))
    person.says(Question(said))
    assert not person.ticket


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "way too technical for us, our partner should handle it"),
        ("fr", "trop complexe, notre prestataire va s'en charger"),
        ("sv", "för svårt, vår leverantör får ta det"),
        ("ko", "너무 어려워요, 협력사에 부탁할게요"),
        ("de", "zu kompliziert, das soll unser Dienstleister machen"),
    ],
)
def test_somebody_else_takes_over(desk: Desk, locale: str, said: str) -> None:
    """The summary for them, whoever it is."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(SEEN[locale]))
    person.says(Question(said))
    assert desk.documents.title("symptom/no-matching-right", locale) in person.ticket
