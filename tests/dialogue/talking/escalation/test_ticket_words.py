"""What is said of the summary for a human once it was given."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.translate import _, translator
from tests.dialogue.person import Person
from tests.said import in_each, lists_in_each, words_in_each

ADDITIONS = words_in_each("ticket_additions")
WHERE_TO, AND_SECRET = lists_in_each("ticket_where_to"), lists_in_each("ticket_and_secret")
ASKED = lists_in_each("ticket_in_words")
EVERYBODY = in_each("everybody_in_words")
CARE = "topic/customer-care"
SECRET = "p8e-Xk29sLq0aZZ81kd02LLa"


def with_ticket(desk: Desk, locale: str) -> Person:
    """Somebody who was just given it."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("ticket"))
    return person


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_added_stands_in_it(desk: Desk, locale: str) -> None:
    """As it was told, one thing after the other; and in that of the command, too."""
    person = with_ticket(desk, locale)
    assert ADDITIONS[locale]
    for said in ADDITIONS[locale]:
        person.says(Question(said))
    person.says(Command("ticket"))
    notes = [line[2:] for line in person.ticket.splitlines() if line.startswith("- ")]
    assert notes == list(ADDITIONS[locale].values())


@pytest.mark.parametrize("locale", LOCALES)
def test_versions_that_are_added_are_versions(desk: Desk, locale: str) -> None:
    """They stand where versions do."""
    person = with_ticket(desk, locale)
    person.says(Question(list(ADDITIONS[locale])[-1]))
    told = translator(locale).text(_("Versions: {versions}", versions="\n")).strip()
    assert any(line.startswith(told) and "9182" in line for line in person.ticket.splitlines())


@pytest.mark.parametrize("locale", LOCALES)
def test_it_says_where_it_goes(desk: Desk, locale: str) -> None:
    """To Adobe Customer Care, in the way that the documents tell."""
    for said in WHERE_TO[locale]:
        assert with_ticket(desk, locale).says(Question(said)).told.answered == (CARE,), said  # type: ignore[union-attr]


@pytest.mark.parametrize("locale", LOCALES)
def test_no_secret_belongs_into_it(desk: Desk, locale: str) -> None:
    """The warning of the documents, and no way to enter one."""
    person = with_ticket(desk, locale)
    for said in AND_SECRET[locale]:
        assert person.says(Question(said)).told.answered == (CARE,), said  # type: ignore[union-attr]
        assert not person.ticket


def test_a_secret_is_not_added(desk: Desk) -> None:
    """Whoever asks for that is told why."""
    person = with_ticket(desk, "en")
    person.says(Question(f"please add that the client secret is {SECRET}"))
    assert SECRET not in person.session.memories[0].notes
    person.says(Command("ticket"))
    assert SECRET not in person.ticket


@pytest.mark.parametrize(
    "said", ["where is the mask?", "how do I add a scope?", "is the secret case sensitive?"]
)
def test_another_question_is_none_about_it(desk: Desk, said: str) -> None:
    """Though the summary was given, they are answered as before it."""
    person, other = with_ticket(desk, "en"), Person(desk, Session(chosen="en"))
    told, expected = person.says(Question(said)).told, other.says(Question(said)).told
    assert told
    assert expected
    assert told.answered == expected.answered


def test_what_is_told_later_is_no_addition(desk: Desk) -> None:
    """Only right after the summary a time is taken for what is missing there."""
    person = with_ticket(desk, "en")
    person.says(Question("where is the mask?"))
    person.says(Question("since this morning"))
    assert not person.session.memories[0].notes


@pytest.mark.parametrize(
    ("locale", "said", "note"),
    [
        ("en", "write me a ticket and mention that it began at noon", "it began at noon"),
        ("fr", "rédigez un ticket et précisez que ça a commencé à midi", "ça a commencé à midi"),
        ("sv", "skriv ett ärende, och lägg till att det började vid lunch", "det började vid lunch"),
        ("de", "schreib ein Ticket, und ergänze bitte: seit heute Mittag", "seit heute Mittag"),
    ],
)
def test_it_is_asked_for_with_what_to_add(desk: Desk, locale: str, said: str, note: str) -> None:
    """Both in one message."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(said))
    assert f"- {note}" in person.ticket


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "all users see a blank page instead of the login page, write me a ticket"),
        ("fr", "la page de connexion ne s'affiche pour personne, faites-moi un ticket"),
        ("sv", "alla får en blank sida i stället för inloggningen, skriv ett ärende"),
        ("de", "bei allen erscheint die Anmeldeseite nicht, schreiben Sie ein Ticket"),
    ],
)
def test_what_people_see_stands_in_it(desk: Desk, locale: str, said: str) -> None:
    """Told in the same message."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(said))
    assert desk.documents.title("symptom/login-page-unreachable", locale) in person.ticket


def test_whoever_it_is_for_has_no_trouble(desk: Desk) -> None:
    """A colleague who gets it is not the one who cannot log in."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question("prepare a summary for my colleague"))
    assert translator("en").text(_("Affected: {who}", who=_("not known"))) in person.ticket
