"""Words that do what buttons do."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.translate import _, translator
from tests.dialogue.person import Person
from tests.said import in_each

START = "symptom/no-matching-right"
YES = in_each("yes")
NO = in_each("no")
DONE = in_each("done")
UNKNOWN = in_each("not_sure")
BACK = in_each("back")
STOP = in_each("stop")
SECOND = in_each("second")


def _walking(desk: Desk, locale: str) -> Person:
    person = Person(desk, Session(chosen=locale))
    person.says(Command("walk", START))
    assert person.session.walk
    return person


@pytest.mark.parametrize("locale", LOCALES)
def test_a_walk_through_is_done_in_words(desk: Desk, locale: str) -> None:
    """In order, not in order, put right, not to be told, back, stop."""
    person = _walking(desk, locale)
    for said, results in (
        (YES, ("ok",)),
        (NO, ("ok",)),
        (DONE, ("ok", "fixed")),
        (BACK, ("ok",)),
        (DONE, ("ok", "fixed")),
        (UNKNOWN, ("ok", "fixed", "unknown")),
    ):
        person.says(Question(said[locale]))
        assert person.session.walk
        assert person.session.walk.results == results, said[locale]
    person = _walking(desk, locale)
    person.says(Question(STOP[locale]))
    assert person.session.walk is None


@pytest.mark.parametrize("locale", LOCALES)
def test_an_unrelated_question_is_answered_and_the_walk_through_offered_again(
    desk: Desk, locale: str
) -> None:
    """And a plain yes goes on with it."""
    person = _walking(desk, locale)
    shown = person.reads
    turn = person.says(Question("dma_campaign_classic?"))
    assert turn.told
    assert turn.told.answered == ("check/product-context",)
    assert person.button(".go-on:")
    person.says(Question(YES[locale]))
    assert person.reads.endswith(shown)
    assert person.reads.startswith(translator(locale).text(_("Let us go on where we were.")))


@pytest.mark.parametrize("locale", LOCALES)
def test_an_ordinal_chooses(desk: Desk, locale: str) -> None:
    """As does the number, and the label."""
    for how in ("ordinal", "number", "label"):
        person = Person(desk, Session(chosen=locale))
        person.says(Command("walk"))
        second = person.buttons[1]
        person.says(Question({"ordinal": SECOND[locale], "number": "2", "label": second.label}[how]))
        assert person.session.walk
        assert person.session.walk.start == second.action.split(":")[1]


def test_a_number_beyond_the_choices_is_a_question(desk: Desk) -> None:
    """It presses nothing."""
    person = Person(desk, Session(chosen="en"))
    person.says(Command("walk"))
    assert person.says(Question("9")).told
    assert person.session.walk is None


def test_a_word_is_no_button_where_there_is_none(desk: Desk) -> None:
    """Yes without a question is small talk."""
    turn = Person(desk, Session(chosen="en")).says(Question("yes"))
    assert turn.told
    assert turn.told.outcome == "talk"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_symptom_with_one_check_does_not_repeat_its_page(desk: Desk, locale: str) -> None:
    """What was just done is not the next check."""
    person = Person(desk, Session(chosen=locale))
    first = person.says(Question(in_each("lands_on_adobe")[locale]))
    assert first.told
    assert first.told.answered == ("symptom/redirected-to-adobe",)
    turn = person.says(Question(in_each("done_no_change")[locale]))
    assert turn.told
    assert turn.told.answered == ("check/server-restart",)
