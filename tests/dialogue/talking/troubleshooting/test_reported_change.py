"""A change, and a restart of the server, that people say they have made."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import Outcome
from tests.dialogue.person import Person
from tests.said import in_each, lists_in_each

CALLBACK, RESTART, SCOPES = "check/callback-url", "check/server-restart", "check/scopes"
MASK, MEMBERSHIP, NAMES = (
    "check/association-mask",
    "check/operator-group-membership",
    "check/operator-group-names",
)
NO_PAGE, REDIRECTED, NO_RIGHT = in_each("page_does_not_open"), in_each("redirected"), in_each("no_right")
MADE, NOT_MADE = lists_in_each("restart_is_made"), lists_in_each("restart_not_made")
COMPUTER = lists_in_each("restart_of_computer")
MENDED, NOW = lists_in_each("mended_and_restarted"), lists_in_each("mended_what_now")
SAME, TYPE = in_each("mended_still_same"), in_each("type_mended")
IN_GROUP, NOT_IN_GROUP = lists_in_each("in_the_group"), lists_in_each("not_in_the_group")
MASK_IS_FINE, NAMES_TOO = in_each("mask_is_fine"), lists_in_each("names_too")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_restart_is_noted_and_nothing_else_for_it(desk: Desk, locale: str) -> None:
    """The check that what people see leads to is not made by it, and comes next."""
    for said in MADE[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(NO_PAGE[locale])
        assert person.told(said) == (Outcome.ANSWER, (SCOPES,)), said
        assert person.checked == (RESTART,), said


@pytest.mark.parametrize("locale", LOCALES)
def test_a_restart_that_is_asked_about_or_denied_is_not_noted(desk: Desk, locale: str) -> None:
    """Nor one that is only wanted."""
    for said in NOT_MADE[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(NO_PAGE[locale])
        person.told(said)
        assert not person.checked, said


@pytest.mark.parametrize("locale", LOCALES)
def test_another_machine_is_no_server(desk: Desk, locale: str) -> None:
    """A computer or a console was restarted: nothing is noted, and the bot says what counts."""
    for said in COMPUTER[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(NO_PAGE[locale])
        assert person.told(said) == (Outcome.ANSWER, (SCOPES,)), said
        assert not person.checked, said
        assert "Campaign" in person.reads.partition("\n")[0], said


@pytest.mark.parametrize("locale", LOCALES)
def test_after_both_no_check_is_left(desk: Desk, locale: str) -> None:
    """What was put right and the restart are named as done; neither is proposed again."""
    for said in MENDED[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(REDIRECTED[locale])
        assert person.told(said) == (Outcome.ANSWER, ("symptom/redirected-to-adobe",)), said
        assert set(person.checked) == {CALLBACK, RESTART}, said
        for check in (CALLBACK, RESTART):
            assert desk.documents.title(check, locale) in person.reads, said


@pytest.mark.parametrize("locale", LOCALES)
def test_a_change_wants_a_restart(desk: Desk, locale: str) -> None:
    """Save, restart, sign in: that is next, and not the page of what was changed."""
    for said in (*NOW[locale], SAME[locale]):
        person = Person(desk, Session(chosen=locale))
        person.told(REDIRECTED[locale])
        assert person.told(said) == (Outcome.ANSWER, (RESTART,)), said
        assert person.checked == (CALLBACK,), said


@pytest.mark.parametrize("locale", LOCALES)
def test_a_restart_from_before_the_change_does_not_count(desk: Desk, locale: str) -> None:
    """What was changed since takes effect with the next one only."""
    person = Person(desk, Session(chosen=locale))
    person.told(REDIRECTED[locale])
    person.told(MADE[locale][0])
    assert person.told(SAME[locale]) == (Outcome.ANSWER, (RESTART,))
    assert person.checked == (CALLBACK,)
    person.told(MADE[locale][0])
    assert set(person.checked) == {CALLBACK, RESTART}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_change_out_of_the_blue_wants_a_restart_too(desk: Desk, locale: str) -> None:
    """Nothing is known of what people see."""
    person = Person(desk, Session(chosen=locale))
    assert person.told(TYPE[locale]) == (Outcome.ANSWER, (RESTART,))
    assert person.checked == ("check/account-type",)


@pytest.mark.parametrize("locale", LOCALES)
def test_who_is_in_the_group_needs_no_page_on_it(desk: Desk, locale: str) -> None:
    """The mask is next, then the names, the restart, and the word that nothing is left."""
    for said in IN_GROUP[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(NO_RIGHT[locale])
        assert person.told(said) == (Outcome.ANSWER, (MASK,)), said
        assert person.checked == (MEMBERSHIP,), said
    assert person.told(MASK_IS_FINE[locale]) == (Outcome.ANSWER, (NAMES,))
    assert person.told(NAMES_TOO[locale][0]) == (Outcome.ANSWER, (RESTART,))
    assert person.checked == (MEMBERSHIP, MASK, NAMES)


@pytest.mark.parametrize("locale", LOCALES)
def test_who_is_not_in_the_group_has_not_made_that_check(desk: Desk, locale: str) -> None:
    """Nor who asks it."""
    for said in NOT_IN_GROUP[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(NO_RIGHT[locale])
        person.told(said)
        assert not person.checked, said


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_like_the_one_before_is_noted(desk: Desk, locale: str) -> None:
    """A name, and that it is as right as what was told of: "the group names, too"."""
    for said in NAMES_TOO[locale]:
        person = Person(desk, Session(chosen=locale))
        person.told(NO_RIGHT[locale])
        person.told(MASK_IS_FINE[locale])
        person.told(said)
        assert person.checked == (MASK, NAMES), said
