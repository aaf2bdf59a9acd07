"""What a 429 of Telegram stops, for whom, and for how long."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest
from telegram.error import RetryAfter

from bot.channel.telegram.api.flood_limits import LONGEST_WAIT_S, on_behalf_of
from bot.channel.telegram.api.retry import seconds
from tests.channel.telegram.api.limited_telegram import LimitedTelegram
from tests.channel.telegram.running import Pauses, running
from tests.fakes.bot_api import BotApiServer, Message, TooManyRequests, User


async def test_a_429_stops_its_chat_and_no_other() -> None:
    """For as long as Telegram asks, whatever else gets through meanwhile, and whoever calls."""
    telegram = LimitedTelegram(latency_s=lambda: 0.0)
    telegram.refusals[1] = [3]

    async def others() -> None:
        for number in range(20):
            await telegram.time.sleep(0.1)
            await telegram.call(100 + number)
        await telegram.call(1, "second")

    await telegram.time.run(telegram.call(1, "first"), others())
    assert len([at for at, chat, _ in telegram.arrived if chat != 1 and at < 3]) == 20
    assert [text for _, chat, text in telegram.arrived if chat == 1] == ["first", "second"]
    assert telegram.times(1)[0] == 3.1
    assert telegram.refused == 1


async def test_after_a_429_there_is_no_burst() -> None:
    """Telegram has just found that it was too much."""
    telegram = LimitedTelegram(latency_s=lambda: 0.0)
    telegram.refusals[1] = [1]

    async def say_all() -> None:
        for _number in range(3):
            await telegram.call(1)

    await telegram.time.run(say_all())
    first, second, third = telegram.times(1)
    assert second - first >= 1
    assert third - second >= 1


async def test_a_flood_stops_everybody() -> None:
    """Three chats are refused within a moment: it is the bot, not the chats."""
    telegram = LimitedTelegram(latency_s=lambda: 0.0)
    for chat in (1, 2, 3):
        telegram.refusals[chat] = [5]

    async def later() -> None:
        await telegram.time.sleep(1)
        await telegram.call(50)
        await telegram.call(None, endpoint="answerCallbackQuery")

    await telegram.time.run(*(telegram.call(chat) for chat in (1, 2, 3)), later())
    assert {at for at, _, _ in telegram.arrived} == {5.1}
    assert telegram.refused == 3


async def test_two_chats_are_no_flood() -> None:
    """Two busy groups do not stop the others."""
    telegram = LimitedTelegram(latency_s=lambda: 0.0)
    for chat in (-1, -2):
        telegram.refusals[chat] = [9]

    async def later() -> None:
        await telegram.time.sleep(1)
        await telegram.call(50)

    await telegram.time.run(telegram.call(-1), telegram.call(-2), later())
    assert telegram.times(50) == [1]


async def test_while_telegram_takes_messages_it_means_the_chats() -> None:
    """Three busy groups are refused, but between them somebody was told something: the others go on."""
    telegram = LimitedTelegram(latency_s=lambda: 0.0)
    for chat in (-1, -2, -3):
        telegram.refusals[chat] = [9]

    async def one_after_the_other() -> None:
        for at_s, chat in ((0.3, -2), (0.6, 49), (0.9, -3)):
            await telegram.time.sleep(at_s - telegram.time.now_s)
            if chat == 49:
                await telegram.call(chat)
            else:
                calls.append(asyncio.ensure_future(telegram.call(chat)))
        await telegram.time.sleep(0.1)
        await telegram.call(50)

    calls: list[asyncio.Future[None]] = []
    await telegram.time.run(telegram.call(-1), one_after_the_other())
    assert telegram.times(49) == [0.6]
    assert telegram.times(50) == [pytest.approx(1.0)]


async def test_one_chat_never_pauses_the_others() -> None:
    """However many kinds of call are refused for it: three chats are a flood, three calls are none."""
    telegram = LimitedTelegram(refusals={None: [5.0, 5.0], 1: [5.0]})

    async def refused(endpoint: str) -> None:
        with on_behalf_of("telegram/1"):
            await telegram.call(None, endpoint=endpoint)

    async def somebody_else() -> None:
        await telegram.time.sleep(0.5)
        await telegram.call(2)

    first = refused("getFile"), refused("answerCallbackQuery"), telegram.call(1)
    await telegram.time.run(*first, somebody_else())
    assert telegram.refused == 3
    assert telegram.times(2)[0] < 1


async def test_a_long_pause_is_left_to_the_caller() -> None:
    """Nobody waits in here for an hour; until it is over, Telegram is not even asked."""
    telegram = LimitedTelegram(latency_s=lambda: 0.0)
    telegram.refusals[1] = [3600]
    for _time in range(2):
        with pytest.raises(RetryAfter) as caught:
            await telegram.time.run(telegram.try_once(1))
        assert seconds(caught.value.retry_after) == pytest.approx(3600.1)
    assert telegram.refused == 1
    assert telegram.time.now_s == 0
    assert LONGEST_WAIT_S < 3600


@dataclass
class EndlessPauses(Pauses):
    """A pause that Telegram asks for does not end before `go_on`."""

    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, seconds: float) -> None:
        """Wait, if it is for long."""
        if seconds >= ASKED_S:
            await self.go_on.wait()
        await super().__call__(seconds)


ASKED_S = 10


@pytest.mark.parametrize(
    "method", ["sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument", "getFile"]
)
async def test_a_429_of_any_call_keeps_nobody_else_waiting(server: BotApiServer, method: str) -> None:
    """Neither the same call for somebody else, nor a slot; and the one who was refused is served then."""
    pauses = EndlessPauses()
    people = [server.user(f"Person {number}", language_code="en") for number in range(4)]
    async with running(server, pauses=pauses, concurrency=1):
        reports, answers = dict[int, Message](), dict[int, Message]()
        for person in people:
            person.sends_document(b"a: b", "a.yaml")
            reports[person.id] = await server.next_reply(person)
            person.sends("Where?")
            answers[person.id] = await server.next_reply(person)

        def make_call(person: User) -> None:
            match method:
                case "sendMessage":
                    person.sends("And where?")
                case "getFile":
                    person.sends_document(b"c: d", "c.yaml")
                case "sendDocument":
                    person.presses(reports[person.id], "findings")
                case _:
                    person.presses(answers[person.id], "Again")

        first = len(server.calls_to(method))

        def done() -> int:
            return sum(call.code == 200 for call in server.calls_to(method)[first:])

        rule = server.faults.add(TooManyRequests(ASKED_S), method, count=1)
        make_call(people[0])
        await server.until(lambda: rule.hits)
        for person in people[1:]:
            make_call(person)
        await server.until(lambda: done() == len(people) - 1)
        pauses.go_on.set()
        await server.until(lambda: done() == len(people))
