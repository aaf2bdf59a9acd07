"""What the words of a question ask, in any language."""

from __future__ import annotations

import pytest

from bot.app import Compiled
from bot.languages import LOCALES
from bot.matcher.passage import PassageIndex, PassageWords
from bot.matcher.passage_scores import PassageScorer
from bot.matcher.senses import Senses

TERMS = {
    "en": {"delete": ("delete", "throw* away", "get rid"), "reason": ("why",)},
    "sv": {"delete": ("radera*", "slänga"), "reason": ("varför",)},
    "ko": {"delete": ("지우", "삭제"), "reason": ("이유",)},
}


@pytest.mark.parametrize(
    ("locale", "said", "asked"),
    [
        ("en", "why do we get rid of it?", {"delete", "reason", "thing delete"}),
        ("en", "WHY?", {"reason"}),
        ("sv", "ska de raderas?", {"delete"}),
        ("ko", "지우는 이유가 뭐예요", {"delete", "reason", "thing delete"}),
        ("en", "varför", set()),
    ],
)
def test_what_is_asked_is_told_by_the_words_of_the_language(
    compiled: Compiled, locale: str, said: str, asked: set[str]
) -> None:
    """Whatever their endings; of another language none counts."""
    assert Senses.of(locale, TERMS[locale]).senses(compiled.model, said) == asked


def test_things_of_the_trade_are_told_too(compiled: Compiled) -> None:
    """By the words that the trained model knows, apart from what is asked."""
    assert Senses().senses(compiled.model, "the association mask") == {"thing mask"}


def test_a_question_finds_what_other_languages_ask(compiled: Compiled) -> None:
    """Though it shares no word with the passage, nor with what is asked of it."""
    passages = [
        PassageWords("The boat stays where it is.", elsewhere={"delete": 2.0}),
        PassageWords("Two oars lie under the bench.", elsewhere={"reason": 1.0}),
    ]
    index = PassageIndex.of(compiled.model, {"topic/boat": passages}, Senses.of("en", TERMS["en"]))
    (scores,) = PassageScorer(compiled.model, index).scores("get rid?").values()
    assert scores[0] > 0 == scores[1]


def test_a_word_that_was_mistyped_is_read(compiled: Compiled) -> None:
    """Where the trained model knows what was meant."""
    senses = compiled.passages["en"].senses
    assert "shut-out" in senses.senses(compiled.model, "who is lokced out?")


@pytest.mark.parametrize("locale", LOCALES)
def test_what_anybody_may_ask_of_anything_is_open_everywhere(compiled: Compiled, locale: str) -> None:
    """Each section has a passage for what no page answers."""
    for stored in compiled.knowledge.passages[locale].values():
        assert next(passage.asked for passage in stored.read() if not passage.shown)
