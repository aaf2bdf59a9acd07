"""Questions about the subject are never taken for small talk, a denial or a word for a button."""

from __future__ import annotations

from itertools import product

import pytest

from bot.dialogue.context import Context
from bot.dialogue.desk import Desk, Talk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.dialogue.talking.manager import answer_question
from bot.dialogue.talking.message.contrast import parted
from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.utterance import read
from bot.languages import LOCALES
from bot.model import Outcome
from tests.said import lists_in_each

THINGS = lists_in_each("technical_things")
FRAMES = lists_in_each("technical_frames")
QUESTIONS = [
    (locale, frame.format(thing))
    for locale in LOCALES
    for thing, frame in product(THINGS[locale], FRAMES[locale])
]


def test_there_are_enough_of_them() -> None:
    """Seventy-five of each language."""
    assert len(set(QUESTIONS)) == 75 * len(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
def test_none_is_taken_for_small_talk(desk: Desk, locale: str) -> None:
    """Nor does one change the language or where Campaign runs."""
    wrong = []
    for spoken, text in QUESTIONS:
        if spoken == locale:
            turn = answer_question(Question(text), Talk(Session(chosen=locale), desk, Context()))
            is_talk = not turn.told or turn.told.outcome in (Outcome.TALK, Outcome.ASK)
            if is_talk or turn.session.chosen != locale or turn.session.hosting:
                wrong.append(text)
    assert not wrong


@pytest.mark.parametrize("locale", LOCALES)
def test_none_is_a_mere_yes_or_no(locale: str) -> None:
    """Nothing is confirmed, stopped or marked as done by a question."""
    lone = ("yes", "no", "ok", "stop", "back", "done", "unknown", "thanks", "solved", "same", "next")
    texts = [text for spoken, text in QUESTIONS if spoken == locale]
    assert not [text for text in texts if read(text, lexicon(locale)).is_only(*lone)]


@pytest.mark.parametrize("locale", LOCALES)
def test_none_denies_what_it_asks_about(locale: str) -> None:
    """A question such as "how do I know whether the mask is right?" does not say that it is."""
    texts = [text for spoken, text in QUESTIONS if spoken == locale]
    assert not [text for text in texts if parted(read(text, lexicon(locale))).denied]
