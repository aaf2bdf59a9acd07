"""What the bot remembers of its own doing."""

from __future__ import annotations

from bot.channel.telegram.recall import Answer, Recall, Sent
from bot.dialogue.exchange import Question


def test_an_update_is_new_once() -> None:
    """However often it comes."""
    recall = Recall()
    assert [recall.is_repeat(number) for number in (1, 2, 1, 2, 3)] == [False, False, True, True, False]


def test_only_the_latest_updates_are_remembered() -> None:
    """Memory has a bound, the oldest go first."""
    recall = Recall(updates=2)
    assert [recall.is_repeat(number) for number in (1, 2, 3, 2, 1)] == [False, False, False, True, False]


def test_the_answer_to_a_question_is_found_by_chat_and_message() -> None:
    """And tells whether something else was asked now."""
    recall = Recall()
    recall.note_answer(7, 1, Question("a"), [Sent(2), Sent(3, is_file=True)])
    answer = recall.answer_to(7, 1)
    assert answer is not None
    assert answer.sent == (Sent(2), Sent(3, is_file=True))
    assert answer.is_to(Question("a"))
    assert not answer.is_to(Question("b"))
    assert recall.answer_to(8, 1) is None


def test_an_answer_that_did_not_arrive_is_none() -> None:
    """A later one takes its place, none at all removes it."""
    recall = Recall()
    recall.note_answer(7, 1, None, [])
    assert recall.answer_to(7, 1) is None
    recall.note_answer(7, 1, None, [Sent(2)])
    recall.note_answer(7, 1, None, [])
    assert recall.answer_to(7, 1) is None


def test_only_the_latest_answers_are_remembered() -> None:
    """An answer that is changed counts as new."""
    recall = Recall(answers=2)
    for message_id in (1, 2, 1, 3):
        recall.note_answer(7, message_id, None, [Sent(message_id + 10)])
    assert recall.answer_to(7, 2) is None
    assert [recall.answer_to(7, n) for n in (1, 3)] == [
        Answer(hash(None), (Sent(11),)),
        Answer(hash(None), (Sent(13),)),
    ]
