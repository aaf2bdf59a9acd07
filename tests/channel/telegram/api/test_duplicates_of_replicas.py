"""Messages that another process may have sent, before it died: there once."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.channel.telegram.api.duplicate_search import SURELY_LATER_S
from bot.channel.telegram.api.duplicates import MUCH_UNHEARD, UNHEARD, Duplicates
from bot.channel.telegram.api.later_looks import LATER_S
from bot.channel.telegram.api.probes import Before
from bot.channel.telegram.api.retry import Waiter
from bot.channel.telegram.api.sending import answering
from bot.store import QueuedUpdate, StoreError
from tests.channel.telegram.api.chats import SOURCE, Chats, Replicas, message
from tests.channel.telegram.running import Pauses
from tests.fakes.memory_store import MemoryInbox


async def test_the_same_words_that_this_process_said_before() -> None:
    """Another one said them again and was killed: that is no note of ours."""
    replicas = Replicas(chats := Chats("ok", "killed after"))
    one, other = Duplicates(Waiter(Pauses())), Duplicates(Waiter(Pauses()))
    for replica in (one, other):
        replica.heard(7, 99)
    await replicas.asked()
    await replicas.answer(one, "same")
    await replicas.asked()
    await replicas.killed_over(other, "same")
    await replicas.answer(one, "same")
    assert list(chats.ours.values()) == ["same", "same"]


async def test_what_others_were_answered_tells_where_to_look() -> None:
    """The process that was killed knew its question only, which had waited for long; the store knew more."""
    stored = [("telegram:8", 400)]

    async def numbers(above: int, below: int) -> list[tuple[str, int]]:
        return [(chat, number) for chat, number in stored if above < number < below]

    replicas = Replicas(chats := Chats("killed after"))
    chats.next_id = 405
    one, other = (Duplicates(Waiter(Pauses()), numbers) for _ in range(2))
    one.heard(7, 99)
    other.heard(7, 99)
    await replicas.asked()
    await replicas.killed_over(one, "answer")
    await replicas.answer(other, "answer")
    assert list(chats.ours.values()) == ["answer"]
    assert sorted(replicas.probes)[:5] == [401, 402, 403, 404, 405]


async def test_each_attempt_is_noted_when_it_leaves() -> None:
    """It waited for its turn, and others were answered meanwhile."""
    replicas = Replicas(chats := Chats("killed after"))
    one, other = Duplicates(Waiter(Pauses())), Duplicates(Waiter(Pauses()))
    one.heard(7, 99)
    chats.on_wait = lambda: one.heard(8, 300)
    chats.next_id = 301
    await replicas.asked()
    await replicas.killed_over(one, "answer")
    other.heard(7, 99)
    await replicas.answer(other, "answer")
    assert list(chats.ours.values()) == ["answer"]
    assert min(replicas.probes) == 301


async def test_two_attempts_of_a_killed_process_far_apart() -> None:
    """Both had arrived; others were answered between them, of which nobody knows. The second goes."""
    replicas = Replicas(chats := Chats("arrived", "killed after"))
    one, other = Duplicates(Waiter(Pauses())), Duplicates(Waiter(Pauses()))
    one.heard(7, 99)

    def wait() -> None:
        if chats.ours:
            one.heard(8, 500)
            chats.next_id = 501

    chats.on_wait = wait
    await replicas.asked()
    await replicas.killed_over(one, "answer")
    assert list(chats.ours) == [100, 501]
    await replicas.answer(other, "answer")
    assert list(chats.ours) == [100]


@pytest.mark.parametrize("pending", [0, MUCH_UNHEARD - UNHEARD])
async def test_as_many_numbers_are_tried_as_telegram_has_yet_to_bring(pending: int) -> None:
    """What people wrote is numbered before the bot hears of it."""

    async def count() -> int:
        return pending

    replicas = Replicas(chats := Chats("killed after"))
    one, other = (Duplicates(Waiter(Pauses()), pending=count) for _ in range(2))
    one.heard(7, 99)
    chats.next_id = 100 + pending
    await replicas.asked()
    await replicas.killed_over(one, "answer")
    await replicas.answer(other, "answer")
    assert list(chats.ours.values()) == ["answer"]
    assert len(replicas.probes) <= pending + UNHEARD + 1  # its own is under way


@pytest.mark.parametrize("trouble", [RetryAfter(30), NetworkError("no route"), StoreError("no database")])
async def test_what_cannot_be_looked_for_now_is_not_sent_blindly(trouble: Exception) -> None:
    """The question waits until Telegram and the store are back."""
    replicas = Replicas(chats := Chats("killed after"))
    one, other = Duplicates(Waiter(Pauses())), Duplicates(Waiter(Pauses()))
    one.heard(7, 99)
    await replicas.asked()
    await replicas.killed_over(one, "answer")
    chats.trouble = trouble
    with pytest.raises(type(trouble)):
        await replicas.answer(other, "answer")
    chats.trouble = None
    await replicas.answer(other, "answer")
    assert list(chats.ours) == [100]


@pytest.mark.parametrize("tells", ["sent", "heard"])
async def test_no_number_is_tried_that_was_given_surely_later(
    monkeypatch: pytest.MonkeyPatch, tells: str
) -> None:
    """Something was sent or heard elsewhere meanwhile: what is numbered above that came later still."""
    replicas = Replicas(chats := Chats("killed before", "ok"))
    one, other = Duplicates(Waiter(Pauses())), Duplicates(Waiter(Pauses()))
    one.heard(7, 99)
    await replicas.asked()
    await replicas.killed_over(one, "answer")
    died = time.time()
    monkeypatch.setattr(time, "time", lambda: died + SURELY_LATER_S + 1)
    chats.next_id = 103
    if tells == "sent":
        await other.send("sendMessage", message("elsewhere", 8), chats.call)
    else:
        other.heard(8, 103, at=died + SURELY_LATER_S + 1)
    await replicas.answer(other, "answer")
    assert sorted(replicas.probes) == [100, 101, 102]


@pytest.mark.parametrize("arrived", [0, 3, 10])
async def test_what_many_chats_wait_for_is_looked_for_by_few(
    monkeypatch: pytest.MonkeyPatch, arrived: int
) -> None:
    """A process died over ten answers: the first that is sent tells the others where the numbers end."""
    people = range(7, 17)
    chats = Chats(*["killed after"] * arrived, *["killed before"] * (len(people) - arrived))
    inbox = MemoryInbox()
    one, other = Duplicates(Waiter(Pauses())), Duplicates(Waiter(Pauses()))
    one.heard(7, 99)
    await inbox.add([QueuedUpdate(SOURCE, person, f"{SOURCE}/{person}", b"") for person in people])

    async def call(method: str, data: dict[str, Any], /, before: Before | None = None) -> Any:
        await asyncio.sleep(0)
        said = chats.ours.get(data.get("message_id", 0), data["text"])
        if method == "editMessageText" and not said.endswith(f" {data['chat_id']}"):
            chats.calls.append((method, data["message_id"]))
            raise BadRequest("Message to edit not found")  # in this chat
        return await chats.call(method, data, before)

    async def answer(replica: Duplicates, person: int) -> None:
        (queued,) = await inbox.waiting(SOURCE, f"{SOURCE}/{person}")
        with answering(queued, inbox):
            await replica.send("sendMessage", message(f"to {person}", person), call)

    for person in people:
        with pytest.raises(asyncio.CancelledError):
            await answer(one, person)
    died = time.time()
    monkeypatch.setattr(time, "time", lambda: died + SURELY_LATER_S + 1)
    begun = len(chats.calls)
    await asyncio.gather(*(answer(other, person) for person in people))
    assert sorted(chats.ours.values()) == sorted(f"to {person}" for person in people)
    probes = [method for method, _number in chats.calls[begun:]].count("editMessageText")
    assert probes < len(people) * (UNHEARD + len(people)) / 2


async def test_what_came_at_an_earlier_attempt_is_not_taken_for_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A message whose confirmation was lost, sent again long after: its number is that of the first time."""
    replicas = Replicas(chats := Chats("arrived", "killed after", "ok"))
    one, other = Duplicates(Waiter(Pauses())), Duplicates(Waiter(Pauses()))
    one.heard(7, 99)
    other.heard(7, 99)
    await replicas.asked()
    began, later = time.time(), [0.0]
    monkeypatch.setattr(time, "time", lambda: began + later[0])

    async def call(method: str, data: dict[str, Any], /, before: Before | None = None) -> Any:
        if method == "sendMessage" and chats.outcomes[:1] == ["killed after"]:
            chats.next_id = 106
            await replicas.killed_over(one, "answer")
            later[0], chats.next_id = SURELY_LATER_S + 20, 112
        return await chats.call(method, data, before)

    await other.send("sendMessage", message("elsewhere", 8), call)
    calls = len(chats.calls)
    await replicas.answer(other, "answer")
    assert chats.ours == {100: "elsewhere", 106: "answer"}
    assert "sendMessage" not in [method for method, _number in chats.calls[calls:]]


async def test_a_number_that_was_free_when_it_was_tried() -> None:
    """A look for another process's message finds nothing, then our own takes one of these numbers."""
    replicas = Replicas(chats := Chats("killed before", "arrived"))
    one, other = Duplicates(Waiter(Pauses())), Duplicates(Waiter(Pauses()))
    one.heard(7, 99)
    other.heard(7, 99)
    await replicas.asked()
    await replicas.killed_over(one, "answer")
    await replicas.answer(other, "answer")
    assert list(chats.ours) == [100]


async def test_it_is_looked_for_again_when_more_is_known() -> None:
    """Too many numbers that nobody has heard of lay between; a moment later they were somebody's."""
    store: list[tuple[str, int]] = []

    async def numbers(above: int, below: int) -> list[tuple[str, int]]:
        return [(chat, number) for chat, number in store if above < number < below]

    class Hearing(Pauses):
        async def __call__(self, seconds: float) -> None:
            if seconds == LATER_S[0]:
                store.extend(("telegram:8", number) for number in range(1000, 1900) if number != 1400)
            elif not chats.ours:
                raise AssertionError("it was to arrive at once")
            else:
                chats.next_id = 1900
            await super().__call__(seconds)

    chats, duplicates = Chats("arrived"), Duplicates(Waiter(Hearing()), numbers)
    duplicates.heard(7, 999)
    chats.next_id = 1400
    sent = await duplicates.send("sendMessage", message("a"), chats.call)
    assert list(chats.ours) == [1400, 1900]
    await duplicates.looked_again()
    assert list(chats.ours) == [sent["message_id"]] == [1900]
