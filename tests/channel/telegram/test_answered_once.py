"""A process that is killed while it answers: the next one looks for what was sent before sending it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channel.telegram.api import duplicates
from bot.channel.telegram.api.duplicates import UNHEARD
from bot.store import SqlStore, Store
from bot.store.inbox import MAX_TRIES
from tests.channel.telegram.hooked import hooked
from tests.channel.telegram.running import UNPACED, Pauses, mortal, running
from tests.channel.telegram.tiny_dialogue import LONG
from tests.fakes.bot_api import BotApiServer, Delay, Hold, Message, Refuse
from tests.fakes.bot_api.observing import Place
from tests.fakes.memory_store import MemoryStore

LATE = Delay(600, after=True)
"""The message is there, but the process that sent it is not told while it lives."""
MINUTE_S = 60.0
"""Longer than any machine takes to start the next process."""


def shown(server: BotApiServer, place: Place) -> list[Message]:
    """The bot's messages that are there to be read."""
    return [message for message in server.replies(place) if not message.is_deleted]


async def test_what_had_arrived_is_not_sent_again(server: BotApiServer) -> None:
    """It is found, and the chat goes on."""
    store, anna = MemoryStore(), server.user("Anna")
    late = server.faults.add(LATE, "sendMessage")
    async with mortal(server, store) as kill:
        anna.sends("one")
        await server.until(lambda: server.replies(anna))
        kill()
    late.switch_off()
    async with running(server, store=store):
        anna.sends("two")
        await server.until(lambda: len(server.replies(anna)) == 2)
    assert [message.text for message in server.replies(anna)] == ["Heard: one", "Heard: two"]
    assert len(server.calls_to("sendMessage")) == 2
    assert not any(message.edits for message in server.replies(anna))


async def test_what_had_not_arrived_is_sent(server: BotApiServer) -> None:
    """The process was killed before Telegram had it."""
    store, anna = MemoryStore(), server.user("Anna")
    held = server.faults.add(Hold(), "sendMessage")
    async with mortal(server, store) as kill:
        anna.sends("one")
        await server.until(lambda: held.hits)
        kill()
    held.switch_off()
    async with running(server, store=store):
        await server.until(lambda: server.replies(anna))
    assert [message.text for message in server.replies(anna)] == ["Heard: one"]


async def test_what_is_on_its_way_at_kill_after_kill_is_answered(server: BotApiServer) -> None:
    """Nobody dies of a message that Telegram is slow to take: it is not held against the question."""
    store, anna = MemoryStore(), server.user("Anna")
    held = server.faults.add(Hold(), "sendMessage")
    for kill_number in range(3 * MAX_TRIES):
        async with mortal(server, store) as kill:
            if not kill_number:
                anna.sends("one")
            await server.until(lambda number=kill_number: held.hits > number)  # type: ignore[misc]
            kill()
        (kept,) = store.inbox.all_of(f"telegram:{server.bot.id}")
        assert kept.deaths <= 1
    held.switch_off()
    async with running(server, store=store):
        await server.until(lambda: server.replies(anna))
    assert [message.text for message in server.replies(anna)] == ["Heard: one"]


async def test_by_webhook_telegram_says_how_much_nobody_has_heard_of(server: BotApiServer) -> None:
    """Polling, the next process has all of it before it looks."""
    store, anna = MemoryStore(), server.user("Anna")
    late = server.faults.add(LATE, "sendMessage")
    async with mortal(server, store) as kill:
        anna.sends("one")
        await server.until(lambda: server.replies(anna))
        kill()
    late.switch_off()
    async with hooked(server, store=store):
        anna.sends("two")
        await server.until(lambda: len(server.replies(anna)) == 2)
    assert [message.text for message in server.replies(anna)] == ["Heard: one", "Heard: two"]
    assert len(server.calls_to("getWebhookInfo")) == 1


async def test_what_is_on_its_way_when_the_process_dies_is_waited_for(
    server: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram takes it in a moment later; who comes next does not look before that.

    A minute instead of a second, for on a busy machine the next process may be a second late by itself.
    """
    monkeypatch.setattr(duplicates, "ARRIVES_WITHIN_S", MINUTE_S)
    store, anna = MemoryStore(), server.user("Anna")
    held = server.faults.add(Hold(), "sendMessage")

    class Arriving(Pauses):
        async def __call__(self, seconds: float) -> None:
            held.switch_off()
            held.release()
            await server.until(lambda: server.replies(anna))
            await super().__call__(seconds)

    async with mortal(server, store) as kill:
        anna.sends("one")
        await server.until(lambda: held.hits)
        kill()
    async with running(server, store=store, pauses=Arriving()) as pauses:
        anna.sends("two")
        await server.until(lambda: [m.text for m in shown(server, anna)[-1:]] == ["Heard: two"])
    assert [message.text for message in server.replies(anna)] == ["Heard: one", "Heard: two"]
    assert 0 < max(pauses.taken_s) <= MINUTE_S


async def test_few_numbers_are_tried_where_nothing_is_known(server: BotApiServer) -> None:
    """One that is under way, and some that nobody heard of; what people wrote since is known."""
    store, anna, ben = MemoryStore(), server.user("Anna"), server.user("Ben")
    held = server.faults.add(Hold(), "sendMessage")
    async with mortal(server, store) as kill:
        anna.sends("one")
        await server.until(lambda: held.hits)
        kill()
    held.switch_off()
    said = [ben.sends("hello").message_id for _ in range(20)]
    async with running(server, store=store, **UNPACED):
        await server.until(lambda: server.replies(anna) and len(server.replies(ben)) == len(said))
    tried = [call.params["message_id"] for call in server.calls_to("editMessageText")]
    assert [message.text for message in server.replies(anna)] == ["Heard: one"]
    assert 0 < len(tried) <= UNHEARD + 2  # two are under way, hers and one of Ben's
    assert not set(tried) & set(said)


async def test_a_burst_is_answered_once(server: BotApiServer, tmp_path: Path) -> None:
    """Thirty chats are in hand when it is killed; numbers of all of them lie between question and answer."""
    people = [server.user(f"Person {number}") for number in range(30)]
    late = server.faults.add(LATE, "sendMessage")

    def answered() -> int:
        return sum(len(server.replies(person)) for person in people)

    async with await SqlStore.open(f"sqlite:///{tmp_path}/bot.sqlite3") as store:
        async with mortal(server, store) as kill:
            for number in range(3):
                for person in people:
                    person.sends(str(number))
            await server.until(lambda: answered() == len(people))
            kill()
        late.switch_off()
        async with running(server, store=store, **UNPACED):
            await server.until(
                lambda: all([m.text for m in shown(server, p)[-1:]] == ["Heard: 2"] for p in people)
            )
    for person in people:
        assert [message.text for message in shown(server, person)] == ["Heard: 0", "Heard: 1", "Heard: 2"]


async def test_in_a_busy_group_nobody_elses_message_is_touched(server: BotApiServer) -> None:
    """People went on writing; the group numbers its messages itself."""
    store, anna, team = MemoryStore(), server.user("Anna"), server.supergroup("Team")
    late = server.faults.add(LATE, "sendMessage")
    async with mortal(server, store) as kill:
        anna.sends("@ims_doctor_bot one", team)
        await server.until(lambda: server.replies(team))
        kill()
    late.switch_off()
    said = [anna.sends(f"by the way {number}", team) for number in range(20)]
    async with running(server, store=store):
        anna.sends("@ims_doctor_bot two", team)
        await server.until(lambda: len(server.replies(team)) == 2)
    assert [message.text for message in server.replies(team)] == ["Heard: one", "Heard: two"]
    assert not any(message.edits or message.is_deleted for message in [*said, *server.replies(team)])


@pytest.mark.parametrize("part", [1, 2])
async def test_each_part_of_a_long_answer_is_there_once(server: BotApiServer, part: int) -> None:
    """Whichever was the last; none is changed into another."""
    store: Store = MemoryStore()
    anna, calls = server.user("Anna"), 0

    def is_part(_params: object) -> bool:
        nonlocal calls
        calls += 1
        return calls == part

    late = server.faults.add(LATE, "sendMessage", when=is_part)
    async with mortal(server, store) as kill:
        anna.sends(LONG)
        await server.until(lambda: late.hits and len(server.replies(anna)) == part)
        kill()
    async with running(server, store=store):
        anna.sends("done")
        await server.until(lambda: [m.text for m in server.replies(anna)[-1:]] == ["Heard: done"])
    texts = [message.text for message in server.replies(anna)]
    assert len(texts) == len(set(texts))
    assert not any(message.edits or message.is_deleted for message in server.replies(anna))


async def test_killed_again_before_the_duplicate_was_taken_back(server: BotApiServer) -> None:
    """The second process could not look, and sent it again; the third finds both."""
    store, anna = MemoryStore(), server.user("Anna")
    late = server.faults.add(LATE, "sendMessage")
    blind = server.faults.add(Refuse(403, "Forbidden: not just now"), "editMessageText")
    for life in (1, 2):
        async with mortal(server, store) as kill:
            if life == 1:
                anna.sends("one")
            await server.until(lambda number=life: len(server.replies(anna)) == number)  # type: ignore[misc]
            kill()
    late.switch_off()
    blind.switch_off()
    async with running(server, store=store):
        anna.sends("two")
        await server.until(lambda: [m.text for m in shown(server, anna)[-1:]] == ["Heard: two"])
    assert [message.text for message in shown(server, anna)] == ["Heard: one", "Heard: two"]
    assert shown(server, anna)[0] is server.replies(anna)[0]


async def test_another_answer_after_an_update_of_the_program(server: BotApiServer) -> None:
    """The next version says it in other words: that is no duplicate, and what stands is not changed."""
    store, anna = MemoryStore(), server.user("Anna")
    late = server.faults.add(LATE, "sendMessage")
    async with mortal(server, store) as kill:
        anna.sends("one")
        await server.until(lambda: server.replies(anna))
        kill()
    late.switch_off()
    (queued,) = await store.inbox.waiting(f"telegram:{server.bot.id}", f"telegram:{server.bot.id}/{anna.id}")
    await store.inbox.note_sending(queued, b"of another version")
    async with running(server, store=store):
        await server.until(lambda: len(server.replies(anna)) == 2)
    assert not any(message.edits for message in server.replies(anna))
