"""Which passage a question is answered by."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.app import Compiled
from bot.matcher.passage import PassageIndex, PassageMarks, PassageWords
from bot.matcher.passage_scores import PassageScorer
from bot.matcher.senses import Senses

SECTIONS = {
    "topic/boat": [
        PassageWords("Tie the boat to the jetty.", ("where does it go at night", "how is it moored")),
        PassageWords("Two oars lie under the bench.", ("what do I row with",)),
        PassageWords("", ("how fast is it",)),
    ],
    "topic/hut": [PassageWords("The key hangs behind the door.")],
    "topic/empty": [],
}


@pytest.fixture(scope="module")
def index(compiled: Compiled) -> PassageIndex:
    """Two sections, the first with a question that nothing answers."""
    return PassageIndex.of(compiled.model, SECTIONS, Senses())


def asked(compiled: Compiled, index: PassageIndex, question: str) -> Mapping[str, list[float]]:
    """How well each passage answers."""
    return PassageScorer(compiled.model, index).scores(question)


@pytest.mark.parametrize(
    ("question", "item", "at"),
    [
        ("where is the boat tied?", "topic/boat", 0),
        ("is it moored?", "topic/boat", 0),
        ("the oars?", "topic/boat", 1),
        ("what do we row with", "topic/boat", 1),
        ("is it fast?", "topic/boat", 2),
        ("which door has the key", "topic/hut", 0),
    ],
)
def test_the_passage_wins_that_has_the_words(
    compiled: Compiled, index: PassageIndex, question: str, item: str, at: int
) -> None:
    """Those of its text as well as those in which people ask for it."""
    scores = asked(compiled, index, question)
    best = max((score, name, number) for name, all_ in scores.items() for number, score in enumerate(all_))
    assert best[1:] == (item, at)


def test_each_passage_of_each_id_has_a_score(compiled: Compiled, index: PassageIndex) -> None:
    """From 0 to 1, in the order of the section."""
    scores = asked(compiled, index, "where are boat and key")
    assert {item: len(found) for item, found in scores.items()} == {
        item: len(passages) for item, passages in SECTIONS.items()
    }
    assert all(0 <= score <= 1 for found in scores.values() for score in found)


def test_a_question_in_other_words_is_answered_by_none(compiled: Compiled, index: PassageIndex) -> None:
    """Also by an index without a passage."""
    assert not any(score for found in asked(compiled, index, "").values() for score in found)
    assert asked(compiled, PassageIndex.of(compiled.model, {}, Senses()), "where is the boat") == {}


def test_what_few_passages_have_tells_more(compiled: Compiled) -> None:
    """The word that all have is worth less than the one that one has."""
    index = PassageIndex.of(
        compiled.model,
        {"topic/boat": [PassageWords(f"boat {word}") for word in ("oar", "jetty", "anchor", "sail")]},
        Senses(),
    )
    (scores,) = asked(compiled, index, "boat anchor").values()
    assert max(scores) == scores[2]
    assert scores[2] > 2 * max(scores[:2])


def test_every_question_of_the_catalogue_finds_its_own_passage(compiled: Compiled) -> None:
    """Nearly: some are asked of several sections in the same words."""
    for locale, index in compiled.passages.items():
        right = total = 0
        for item, stored in compiled.knowledge.passages[locale].items():
            passages = stored.read()
            for passage in passages:
                for question in passage.asked[:1]:
                    scores = asked(compiled, index, question)[item]
                    total += 1
                    right += passages[max(range(len(scores)), key=scores.__getitem__)] == passage
        assert right > 0.95 * total, (locale, right, total)


def test_the_places_of_a_mark_are_found_however_many_passages_have_it() -> None:
    """A mark of all passages, one of a single passage, one of none."""
    found = PassageMarks.of([{7: 1.0}] * 29 + [{7: 2.0, 9: 1.0}])
    common, rare, strange = (found.having(mark) for mark in (7, 9, 8))
    assert (common.having, rare.having, strange.having) == (30, 1, 0)
    assert common.row is not None
    assert common.row[0] < common.row[29]
    assert (list(rare.numbers), list(rare.levels)) == ([29], [common.row[0]])


def test_a_passage_has_one_score_however_it_is_stored(compiled: Compiled) -> None:
    """Beside many others that have its words and beside many that have none of them."""
    words = PassageWords("Tie the boat to the jetty.")
    others = {"all": [words] * 5, "none": [PassageWords(letter * 4) for letter in "bcdfghjklmnp"]}
    scores = {
        name: asked(
            compiled, PassageIndex.of(compiled.model, {"a": [words], "b": beside}, Senses()), "boat jetty"
        )
        for name, beside in others.items()
    }
    assert scores["all"]["b"] == pytest.approx(scores["all"]["a"] * 5)
    assert scores["none"]["a"][0] > 3 * max(scores["none"]["b"])
