"""How to find out which ones, while the page on moving users is at hand."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("locale", "first", "said"),
    [
        ("en", "how do we move users to ims?", "how do i know which operators have not moved yet?"),
        ("fr", "on migre les opérateurs", "pour savoir quels opérateurs sont pas encore passés en ims?"),
        ("sv", "vi flyttar operatörerna till ims", "hur ser jag vilka operatörer som inte har flyttats än?"),
        ("ko", "운영자를 IMS로 옮기고 있어요", "아직 IMS로 전환하지 않은 운영자를 어떻게 알 수 있나요?"),
        (
            "de",
            "wir stellen Benutzer auf IMS um",
            "wie erfahre ich, welche Benutzer noch nicht umgestellt sind?",
        ),
    ],
)
def test_which_ones_is_no_yes_and_no_denial(desk: Desk, locale: str, first: str, said: str) -> None:
    """The list of operators tells it."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(first))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == ("topic/authentication-type",)
    yes = {"en": "Yes.", "fr": "Oui.", "sv": "Ja.", "ko": "네.", "de": "Ja."}[locale]
    assert yes not in person.reads


@pytest.mark.parametrize(
    ("locale", "first", "text"),
    [
        ("en", "which scopes may the account have?", "how do I see which are approved?"),
        ("fr", "quels périmètres mettre dans le compte ?", "où voir lesquels sont approuvés ?"),
        ("sv", "vilka scopes får stå i kontot?", "var ser jag vilka som är godkända?"),
        ("sv", "återanrops-URL", "hur ser jag vilka som är tillåtna?"),
    ],
)
def test_what_names_nobody_is_about_what_was_spoken_of(
    desk: Desk, locale: str, first: str, text: str
) -> None:
    """Only where operators or other people are named is it their login that is looked for."""
    person = Person(desk, Session(chosen=locale))
    _outcome, spoken_of = person.told(first)
    _outcome, answered = person.told(text)
    assert answered == spoken_of
