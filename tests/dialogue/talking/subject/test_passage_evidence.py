"""What the passages of sections tell of what a message is about."""

from __future__ import annotations

from bot.dialogue.talking.subject.message_traits import ELSEWHERE
from bot.dialogue.talking.subject.passage_evidence import answers_of, best_of

SUBJECT, NEXT_DOOR, FAR = "check/callback-url", "check/server-restart", "topic/console-cache"
ITEMS = (ELSEWHERE, SUBJECT, NEXT_DOOR, FAR)


def test_a_section_answers_what_the_best_of_its_passages_answers() -> None:
    """The others tell nothing against it; the best section comes first."""
    best = best_of({SUBJECT: [0.2, 0.2], NEXT_DOOR: [0.0, 0.3], FAR: []})
    assert list(best.items()) == [(NEXT_DOOR, 0.3), (SUBJECT, 0.2), (FAR, 0.0)]


def test_the_section_that_answers_most_is_ahead_of_the_others() -> None:
    """By as much as the next one is behind it."""
    found = answers_of({NEXT_DOOR: 0.3, SUBJECT: 0.2}, ITEMS, SUBJECT, {NEXT_DOOR}, 0.5)
    assert found[NEXT_DOOR]["answers"] > found[SUBJECT]["answers"] > 0
    assert found[NEXT_DOOR]["answers:lead"] == -found[SUBJECT]["answers:lead"] > 0
    assert found[NEXT_DOOR]["answers:lead:near"] == found[NEXT_DOOR]["answers:lead"]
    assert found[NEXT_DOOR]["answers:first"]
    assert not found[SUBJECT]["answers:first"]
    assert not found[SUBJECT]["answers:near"]
    assert found[ELSEWHERE]["answers:none"] == found[NEXT_DOOR]["answers"]


def test_what_any_passage_answers_of_anything_tells_nothing() -> None:
    """A message about the weather shares a word with some passage, too."""
    found = answers_of({SUBJECT: 0.09, NEXT_DOOR: 0.02}, ITEMS, SUBJECT, set(), 1.0)
    for item in (SUBJECT, NEXT_DOOR):
        assert not found[item]["answers"]
        assert not found[item]["answers:lead"]


def test_a_section_behind_many_others_that_answers_nothing_is_told_apart() -> None:
    """From one that answers nothing where none does."""
    others = {f"topic/{number}": 0.3 for number in range(4)}
    assert answers_of({**others, SUBJECT: 0.05}, ITEMS, SUBJECT, set(), 1.0)[SUBJECT][
        "answers:subject:nothing"
    ]
    assert not answers_of({SUBJECT: 0.05}, ITEMS, SUBJECT, set(), 1.0)[SUBJECT]["answers:subject:nothing"]


def test_a_section_without_passages_answers_nothing() -> None:
    """One of added documentation has none."""
    found = answers_of({}, (ELSEWHERE, "doc/guide#part"), SUBJECT, set(), 0.5)
    assert not found["doc/guide#part"]["answers"]
