"""Questions about what was just said."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.utterance import read
from bot.dialogue.talking.sections.section_parts import steps_with, text_of
from bot.dialogue.talking.subject.follow_up import DISCARD
from bot.languages import LOCALES
from tests.dialogue.person import Person
from tests.said import in_each, lists_in_each

UNIQUE = "check/external-account-unique"
TWO, WHICH = in_each("two_accounts"), lists_in_each("which_goes")


@pytest.mark.parametrize("locale", LOCALES)
def test_which_of_several_goes_is_what_the_step_says(desk: Desk, locale: str) -> None:
    """One step, and not the one that tells what such accounts look like."""
    known = lexicon(locale)
    (step,) = steps_with(desk.documents, UNIQUE, locale, lambda text: read(text, known).has(DISCARD))
    for said in WHICH[locale]:
        person = Person(desk, Session(chosen=locale))
        person.says(Question(TWO[locale]))
        summary = person.says(Question(said)).told
        assert summary
        assert summary.answered == (UNIQUE,)
        assert text_of((step,)) in person.reads, said
        assert "Adobe_Experience_Cloud" not in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "how do I keep that from happening?"),
        ("fr", "comment garder la session ouverte ?"),
        ("sv", "hur får jag bort det?"),
        ("de", "wie geht das weg?"),
        ("ko", "메시지를 남기려면 어떻게 해요?"),
    ],
)
def test_a_word_for_keeping_alone_asks_not_what_to_delete(locale: str, said: str) -> None:
    """It is another question, or none of what is kept."""
    assert not read(said, lexicon(locale), {}).has(DISCARD)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "which one do I keep?"),
        ("fr", "lequel je garde ?"),
        ("sv", "vilken ska jag ha kvar?"),
        ("de", "welches bleibt?"),
        ("ko", "어떤 계정을 남기나요?"),
    ],
)
def test_which_is_kept_asks_what_to_delete(locale: str, said: str) -> None:
    """With the word that asks for one of several."""
    assert read(said, lexicon(locale), {}).has(DISCARD)
