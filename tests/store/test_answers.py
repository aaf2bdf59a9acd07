"""Which messages answer what, whatever the store."""

from __future__ import annotations

import msgspec
import pytest

from bot.store import Answer, Done, Sent, Store
from tests.store.given import DAY, NOON, SOURCE, queued

CHAT = "telegram:-100"


def _answer(asked: int, *sent: int, item: str = "check/a", digest: str = "d") -> Answer:
    return Answer(CHAT, asked, digest, tuple(Sent(x, is_file=x % 2 == 1) for x in sent), item, "fr")


async def _give(store: Store, answer: Answer, now: int = NOON) -> None:
    await store.finish(Done(answer=answer, now=now))


async def test_which_numbers_are_taken(store: Store) -> None:
    """Those of answers, and of what they answer, in all chats; what lies outside is of no interest."""
    await store.finish(Done(answer=_answer(10, 11, 12), now=NOON))
    await store.finish(Done(answer=Answer("telegram:-200", 20, "", (Sent(21),)), now=NOON))
    assert await store.numbers(10, 21) == [(CHAT, 11), (CHAT, 12), ("telegram:-200", 20)]
    assert await store.numbers(30, 40) == []


async def test_the_numbers_of_what_waits_are_taken(store: Store) -> None:
    """By queue, until it is answered."""
    waits = msgspec.structs.replace(queued(1, f"{SOURCE}/7"), message=15)
    await store.inbox.add([waits, queued(2, f"{SOURCE}/7")])
    assert await store.numbers(10, 21) == [(f"{SOURCE}/7", 15)]
    await store.finish(Done(waits, now=NOON))
    assert await store.numbers(10, 21) == []


async def test_an_answer_is_found_from_both_sides(store: Store) -> None:
    """By the question, and by each message of the answer, in their order."""
    answer = _answer(10, 14, 11, 12)
    await _give(store, answer)
    assert await store.answer_to(CHAT, 10) == answer
    for message_id in (14, 11, 12):
        assert await store.answer_under(CHAT, message_id) == answer
    assert await store.answer_to(CHAT, 11) is None
    assert await store.answer_under(CHAT, 10) is None
    assert await store.answer_to("telegram:-200", 10) is None
    assert await store.answer_under("telegram:-200", 14) is None


async def test_a_new_answer_takes_the_place_of_the_old(store: Store) -> None:
    """An edited question: what is no longer part of the answer belongs to nothing."""
    await _give(store, _answer(10, 11, 12, 13))
    shorter = _answer(10, 11, digest="other")
    await _give(store, shorter)
    assert await store.answer_to(CHAT, 10) == shorter
    assert await store.answer_under(CHAT, 11) == shorter
    assert await store.answer_under(CHAT, 12) is None
    await _give(store, _answer(10))
    assert await store.answer_to(CHAT, 10) is None
    assert await store.answer_under(CHAT, 11) is None


async def test_a_pressed_button_goes_on_with_the_answer(store: Store) -> None:
    """What it changed or added still answers the question."""
    await _give(store, _answer(10, 11, 12))
    await _give(store, _answer(0, 12, 20, item="check/b", digest=""))
    assert await store.answer_to(CHAT, 10) == _answer(10, 11, 12, 20, item="check/b")
    assert await store.answer_under(CHAT, 20) == _answer(10, 11, 12, 20, item="check/b")


async def test_an_answer_to_a_button_alone(store: Store) -> None:
    """It answers no question, and is one of its own until it is gone on with."""
    await _give(store, _answer(0, 11, 12))
    await _give(store, _answer(0, 13))
    assert await store.answer_to(CHAT, 0) is None
    assert await store.answer_under(CHAT, 12) == _answer(0, 11, 12)
    await _give(store, _answer(0, 11, item="check/b"))
    assert await store.answer_under(CHAT, 12) == _answer(0, 11, 12, item="check/b")
    assert await store.answer_under(CHAT, 13) == _answer(0, 13)


async def test_an_answer_that_takes_anothers_message(store: Store) -> None:
    """The other one stands no more."""
    await _give(store, _answer(10, 11, 12))
    await _give(store, _answer(20, 12, 13))
    assert await store.answer_to(CHAT, 10) is None
    assert await store.answer_under(CHAT, 11) is None
    assert await store.answer_under(CHAT, 12) == _answer(20, 12, 13)


async def test_old_answers_are_pruned(store: Store) -> None:
    """By when they were given last."""
    await _give(store, _answer(10, 11), NOON - 2 * DAY)
    await _give(store, _answer(20, 21), NOON - 2 * DAY)
    await _give(store, _answer(20, 21), NOON)
    await store.prune(NOON - DAY)
    assert await store.answer_to(CHAT, 10) is None
    assert await store.answer_under(CHAT, 11) is None
    assert await store.answer_to(CHAT, 20) == _answer(20, 21)


@pytest.mark.parametrize("message_id", [2**31, 2**52], ids=["32-bit", "52-bit"])
async def test_large_ids(store: Store, message_id: int) -> None:
    """Ids of chats have 52 bits."""
    await _give(store, _answer(message_id, message_id + 1))
    assert await store.answer_under(CHAT, message_id + 1) == _answer(message_id, message_id + 1)
