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
