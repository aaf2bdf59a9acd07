"""How to reach the people who help, and what is to be told them."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

HUMAN = {
    "en": "can I talk to a human",
    "fr": "je voudrais parler à quelqu'un",
    "sv": "jag vill prata med en människa",
    "ko": "상담원이랑 이야기하고 싶어요",
    "de": "ich möchte mit einem Menschen sprechen",
}


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "where can I reach them?"),
        ("en", "how do we call customer care"),
        ("fr", "comment je peux les contacter ?"),
        ("fr", "où trouver le numéro du support ?"),
        ("sv", "hur ringer man supporten?"),
        ("sv", "och hur får vi kontakt med dem"),
        ("ko", "연락은 어떻게 하죠?"),
        ("ko", "어디로 문의해야 하나요"),
        ("de", "und wie kontaktiere ich die?"),
        ("de", "wie komme ich mit dem Support in Kontakt?"),
    ],
)
@pytest.mark.parametrize("is_second", [False, True])
def test_how_to_reach_them_is_documented(desk: Desk, locale: str, said: str, *, is_second: bool) -> None:
    """Adobe Customer Care, whether or not a human was asked for before."""
    person = Person(desk, Session(chosen=locale))
    if is_second:
        person.says(Question(HUMAN[locale]))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == ("topic/customer-care",)


def test_a_page_that_cannot_be_reached_is_no_such_question(desk: Desk) -> None:
    """The same word of something else."""
    told = Person(desk, Session(chosen="en")).says(Question("the login page cannot be reached")).told
    assert told
    assert "topic/customer-care" not in told.answered
