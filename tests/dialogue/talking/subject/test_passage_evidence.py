"""What the passages of sections tell of what a message is about."""

from __future__ import annotations

from bot.dialogue.talking.subject.context_features import ELSEWHERE
from bot.dialogue.talking.subject.passage_evidence import answers_of

SUBJECT, NEXT_DOOR, FAR = "check/callback-url", "check/server-restart", "topic/console-cache"
ITEMS = (ELSEWHERE, SUBJECT, NEXT_DOOR, FAR)


def test_the_section_that_answers_most_is_ahead_of_the_others() -> None:
    """By the best of its passages: that the others answer nothing tells nothing against it."""
    found = answers_of(
        {SUBJECT: [0.2, 0.2], NEXT_DOOR: [0.0, 0.3]}, ITEMS, (SUBJECT, NEXT_DOOR), {NEXT_DOOR}, 0.5
    )
    assert found[NEXT_DOOR]["answers"] > found[SUBJECT]["answers"] > 0
    assert found[NEXT_DOOR]["answers:lead"] == -found[SUBJECT]["answers:lead"] > 0
    assert found[NEXT_DOOR]["answers:lead:near"] == found[NEXT_DOOR]["answers:lead"]
    assert not found[SUBJECT]["answers:near"]
    assert found[ELSEWHERE] == {"answers:none": found[NEXT_DOOR]["answers"]}


def test_what_any_passage_answers_of_anything_tells_nothing() -> None:
    """A message about the weather shares a word with some passage, too."""
    found = answers_of({SUBJECT: [0.09], NEXT_DOOR: [0.02]}, ITEMS, (SUBJECT, NEXT_DOOR), set(), 1.0)
    assert not any(value for own in (found[SUBJECT], found[NEXT_DOOR]) for value in own.values())


def test_a_section_that_is_not_looked_into_is_told_apart_from_one_that_answers_nothing() -> None:
    """It may answer more than those that are."""
    found = answers_of({SUBJECT: [0.4]}, ITEMS, (SUBJECT,), set(), 0.5)
    assert found[FAR] == {"answers:unseen": 1.0}


def test_a_section_without_passages_answers_nothing() -> None:
    """One of added documentation has none."""
    found = answers_of({}, (ELSEWHERE, "doc/guide#part"), ("doc/guide#part",), set(), 0.5)
    assert not found["doc/guide#part"]["answers"]
