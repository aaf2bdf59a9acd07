"""/start: the greeting, and what deep links lead to."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command
from bot.dialogue.session import Session
from tests.dialogue.person import Person


@pytest.mark.parametrize("locale", ["fr", "sv"])
@pytest.mark.parametrize(
    "payload",
    ["", "no_such-thing", "check_none", "walk_none", "x" * 64, "_", "forget", "reload", "check/x y"],
)
def test_a_link_that_leads_nowhere_is_greeted(desk: Desk, payload: str, locale: str) -> None:
    """Old links, forged ones, and those to what a link must not run."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("start", payload))
    assert person.reply
    assert person.reply.locale == locale
    assert [button.action.split(":")[0] for button in person.buttons][-1] in ("topics", "guide")
    assert not person.reply.item


@pytest.mark.parametrize("locale", ["ko", "en"])
def test_a_link_begins_a_walk_through(desk: Desk, locale: str) -> None:
    """By symptom or check, or with the choice."""
    for payload, first in (("walk_no-matching-right", "1/3 · "), ("walk_callback-url", "1/1 · ")):
        person = Person(desk, Session(chosen=locale))
        person.says(Command("start", payload))
        assert person.reads.startswith(first)
    person.says(Command("start", "walk"))
    assert any(button.action == f"guide:all:{locale}" for button in person.buttons)


def test_a_link_runs_a_command(desk: Desk) -> None:
    """/validate, from the group to the private chat."""
    linked, typed = Person(desk, Session(chosen="fr")), Person(desk, Session(chosen="fr"))
    linked.says(Command("start", "validate"))
    typed.says(Command("validate"))
    assert linked.reply == typed.reply


@pytest.mark.parametrize("locale", ["fr", "ko"])
def test_a_newcomer_settles_language_and_hosting(desk: Desk, locale: str) -> None:
    """One after the other, in one message."""
    person = Person(desk)
    person.says(Command("start", "setup"))
    (asked,) = person.presses(f"setup:{locale}:").replies
    assert (asked.locale, asked.replaces) == (locale, True)
    (told,) = person.presses("hosting:hybrid:").replies
    assert (told.locale, told.replaces) == (locale, True)
    assert (person.session.chosen, person.session.hosting) == (locale, "hybrid")
