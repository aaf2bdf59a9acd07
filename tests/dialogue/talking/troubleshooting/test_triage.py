"""The answers to "are all affected, and what appears?": what is told twice, in part, or not at all."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person

FAILS = {
    "en": "cannot log in",
    "fr": "impossible de se connecter",
    "sv": "det går inte att logga in",
    "ko": "로그인이 안 됩니다",
    "de": "Anmeldung geht nicht",
}
ONLY_ME = {"en": "only me", "fr": "juste moi", "sv": "bara jag", "ko": "저만요", "de": "nur ich"}
MEMBERSHIP = "check/operator-group-membership"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "a message about rights"),
        ("fr", "un message sur les droits"),
        ("sv", "det står att jag saknar rättighet"),
        ("ko", "권한이 없다는 메시지가 뜹니다"),
        ("de", "eine Meldung über fehlende Rechte"),
    ],
)
def test_the_same_check_is_not_told_twice(desk: Desk, locale: str, said: str) -> None:
    """Who was sent to their own group, and then tells what they see, gets what else the message may mean."""
    person = Person(desk, Session(chosen=locale))
    person.told(FAILS[locale])
    assert person.told(ONLY_ME[locale]) == (Outcome.ANSWER, (MEMBERSHIP,))
    assert person.told(said) == (Outcome.ANSWER, ("symptom/no-matching-right",))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "nothing in particular"),
        ("fr", "rien de spécial"),
        ("sv", "står inget särskilt"),
        ("ko", "딱히 없어요"),
        ("de", "steht nichts Besonderes"),
    ],
)
def test_an_answer_that_tells_nothing_is_no_question_outside_the_documents(
    desk: Desk, locale: str, said: str
) -> None:
    """Another way is shown instead."""
    person = Person(desk, Session(chosen=locale))
    person.told(FAILS[locale])
    outcome, _ids = person.told(said)
    assert outcome is Outcome.ASK


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "some page of Adobe"),
        ("fr", "une page d'Adobe"),
        ("sv", "en sida hos adobe"),
        ("ko", "어도비 페이지요"),
        ("de", "eine Seite von Adobe"),
    ],
)
def test_a_page_of_adobe_is_what_appears(desk: Desk, locale: str, said: str) -> None:
    """However the page is put."""
    person = Person(desk, Session(chosen=locale))
    person.told(FAILS[locale])
    assert person.told(said) == (Outcome.ANSWER, ("symptom/redirected-to-adobe",))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "I give up, where do I open a case with Adobe?"),
        ("fr", "j'abandonne, comment ouvrir un ticket chez Adobe ?"),
        ("sv", "jag ger upp, hur öppnar man ett ärende hos Adobe?"),
        ("ko", "포기할래요, Adobe에 케이스는 어떻게 여나요?"),
        ("de", "ich gebe auf, wie eröffne ich einen Fall bei Adobe?"),
    ],
)
def test_a_case_at_adobe_is_no_page_that_appears(desk: Desk, locale: str, said: str) -> None:
    """Who gives up while the question is open is told how to reach Adobe."""
    person = Person(desk, Session(chosen=locale))
    person.told(FAILS[locale])
    _outcome, answered = person.told(said)
    assert "symptom/redirected-to-adobe" not in answered
