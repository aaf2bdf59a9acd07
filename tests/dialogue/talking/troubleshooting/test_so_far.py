"""Which checks are done: asked, and answered from what was told."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import Outcome
from tests.dialogue.person import Person
from tests.said import in_each, lists_in_each

MASK, NAMES, RESTART = "check/association-mask", "check/operator-group-names", "check/server-restart"
ASKED = lists_in_each("what_is_done")
NO_RIGHT, MASK_IS_FINE, REDIRECTED = in_each("no_right"), in_each("mask_is_fine"), in_each("redirected")
NOT_WORKING = in_each("does_not_work")


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_done_and_what_is_open_is_told(desk: Desk, locale: str) -> None:
    """By their titles; nothing is noted by the question."""
    for said in ASKED[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(NO_RIGHT[locale])
        person.told(MASK_IS_FINE[locale])
        assert person.told(said) == (Outcome.TALK, ()), said
        done, _blank, still_open = person.reads.partition("\n")
        assert desk.documents.title(MASK, locale) in done, said
        for check in (NAMES, RESTART):
            assert desk.documents.title(check, locale) in still_open, said
        assert person.checked == (MASK,), said


@pytest.mark.parametrize("locale", LOCALES)
def test_where_nothing_is_done_it_says_so(desk: Desk, locale: str) -> None:
    """No check is named as done."""
    person = Person(desk, Session(chosen=locale))
    assert person.told(ASKED[locale][0]) == (Outcome.TALK, ())
    assert desk.documents.title(MASK, locale) not in person.reads


@pytest.mark.parametrize("locale", LOCALES)
def test_that_it_does_not_work_leads_on_and_notes_nothing(desk: Desk, locale: str) -> None:
    """The page is not shown twice, and nobody has said that a check is made."""
    person = Person(desk, Session(chosen=locale))
    person.told(REDIRECTED[locale])
    read = []
    for _time in range(3):
        person.told(NOT_WORKING[locale])
        read.append(person.reads)
        assert not person.checked
    assert len(set(read)) == 3
