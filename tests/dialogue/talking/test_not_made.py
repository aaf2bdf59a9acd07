"""A check that nobody said was made: not noted, not called done."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import Outcome
from tests.dialogue.person import Person
from tests.said import in_each, lists_in_each

ADOBE, CALLBACK, RESTART = "symptom/redirected-to-adobe", "check/callback-url", "check/server-restart"
REDIRECTED, NEXT = in_each("redirected"), lists_in_each("what_next_in_other_words")
ASKED, DOUBTED = lists_in_each("mask_is_asked_about"), lists_in_each("mask_may_be_wrong")
FINE, MASK = lists_in_each("that_part_is_fine"), "check/association-mask"
WRONG, NOT_YET = lists_in_each("that_part_is_wrong"), lists_in_each("not_looked_yet")


@pytest.mark.parametrize("locale", LOCALES)
def test_to_ask_what_comes_next_is_not_to_have_done_it(desk: Desk, locale: str) -> None:
    """Each check is shown in its turn; what remains is said, with the checks of which nothing was told."""
    for said in NEXT[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(REDIRECTED[locale])
        assert person.told(said)[1] == (CALLBACK,), said
        assert person.told(said)[1] == (RESTART,), said
        assert person.told(said) == (Outcome.ANSWER, (ADOBE,)), said
        assert not person.checked
        for check in (CALLBACK, RESTART):
            assert desk.documents.title(check, locale) in person.reads


@pytest.mark.parametrize("locale", LOCALES)
def test_a_question_about_a_check_notes_nothing(desk: Desk, locale: str) -> None:
    """Though its name or the question has a word that may say that all is well."""
    for said in ASKED[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(said)
        assert not person.checked, said


@pytest.mark.parametrize("locale", LOCALES)
def test_what_may_be_wrong_is_not_done(desk: Desk, locale: str) -> None:
    """A condition, and a new fact that tells against the check at hand."""
    for said in DOUBTED[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(desk.documents.title(MASK, locale))
        person.told(said)
        assert not person.checked, said


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("is_symptom", [True, False])
def test_that_a_part_is_fine_ends_no_matter(desk: Desk, locale: str, *, is_symptom: bool) -> None:
    """What was looked at is noted, a check or the only one of what people see; the next one follows."""
    for said in FINE[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(REDIRECTED[locale] if is_symptom else desk.documents.title(CALLBACK, locale))
        assert person.told(said) == (Outcome.ANSWER, (RESTART,)), said
        assert person.checked == (CALLBACK,), said


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("lists", [WRONG, NOT_YET], ids=["wrong", "not-yet"])
def test_that_a_part_is_wrong_or_not_looked_at_is_not_noted(
    desk: Desk, locale: str, lists: dict[str, list[str]]
) -> None:
    """The one is the fault that was looked for, the other is still to be made."""
    for said in lists[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(REDIRECTED[locale])
        person.told(said)
        assert not person.checked, said
