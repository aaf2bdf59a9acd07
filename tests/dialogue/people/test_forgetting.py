"""/forget: says what is remembered, asks, and lets only the asker answer."""

from __future__ import annotations

import pytest

from bot.dialogue import button_data
from bot.dialogue.context import Context
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Press
from bot.dialogue.notes import Forget
from bot.dialogue.session import Session
from bot.languages import LOCALES
from tests.dialogue.person import Person


def asker(desk: Desk, locale: str = "sv", key: str = "telegram:1") -> Person:
    """Somebody in a group who has told the bot a few things."""
    session = Session(chosen=locale, spoken="fr", client="ko-KR", usual="en", hosting="hosted")
    return Person(desk, session, key, context=Context(is_private=False))


@pytest.mark.parametrize("locale", LOCALES)
def test_it_tells_what_is_kept_and_how_long_before_it_asks(desk: Desk, locale: str) -> None:
    """Nothing is erased by asking; the buttons fit."""
    person = asker(desk, locale)
    turn = person.says(Command("forget"))
    assert turn.notes == ()
    assert turn.session.chosen == locale
    assert "90" in person.reads
    assert [button.action.split(".")[0] for button in person.buttons] == ["forget:yes", "forget:no"]
    assert all(len(button.action.encode()) <= button_data.LIMIT_BYTES for button in person.buttons)
    assert all("telegram:1" not in button.action for button in person.buttons)


@pytest.mark.parametrize("locale", ["fr", "ko"])
def test_yes_erases_everything(desk: Desk, locale: str) -> None:
    """The store is told, the session is a stranger's, and the person reads it in their language."""
    person = asker(desk, locale)
    person.says(Command("forget"))
    turn = person.presses("yes")
    assert turn.notes == (Forget(),)
    assert turn.session == Session(client="ko-KR", usual="en")
    assert turn.replies[0].replaces
    assert turn.replies[0].locale == locale


def test_no_erases_nothing(desk: Desk) -> None:
    """In place of the question."""
    person = asker(desk)
    person.says(Command("forget"))
    turn = person.presses("no.")
    assert turn.notes == ()
    assert turn.session.hosting == "hosted"
    assert turn.replies[0].replaces


def test_somebody_else_cannot_have_a_person_forgotten(desk: Desk) -> None:
    """Nor be forgotten by accident: they are told, and the question stays."""
    person, other = asker(desk), asker(desk, "fr", "telegram:2")
    person.says(Command("forget"))
    turn = other.says(Press(person.button("yes").action))
    assert turn.alert is not None
    assert (turn.replies, turn.notes) == ((), ())
    assert turn.session.chosen == "fr"


def test_a_forged_button_does_nothing(desk: Desk) -> None:
    """It is told to be old."""
    turn = asker(desk).says(Press("forget:maybe.0011:sv"))
    assert turn.notes == ()
    assert turn.replies or turn.alert
