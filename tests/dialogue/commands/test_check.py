"""/check: one check, or a list to pick from."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.translate import _, translator
from tests.dialogue.person import Person


@pytest.mark.parametrize("locale", LOCALES)
def test_every_check_is_shown_by_its_name(desk: Desk, locale: str) -> None:
    """With or without its kind."""
    for item in desk.documents.in_order("check"):
        for name in (item, item.removeprefix("check/")):
            person = Person(desk, Session(chosen=locale))
            person.says(Command("check", name))
            assert person.reply
            assert (person.reply.item, person.reply.locale) == (item, locale)


@pytest.mark.parametrize("locale", ["fr", "ko"])
def test_without_a_name_all_are_listed_in_the_order_of_the_documents(desk: Desk, locale: str) -> None:
    """One press from each."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("check"))
    assert person.reply
    assert not person.reply.replaces
    items = [b.action.split(":")[1] for b in person.buttons if b.action.startswith("show:")]
    assert tuple(items) == desk.documents.in_order("check")
    assert person.reads == translator(locale).text(_("Which check shall I show?"))


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_an_unknown_name_gets_the_list(desk: Desk, locale: str) -> None:
    """With a line that says why."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("check", "tarte aux pommes"))
    assert person.reply
    assert not person.reply.item
    assert len([b for b in person.buttons if b.action.startswith("show:")]) == 13


def test_a_name_that_fits_several_is_asked_about(desk: Desk) -> None:
    """Each with the sentence that tells it apart."""
    person = Person(desk, Session(chosen="fr"))
    person.says(Command("check", "client"))
    assert [b.action for b in person.buttons[:2]] == [
        "show:check/client-id:fr",
        "show:check/client-secret:fr",
    ]
