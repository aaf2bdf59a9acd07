"""/walk: what a walk-through starts with."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Press
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.translate import _, translator
from tests.dialogue.person import Person
from tests.dialogue.walk.fewer_steps import without_steps


@pytest.mark.parametrize(
    ("argument", "first", "locale"),
    [
        ("all", "1/12", "fr"),
        ("ALL", "1/12", "sv"),
        ("symptom/no-matching-right", "1/3", "ko"),
        ("redirected-to-adobe", "1/1", "en"),
        ("je tombe sur adobe.com après la connexion", "1/1", "fr"),
        ("association-mask", "1/2", "sv"),
        ("topic/user-migration", "1/7", "fr"),
        ("console-cache", "1/4", "ko"),
        ("Flytta användarna till IMS", "1/7", "sv"),
        ("기본 로그인과 API 접근 차단", "1/7", "ko"),
        ("Vider le cache WebView2 de la console", "1/4", "fr"),
        ("product profiles", "1/5", "en"),
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
    """Whatever is chosen begins at once; the topics have a list of their own."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("walk"))
    starts = [*desk.documents.in_order("symptom"), "all", "topic"]
    assert [b.action.split(":")[1] for b in person.buttons] == starts
    person.presses("guide:all:")
    assert person.reads.startswith("1/12 · ")
    person.says(Command("walk"))
    person.presses("topics:topic:")
    person.presses("show:topic/user-migration:")
    person.presses("guide:topic/user-migration:")
    assert person.reads.startswith("1/7 · ")


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


@pytest.mark.parametrize("locale", LOCALES)
def test_every_topic_is_found_by_its_name(desk: Desk, locale: str) -> None:
    """Its id, the last part of it, its heading in the person's language."""
    for item in desk.documents.in_order("topic"):
        for name in (item, item.partition("/")[2], desk.documents.title(item, locale)):
            person = Person(desk, Session(chosen=locale))
            person.says(Command("walk", name))
            assert person.session.walk, (item, name)
            assert person.session.walk.start == item


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("count", [0, 1])
def test_a_page_without_steps_says_that_it_has_none(desk: Desk, locale: str, count: int) -> None:
    """And offers what can be gone through; its answer has no button for it."""
    bare = without_steps(desk, "topic/tenant-name", keep=count)
    person = Person(bare, Session(chosen=locale))
    person.says(Command("walk", "tenant-name"))
    title = bare.documents.title("topic/tenant-name", locale)
    told = _("**{title}** has no numbered steps to go through.", title=title)
    assert person.reads.startswith(translator(locale).text(told))
    assert person.session.walk is None
    assert person.button("guide:all:")
    person.says(Press(f"show:topic/tenant-name:{locale}"))
    assert not [button for button in person.buttons if button.action.startswith("guide:")]
