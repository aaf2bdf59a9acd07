"""Losses, doubles and disorder are noticed, and doubles put down to what they come from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.chaos.verdict import Sent, Verdict, judge, takeovers
from tests.fakes.bot_api import Call

ANN, BEN = 1, 2
EXPECTED = {ANN: ["a", "b", "c"], BEN: ["d"]}


def sent(*messages: str, chat: int = ANN, sender: str = "bot-1") -> list[Sent]:
    """Messages that arrive a second apart."""
    return [Sent(float(at), chat, text, sender) for at, text in enumerate(messages)]


def judged(messages: list[Sent], **deaths: float) -> Verdict:
    """The verdict on Ann's messages, Ben's having arrived."""
    return judge(
        EXPECTED, [*messages, *sent("d", chat=BEN)], {f"bot-{n[1:]}": at for n, at in deaths.items()}
    )


def test_all_answered_in_order() -> None:
    """Nothing is found where nothing is wrong."""
    verdict = judged(sent("a", "b", "c"))
    assert (verdict.questions, verdict.is_clean, verdict.notes) == (4, True, [])


def test_lost() -> None:
    """An answer that never came is lost, whichever it is."""
    verdict = judged(sent("a", "c"))
    assert (verdict.lost, verdict.out_of_order, verdict.is_clean) == (1, 0, False)
    assert judge(EXPECTED, [], {}).lost == 4


def test_out_of_order() -> None:
    """An answer after one that belongs behind it is out of order."""
    verdict = judged(sent("b", "a", "c"))
    assert (verdict.lost, verdict.out_of_order, verdict.is_clean) == (0, 1, False)


def test_unexpected() -> None:
    """An apology, or an answer in the wrong chat, is no answer."""
    verdict = judged([*sent("a", "b", "c", "sorry"), *sent("a", chat=BEN)])
    assert (verdict.unexpected, verdict.is_clean) == (2, False)


def test_doubled_without_need() -> None:
    """The same process knows what it has sent."""
    verdict = judged(sent("a", "b", "b", "c"))
    assert (verdict.doubled_otherwise, verdict.is_clean) == (1, False)


@pytest.mark.parametrize(("died", "by_kills"), [(1.0, 1), (1.5, 1), (0.9, 1), (9.0, 0)])
def test_doubled_by_a_kill(died: float, by_kills: int) -> None:
    """A process that was killed right after a message could not note it; one that lived on could."""
    first, again = sent("a", "b"), [Sent(10.0, ANN, "b", "bot-2"), Sent(11.0, ANN, "c", "bot-2")]
    verdict = judged([*first, *again], b1=died)
    assert (verdict.doubled_by_kills, verdict.doubled_otherwise) == (by_kills, 1 - by_kills)


def test_doubled_while_a_duplicate_was_looked_for() -> None:
    """What counts is when the process was last seen at it."""
    first = [*sent("a"), Sent(1.0, ANN, "b", "bot-1", busy_s=4.0)]
    again = [Sent(10.0, ANN, "b", "bot-2"), Sent(11.0, ANN, "c", "bot-2")]
    assert judged([*first, *again], b1=6.0).doubled_by_kills == 1
    assert judged([*first, *again], b1=9.0).doubled_otherwise == 1


def test_doubled_after_the_chat_went_on() -> None:
    """Whoever gives the next answer has noted the one before."""
    messages = [*sent("a", "b"), *sent("a", sender="bot-2"), *sent("c")]
    assert judged(messages, b1=0.5).doubled_otherwise == 1


def test_doubled_by_the_survivor() -> None:
    """A kill excuses nobody but the process that was killed."""
    first, again = sent("a", "b"), [Sent(2.0, ANN, "b", "bot-1"), Sent(3.0, ANN, "c", "bot-1")]
    assert judged([*first, *again], b1=3.0).doubled_otherwise == 1
    assert judged([*first, *again], b2=1.0).doubled_otherwise == 1


def test_doubled_by_a_reset() -> None:
    """Of a message whose connection broke nobody can know whether it arrived."""
    cut = Sent(1.0, ANN, "b", "bot-1", is_cut=True)
    verdict = judged([*sent("a"), cut, *sent("b", "c")])
    assert (verdict.doubled_by_resets, verdict.doubled_otherwise, verdict.is_clean) == (1, 0, True)


def test_doubled_by_a_kill_while_it_was_put_right() -> None:
    """Sent again after a reset, and killed before the first of the two was found."""
    cut = Sent(1.0, ANN, "b", "bot-1", is_cut=True)
    verdict = judged([*sent("a"), cut, *sent("b", "c")[:1], *sent("c", sender="bot-2")], b1=1.0)
    assert (verdict.doubled_by_kills, verdict.doubled_by_resets) == (1, 0)


def test_a_double_that_was_taken_back() -> None:
    """Whichever of two was deleted, one stands, and that is as it should be; none would be a loss."""
    both = [Sent(1.0, ANN, "b", "bot-1", is_cut=True), Sent(2.0, ANN, "b", "bot-1")]
    for gone in both:
        messages = [replace(one, is_gone=one is gone) for one in both]
        verdict = judged([*sent("a"), *messages, *sent("c")])
        assert (verdict.taken_back, verdict.doubled_by_resets, verdict.is_clean) == (1, 0, True)
    neither = judged([*sent("a"), *(replace(one, is_gone=True) for one in both), *sent("c")])
    assert neither.lost == 1


def test_a_late_double_is_out_of_order() -> None:
    """An old answer once more, after newer ones, is disorder as well."""
    assert judged(sent("a", "b", "c", "a")).out_of_order == 1


def called(at: float, caller: str, text: str, code: int = 200) -> Call:
    """A call that puts a message into Ann's chat."""
    params = {"chat_id": ANN, "text": text}
    return Call(0, "sendMessage", params, at, code, result={} if code == 200 else None, caller=caller)


def test_takeover_of_an_open_question() -> None:
    """From the kill to the first word of another process, where a question was open."""
    calls = [called(1.0, "bot1-1", "a"), called(3.5, "bot2-1", "b")]
    assert takeovers(calls, {ANN: [0.5, 1.5]}, {"bot1-1": 2.0}) == [1.5]


def test_takeover_of_a_message_that_was_not_noted() -> None:
    """What is sent again was in hand, too."""
    calls = [called(1.0, "bot1-1", "a"), called(1.75, "bot2-1", "a")]
    assert takeovers(calls, {ANN: [0.5]}, {"bot1-1": 1.25}) == [0.5]


def test_looking_for_what_the_dead_one_said_is_a_takeover() -> None:
    """It may be found, and then nothing is sent."""
    looked = replace(called(1.75, "bot2-1", "a"), method="editMessageText")
    calls = [called(1.0, "bot1-1", "a"), looked, called(9.0, "bot2-1", "b")]
    assert takeovers(calls, {ANN: [0.5]}, {"bot1-1": 1.25}) == [0.5]


def test_no_takeover() -> None:
    """A chat without an open question, or in another's hands, was not taken over."""
    done = [called(1.0, "bot1-1", "a"), called(9.0, "bot2-1", "b")]
    assert takeovers(done, {ANN: [0.5, 8.0]}, {"bot1-1": 2.0}) == []
    others = [called(1.0, "bot2-1", "a"), called(3.0, "bot2-1", "b")]
    assert takeovers(others, {ANN: [0.5, 1.5]}, {"bot1-1": 2.0}) == []
