"""A check that people say they have made: noted, not shown, and not proposed again."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import Outcome
from tests.dialogue.person import Person
from tests.said import in_each

CALLBACK, RESTART, ADOBE = "check/callback-url", "check/server-restart", "symptom/redirected-to-adobe"
FINE, NEXT, REDIRECTED = in_each("callback_is_fine"), in_each("what_next"), in_each("redirected")
IS_FINE, NOTHING = in_each("is_callback_fine"), in_each("nothing_works")
FINE_BUT = in_each("callback_fine_but_landing")


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_noted_and_what_people_see_is_asked(desk: Desk, locale: str) -> None:
    """The page of the check is not shown: they have read it."""
    person = Person(desk, Session(chosen=locale))
    assert person.told(FINE[locale]) == (Outcome.ASK, ())
    assert desk.documents.title(CALLBACK, locale) in person.reads
    assert person.checked == (CALLBACK,)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("is_pressed", [False, True])
def test_another_check_is_proposed_when_the_symptom_is_told(
    desk: Desk, locale: str, *, is_pressed: bool
) -> None:
    """In words or by the button."""
    person = Person(desk, Session(chosen=locale))
    person.told(FINE[locale])
    summary = (
        person.presses("appears-adobe").told if is_pressed else person.says(Question(REDIRECTED[locale])).told
    )
    assert summary
    assert summary.answered == (ADOBE, RESTART)
    assert desk.documents.title(CALLBACK, locale) in person.reads


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_noted_beside_a_report(desk: Desk, locale: str) -> None:
    """One message tells what is done and what people see."""
    person = Person(desk, Session(chosen=locale))
    assert person.told(FINE_BUT[locale]) == (Outcome.ANSWER, (ADOBE, RESTART))
    assert person.checked == (CALLBACK,)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_next_without_a_symptom_asks_for_it(desk: Desk, locale: str) -> None:
    """Another time with the reason and all checks, then with these alone; no page, no piece of one."""
    person = Person(desk, Session(chosen=locale))
    person.told(FINE[locale])
    read = [person.reads]
    for said in (NEXT[locale], NOTHING[locale], NEXT[locale]):
        assert person.told(said)[0] is Outcome.ASK
        read.append(person.reads)
    assert len(set(read[:3])) == 3
    assert [button for button in person.buttons if button.action.startswith("guide:")]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_question_reports_nothing(desk: Desk, locale: str) -> None:
    """Whether it is right is asked, not said."""
    person = Person(desk, Session(chosen=locale))
    assert person.told(IS_FINE[locale])[1] == (CALLBACK,)
    assert not person.checked


@pytest.mark.parametrize(
    "said",
    [
        "the callback URL is not fine",
        "we have not checked the callback URL yet",
        "everything is checked except the callback URL",
        "we changed the callback URL yesterday and now nobody gets in",
    ],
)
def test_what_is_not_found_right_is_not_noted(desk: Desk, said: str) -> None:
    """A denial, and a change that may have done harm."""
    person = Person(desk, Session(chosen="en"))
    person.told(said)
    assert CALLBACK not in person.checked


WISHED = {
    "en": [
        "make sure the callback URL is ok",
        "the callback URL should be fine",
        "I guess the callback URL is right",
    ],
    "fr": ["assurez-vous que l'URL de rappel est correcte", "l'URL de rappel devrait être correcte"],
    "sv": [
        "se till att callback-URL:en är rätt",
        "callback-URL:en borde vara rätt",
        "callback-URL:en är nog rätt",
    ],
    "ko": ["콜백 URL은 정상일 거예요", "콜백 URL이 정상인 것 같아요"],
    "de": ["stellen Sie sicher, dass die Callback-URL richtig ist", "die Callback-URL ist wohl richtig"],
}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_wish_or_a_guess_is_not_noted(desk: Desk, locale: str) -> None:
    """Nobody has looked yet."""
    for said in WISHED[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(said)
        assert not person.checked, said


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("symptom", [ADOBE, "symptom/no-matching-right"])
def test_it_stays_done_in_a_reply_to_an_old_answer(desk: Desk, locale: str, symptom: str) -> None:
    """Whether people saw something before or not."""
    person = Person(desk, Session(chosen=locale))
    person.told(FINE[locale])
    person.told(REDIRECTED[locale])
    person.says(Question(NEXT[locale], about=symptom))
    assert CALLBACK in person.checked


@pytest.mark.parametrize("locale", LOCALES)
def test_what_nobody_understands_is_not_asked_thrice(desk: Desk, locale: str) -> None:
    """The question, why it is asked, then all checks: a word that means nothing changes nothing in that."""
    person = Person(desk, Session(chosen=locale))
    read = []
    for said in (NOTHING[locale], "xqzt", "xqzt"):
        assert person.told(said)[0] is Outcome.ASK
        read.append(person.reads)
    assert len(set(read)) == 3
