"""What people see, told among much else; the conversations have it in every language."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

SYMPTOMS = ("symptom/redirected-to-adobe", "symptom/no-matching-right", "symptom/login-page-unreachable")


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("hi, since Monday nobody is sent to adobe.com any more, we simply get no page", SYMPTOMS[:2]),
        ("hello, we are not on the Adobe website, we see something else", SYMPTOMS[:1]),
        ("hi all, the login page of ServiceNow does not load for anyone since 9", SYMPTOMS),
        ("good morning, which rights do all our users need?", SYMPTOMS),
        ("hello, our printer shows an adobe page since this morning, for everybody", SYMPTOMS),
    ],
)
def test_what_is_denied_asked_or_of_other_things_is_not_told(
    desk: Desk, said: str, denied: tuple[str, ...]
) -> None:
    """The cues stand in it, and it is no report that people see just that."""
    summary = Person(desk, Session(chosen="en")).says(Question(said)).told
    assert summary
    assert not set(summary.answered) & set(denied)


@pytest.mark.parametrize(
    ("said", "item"),
    [
        ("is the client secret right?", "check/client-secret"),
        ("is my callback URL right or wrong", "check/callback-url"),
        ("our login lacks a right", "symptom/no-matching-right"),
    ],
)
def test_that_something_is_right_is_no_word_of_rights(desk: Desk, said: str, item: str) -> None:
    """Only with an article or a verb beside it is it what people lack."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question("nobody gets in"))  # the bot asks what people see
    summary = person.says(Question(said)).told
    assert summary
    assert summary.answered == (item,)


@pytest.mark.parametrize(
    ("locale", "first", "then", "item"),
    [
        (
            "en",
            "the login page never loads",
            "oh no, the page loads, it's a message about rights",
            SYMPTOMS[1],
        ),
        ("en", "we get sent to adobe.com", "sorry, not adobe.com. it says permission missing", SYMPTOMS[1]),
        ("en", "a message about rights", "correction: no login page appears", SYMPTOMS[2]),
        ("fr", "on finit sur adobe.com", "pardon, pas adobe.com, c'est le message des droits", SYMPTOMS[1]),
        (
            "fr",
            "page de connexion blanche",
            "non non, la page vient, puis on tombe sur adobe.com",
            SYMPTOMS[0],
        ),
        ("sv", "inloggningssidan är tom", "nä sidan visas, det är rättighetsfelet", SYMPTOMS[1]),
        ("sv", "vi får rättighetsfelet", "rättelse: vi hamnar på adobe.com", SYMPTOMS[0]),
        ("ko", "로그인 페이지가 안 나와요", "아니 페이지는 열리고 권한 메시지가 나온대요", SYMPTOMS[1]),
        ("ko", "권한이 없다고 나와요", "아 정정합니다. adobe.com으로 가는 거였습니다", SYMPTOMS[0]),
        ("ko", "adobe.com으로 가요", "죄송해요 다시 보니 로그인 화면이 안 나오네요", SYMPTOMS[2]),
        (
            "de",
            "die Anmeldeseite ist leer",
            "nein, sie kommt doch, danach landen wir auf adobe.com",
            SYMPTOMS[0],
        ),
        ("de", "wir landen auf adobe.com", "Korrektur: es erscheint keine Anmeldeseite", SYMPTOMS[2]),
    ],
)
def test_what_they_see_may_be_put_right(desk: Desk, locale: str, first: str, then: str, item: str) -> None:
    """The last word counts, whatever was shown meanwhile."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(first))
    told = person.says(Question(then)).told
    assert told
    assert told.answered == (item,)
    assert person.session.memories[0].symptom == item


def test_what_is_not_seen_either_is_no_correction(desk: Desk) -> None:
    """A check that is right is one more done."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question("a message about rights"))
    person.says(Question("no, the mask is right"))
    assert person.session.memories[0].symptom == SYMPTOMS[1]
