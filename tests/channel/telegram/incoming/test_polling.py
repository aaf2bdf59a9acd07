"""Long polling over the real protocol: nothing is confirmed that is not kept, and it goes on in any case."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from functools import partial

import pytest

from bot.channel.telegram import run
from bot.channel.telegram.api.client import MOST_AT_ONCE, Client
from bot.channel.telegram.incoming.polling import poll
from bot.errors import ChannelError
from bot.settings import SecretStr, Settings
from bot.store import QueuedUpdate, StoreError, TakeUpdates
from tests.channel.telegram.running import COMMANDS, UNPACED, Pauses, mortal, running, settings_for
from tests.channel.telegram.tiny_dialogue import converse
from tests.fakes.bot_api import (
    BotApiServer,
    Hold,
    ManualClock,
    Message,
    Refuse,
    ResetAfter,
    ResetBefore,
    ServerError,
    TooManyRequests,
    User,
)
from tests.fakes.memory_store import MemoryInbox, MemoryStore


@pytest.mark.parametrize(
    "fault",
    [TooManyRequests(1), ServerError(502), ResetBefore(), ResetAfter()],
    ids=["429", "502", "reset-before", "reset-after"],
)
async def test_fetching_goes_on_after_an_outage(
    server: BotApiServer,
    fault: TooManyRequests | ServerError | ResetBefore | ResetAfter,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Fifteen failures in a row, a line at the begin and one at the end, and nobody is forgotten."""
    caplog.set_level(logging.INFO)
    async with running(server) as pauses:
        outage = server.faults.add(fault, "getUpdates", count=15)
        anna = server.user("Anna")
        anna.sends("before")  # ends the call that is under way
        await server.next_reply(anna)
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "Heard: hej"
        await server.polling()
        assert outage.hits == 15
    assert len(pauses.taken_s) == 15
    assert max(pauses.taken_s) <= 30
    lines = [record.getMessage() for record in caplog.records if record.name.endswith("polling")]
    assert len(lines) == 2
    assert lines[0].startswith("no updates (")
    assert lines[1].startswith("over: no updates (failures: 15")
    assert len(server.replies(anna)) == 2


async def test_it_begins_when_all_that_waited_is_in_the_inbox(server: BotApiServer) -> None:
    """Also where that is more than Telegram gives at once: a number nobody heard of is looked at."""
    anna, inbox, had = server.user("Anna"), MemoryInbox(), list[int]()
    for number in range(MOST_AT_ONCE + 20):
        anna.sends(str(number))
    client = Client(settings_for(server), lambda: None)
    await client.initialize()

    def begin() -> None:
        had.append(len(list(inbox.all_of(client.source))))

    polling = asyncio.create_task(poll(client, inbox, lambda _: None, (), begin))
    await server.polling()
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    await client.shutdown()
    assert had == [MOST_AT_ONCE + 20]


@pytest.mark.parametrize("failures", [0, 1])
async def test_what_waited_at_the_start_is_kept_before_it_is_looked_at(
    server: BotApiServer, failures: int
) -> None:
    """An earlier process may have died of it; what comes later is handed on while it is being kept."""
    anna, inbox, taken = server.user("Anna"), _HastyInbox(), list[int]()
    anna.sends("deadly?")
    client = Client(settings_for(server), lambda: None, Pauses())
    for _ in range(failures):
        server.faults.add(Refuse(500, "Internal"), "getUpdates", count=1)
    await client.initialize()

    def take(queued_updates: Sequence[QueuedUpdate]) -> None:
        taken.extend(len(list(inbox.all_of(client.source))) for _ in queued_updates)

    polling = asyncio.create_task(poll(client, inbox, take, ()))
    await server.polling()
    anna.sends("later")
    await server.confirmed()
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    await client.shutdown()
    assert taken == [1, 1]


class _HastyInbox(MemoryInbox):
    """Hands everything on before it is kept, if it may."""

    async def add(
        self, queued_updates: Sequence[QueuedUpdate], take: TakeUpdates = lambda _: None
    ) -> list[QueuedUpdate]:
        take(queued_updates)
        return await super().add(queued_updates)


@pytest.mark.parametrize(
    ("description", "meaning"),
    [
        ("terminated by other getUpdates request", "another program polls with the same token"),
        ("can't use getUpdates method while webhook is active", "a webhook was set with the same token"),
    ],
)
async def test_another_program_does_not_end_it(
    server: BotApiServer, caplog: pytest.LogCaptureFixture, description: str, meaning: str
) -> None:
    """Telegram's 409 is waited out, and the log says what it means."""
    async with running(server) as pauses:
        server.faults.add(Refuse(409, f"Conflict: {description}"), "getUpdates", count=3)
        anna = server.user("Anna")
        for question in ("one", "two"):
            anna.sends(question)
            assert (await server.next_reply(anna)).text == f"Heard: {question}"
    assert pauses.taken_s == [1.0, 1.5, 2.25]
    assert caplog.text.count(meaning) == 1


async def test_two_pollers_and_then_one(server: BotApiServer) -> None:
    """While both run they take the updates from each other; together they answer everybody once."""
    anna, store = server.user("Anna"), MemoryStore()
    async with running(server, store=store):
        async with running(server, store=store):
            for number in range(6):
                anna.sends(str(number))
            await server.until(lambda: len(server.replies(anna)) == 6 or None)
        anna.sends("alone")
        await server.until(lambda: [m.text for m in server.replies(anna)[-1:]] == ["Heard: alone"])
    texts = [reply.text for reply in server.replies(anna)]
    assert texts == [f"Heard: {number}" for number in range(6)] + ["Heard: alone"]


async def test_a_telegram_that_sends_nonsense(server: BotApiServer, caplog: pytest.LogCaptureFixture) -> None:
    """What has no number cannot be confirmed: it pauses, and passes over what comes beside good ones."""
    anna = server.user("Anna")
    async with running(server) as pauses:
        with server.world.changing():
            made = server.world.updates
            made.put("message", {"text": "my-secret-words"}, 0)
            broken = made.pending[made.last_id]
            object.__setattr__(broken, "as_json", lambda: {"message": {"text": "my-secret-words"}})
        await server.until(lambda: pauses.taken_s or None)
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "Heard: hej"
        await server.confirmed()
    assert "without a number" in caplog.text
    assert "my-secret-words" not in caplog.text


class _ShakyInbox(MemoryInbox):
    def __init__(self) -> None:
        super().__init__()
        self.failures = 0
        self.error: Callable[[], Exception] = lambda: StoreError("the database is gone")

    async def add(
        self, queued_updates: Sequence[QueuedUpdate], take: TakeUpdates = lambda _: None
    ) -> list[QueuedUpdate]:
        if self.failures:
            self.failures -= 1
            raise self.error()
        return await super().add(queued_updates, take)


@pytest.mark.parametrize("error", [StoreError("gone"), OSError("my-secret-words")], ids=repr)
async def test_what_cannot_be_kept_is_not_confirmed(
    server: BotApiServer, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """Telegram hands it out again when the store is back."""
    store = MemoryStore()
    store.inbox = inbox = _ShakyInbox()
    inbox.error = lambda: error
    async with running(server, store=store) as pauses:
        inbox.failures = 4
        anna = server.user("Anna")
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "Heard: hej"
    assert pauses.taken_s == [1.0, 1.5, 2.25, 3.375]
    assert caplog.text.count("no updates (") == 1
    assert "my-secret-words" not in caplog.text


def _ask(people: Sequence[User], numbers: range) -> list[Message]:
    return [people[number % len(people)].sends(str(number)) for number in numbers]


async def test_nothing_is_lost_when_the_process_dies(server: BotApiServer) -> None:
    """Killed while answers are under way: after the next start each question is answered, in order, once."""
    people, store = [server.user(f"Person {number}") for number in range(5)], MemoryStore()
    held = server.faults.add(Hold(), "sendMessage")
    async with mortal(server, store) as kill:
        _ask(people, range(30))
        await server.confirmed()
        await server.until(lambda: held.hits == 5 or None)
        kill()
    held.switch_off()
    assert await store.inbox.depth(f"telegram:{server.bot.id}") == 30
    _ask(people, range(30, 40))
    async with running(server, store=store):
        await server.until(lambda: sum(len(server.replies(person)) for person in people) == 40 or None)
    for number, person in enumerate(people):
        expected = [f"Heard: {asked}" for asked in range(number, 40, 5)]
        assert [reply.text for reply in server.replies(person)] == expected


async def test_answers_survive_many_deaths(server: BotApiServer) -> None:
    """Killed again and again at any moment: nothing is lost, and only what was being sent may come twice.

    Everybody's turn comes in each life but the first: whatever is in hand at three deaths is given up.
    """
    people, store = [server.user(f"Person {number}") for number in range(4)], MemoryStore()

    def are_answered(counts: Sequence[int]) -> bool:
        return all(len(server.replies(p)) >= count for p, count in zip(people, counts, strict=True))

    def are_done() -> bool:
        return all(server.replies(p)[-1:] and server.replies(p)[-1].text == "Heard: done" for p in people)

    for life in range(5):
        async with mortal(server, store) as kill:
            _ask(people, range(life * 20, life * 20 + 20))
            wanted = [len(server.replies(person)) + life for person in people]
            await server.until(partial(are_answered, wanted))
            kill()
    async with running(server, store=store, **UNPACED):
        for person in people:
            person.sends("done")
        await server.until(are_done)
    doubles = 0
    for number, person in enumerate(people):
        texts = [reply.text for reply in server.replies(person)]
        expected = [f"Heard: {asked}" for asked in range(number, 100, 4)] + ["Heard: done"]
        doubles += len(texts) - len(expected)
        assert list(dict.fromkeys(texts)) == expected
    assert doubles <= 5 * len(people)


async def test_who_asked_while_the_bot_was_away_is_not_too_fast() -> None:
    """What piled up in an hour is answered at once, and nobody is told to slow down; a burst still is."""
    clock = ManualClock(time.time() - 3600)
    async with BotApiServer(clock=clock) as server:
        anna, bea = server.user("Anna"), server.user("Bea")
        for number in range(40):
            anna.sends(str(number))
            clock.advance(60)
        for number in range(21):
            bea.sends(str(number))
        async with running(server):
            await server.until(lambda: len(server.replies(anna)) == 40 and len(server.replies(bea)) == 21)
        assert [reply.text for reply in server.replies(anna)] == [f"Heard: {number}" for number in range(40)]
        assert [reply.text for reply in server.replies(bea)[:-1]] == [f"Heard: {n}" for n in range(20)]
        assert "One moment" in server.replies(bea)[-1].text


@pytest.mark.parametrize("method", ["getUpdates", "sendMessage", "sendDocument", "answerCallbackQuery"])
async def test_a_revoked_token_ends_it(
    server: BotApiServer, method: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Whichever call is the first to be refused; one clear line, and the update waits for a better token."""
    store, anna = MemoryStore(), server.user("Anna")
    bot = asyncio.create_task(run(settings_for(server), converse, store, COMMANDS))
    await server.polling()
    anna.sends("hej")
    reply = await server.next_reply(anna)
    server.faults.add(Refuse(401, "Unauthorized"), method)
    if method == "answerCallbackQuery":
        anna.presses(reply, "More")
    else:
        anna.sends("/template")
        if method != "sendDocument":
            anna.sends("hej")
    with pytest.raises(ChannelError, match="Telegram refused the token"):
        await bot
    assert server.token.partition(":")[2] not in caplog.text
    assert "Traceback" not in caplog.text
    assert "failed" not in caplog.text


async def test_a_method_that_the_server_does_not_know(server: BotApiServer) -> None:
    """An old Bot API server says 404 to it; that is no wrong token."""
    server.faults.add(Refuse(404, "Not Found: method not found"), "setMyCommands", "sendChatAction")
    async with running(server):
        anna = server.user("Anna")
        anna.sends_document(b"x" * 10)
        assert (await server.next_reply(anna)).text == "Heard: file.txt, 10 bytes"


async def test_no_answer_at_all_is_noticed_at_the_start(server: BotApiServer) -> None:
    """A token in a form that Telegram does not know is refused with 404."""
    settings = Settings(token=SecretStr("1:a"), api_root=server.root_url)
    with pytest.raises(ChannelError, match="Telegram refused the token"):
        await run(settings, converse, MemoryStore())
