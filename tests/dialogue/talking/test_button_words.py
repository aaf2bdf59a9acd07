"""Words that do what buttons do."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.translate import _, translator
from tests.dialogue.person import Person

START = "symptom/no-matching-right"
YES = {"fr": "c'est bon", "sv": "ja, det stämmer", "ko": "네 맞아요", "en": "yes, fine"}
NO = {"fr": "non", "sv": "nej", "ko": "아니요", "en": "nope"}
DONE = {"fr": "c'est corrigé", "sv": "har rättat det", "ko": "수정했어요", "en": "fixed it"}
UNKNOWN = {"fr": "aucune idée", "sv": "vet inte", "ko": "모르겠어요", "en": "not sure"}
BACK = {"fr": "retour", "sv": "tillbaka", "ko": "뒤로", "en": "back"}
STOP = {"fr": "annule", "sv": "avbryt", "ko": "그만", "en": "cancel"}
SECOND = {"fr": "le deuxième", "sv": "den andra", "ko": "두 번째요", "en": "the second one"}


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
    first = person.says(
        Question(
            {
                "fr": "après le login on atterrit sur adobe.com",
                "sv": "efter inloggning hamnar vi på adobe.com",
                "ko": "로그인하면 adobe.com으로 넘어가요",
                "en": "after login we land on adobe.com",
            }[locale]
        )
    )
    assert first.told
    assert first.told.answered == ("symptom/redirected-to-adobe",)
    turn = person.says(
        Question(
            {
                "fr": "fait, toujours pareil",
                "sv": "gjort, fortfarande samma",
                "ko": "했는데 똑같아요",
                "en": "did that, no change",
            }[locale]
        )
    )
    assert turn.told
    assert turn.told.answered == ("check/server-restart",)
