"""One's contact at Adobe is asked for, or a number to call."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import Outcome
from bot.translate import _, translator
from tests.dialogue.person import Person
from tests.said import in_each, lists_in_each

NOBODY = _(
    "The documentation names no person and no telephone number. This is how it says that Adobe is reached:"
)
ASKED = lists_in_each("contact_at_adobe")
SEEN = in_each("no_right")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("is_amidst", [True, False])
def test_it_is_told_how_adobe_is_reached(desk: Desk, locale: str, *, is_amidst: bool) -> None:
    """And not who answers here; nor is it about what was spoken of."""
    assert ASKED[locale]
    for said in ASKED[locale]:
        person = Person(desk, Session(chosen=locale))
        if is_amidst:
            person.says(Question(SEEN[locale]))
        person.says(Question(said))
        assert desk.documents.title("topic/customer-care", locale) in person.reads, said


def test_the_contact_of_this_bot_is_named(desk: Desk) -> None:
    """Where its operator has set one."""
    person = Person(replace(desk, contact="it-desk@example.com"), Session(chosen="en"))
    person.says(Question(ASKED["en"][0]))
    assert "it-desk@example.com" in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "I'd like to talk to somebody real"),
        ("fr", "je voudrais parler à une vraie personne"),
        ("sv", "kan jag få prata med en riktig människa"),
        ("de", "ich will mit einem echten Menschen reden"),
    ],
)
def test_a_human_is_another_wish(desk: Desk, locale: str, said: str) -> None:
    """Nobody can be put through."""
    told = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert told
    assert told.outcome is Outcome.TALK


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "right, talking to the team. got a phone number for Adobe support?"),
        ("fr", "ok je vois avec l'équipe. vous avez le n° de tél du support Adobe ?"),
        ("sv", "ok jag kollar med teamet. har du numret till Adobes support?"),
        ("ko", "네 팀에 물어볼게요. 어도비 고객지원 전화번호 있나요?"),
        ("de", "ok, ich rede mit dem Team. haben Sie die Telefonnummer vom Adobe-Support?"),
    ],
)
def test_a_telephone_number_is_not_documented(desk: Desk, locale: str, said: str) -> None:
    """However surely Adobe Customer Care is meant."""
    person = Person(desk, Session(chosen=locale))
    _outcome, answered = person.told(said)
    assert answered == ("topic/customer-care",)
    assert translator(locale).text(NOBODY) in person.reads
