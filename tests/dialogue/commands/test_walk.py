"""/walk: what a walk-through starts with."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command
from bot.dialogue.session import Session
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("argument", "first", "locale"),
    [
        ("all", "1/12", "fr"),
        ("ALL", "1/12", "sv"),
        ("symptom/no-matching-right", "1/3", "ko"),
        ("redirected-to-adobe", "1/1", "en"),
        ("je tombe sur adobe.com après la connexion", "1/1", "fr"),
        ("association-mask", "1/2", "sv"),
    ],
)
def test_a_walk_through_starts_with_what_was_named(
    desk: Desk, argument: str, first: str, locale: str
) -> None:
    """An id, words, or everything."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("walk", argument))
    assert person.reads.startswith(f"{first} · ")


@pytest.mark.parametrize("locale", ["ko", "sv"])
def test_without_words_the_symptoms_and_all_checks_are_offered(desk: Desk, locale: str) -> None:
    """Whatever is chosen begins at once."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("walk"))
    assert [b.action.split(":")[1] for b in person.buttons] == [*desk.documents.in_order("symptom"), "all"]
    person.presses("guide:all:")
    assert person.reads.startswith("1/12 · ")


@pytest.mark.parametrize("argument", ["tarte aux pommes", "server-restart", "?"])
def test_what_has_no_walk_through_gets_the_choice(desk: Desk, argument: str) -> None:
    """Said so, and nothing is begun."""
    person = Person(desk, Session(chosen="en"))
    person.says(Command("walk", argument))
    assert person.session.walk is None
    assert any(button.action.startswith("guide:") for button in person.buttons)


def test_a_name_that_fits_several_is_asked_about(desk: Desk) -> None:
    """Each choice begins a walk-through."""
    person = Person(desk, Session(chosen="fr"))
    person.says(Command("walk", "client"))
    person.presses("guide:check/client-secret:")
    assert person.reads.startswith("1/1 · ")
