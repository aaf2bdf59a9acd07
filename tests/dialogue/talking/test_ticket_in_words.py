"""A ticket that is asked for in words, and what of the conversation stands in it."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import Outcome
from bot.translate import _, translator
from tests.dialogue.person import Person
from tests.said import in_each, lists_in_each

ASKED = lists_in_each("ticket_in_words")
NOTHING, EVERYBODY = in_each("nothing_works"), in_each("everybody_in_words")


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_the_same_as_the_command(desk: Desk, locale: str) -> None:
    """However it is asked for."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("ticket"))
    expected = person.ticket
    assert ASKED[locale]
    for said in ASKED[locale]:
        summary = person.says(Question(said)).told
        assert summary
        assert summary.outcome is Outcome.TALK
        assert person.ticket == expected, said


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "how do I create a ticket?"),
        ("en", "how do I open a ticket with Adobe?"),
        ("en", "don't make a ticket"),
        ("en", "no need to write me a ticket"),
        ("en", "someone should write a support ticket"),
        ("en", "give me a ticket number"),
        ("en", "can you write a ticket for Jira integration?"),
        ("fr", "donnez-moi un ticket de bus"),
        ("sv", "skriv ett ärende om skrivaren"),
        ("de", "jemand sollte ein Ticket schreiben"),
        ("ko", "티켓 만들지 마세요"),
    ],
)
def test_what_does_not_ask_the_bot_for_one_gets_none(desk: Desk, locale: str, said: str) -> None:
    """It asks for a page or a human, denies it, wants it of others, or one of another kind."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(said))
    assert not person.ticket


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("is_label", [True, False])
def test_it_says_who_is_affected(desk: Desk, locale: str, *, is_label: bool) -> None:
    """Told with the word on the button, or with others; and so it stays when the report is repeated."""
    person, say = Person(desk, Session(chosen=locale)), translator(locale)
    person.says(Question(NOTHING[locale]))
    person.says(Question(person.button("everybody").label if is_label else EVERYBODY[locale]))
    for said in (Command("ticket"), Question(NOTHING[locale]), Command("ticket")):
        person.says(said)
    assert say.text(_("Affected: {who}", who=_("everybody"))) in person.ticket
