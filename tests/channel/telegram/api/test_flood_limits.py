"""Telegram's flood limits: what is held back, what a 429 stops, and for how long."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import RetryAfter

from bot.channel.telegram.api.flood_limits import LONGEST_WAIT_S, REMEMBERED, leaving, on_behalf_of, urgent
from bot.channel.telegram.api.message_quota import PRIVATE_BURST, RESERVED
from bot.channel.telegram.api.retry import StoppingError, seconds
from tests.channel.telegram.api.limited_telegram import LimitedTelegram
from tests.channel.telegram.running import Pauses, running
from tests.fakes.bot_api import BotApiServer, FloodLimits, ManualClock, Message, TooManyRequests, User


async def test_a_call_leaves_when_it_has_waited_for_its_turn() -> None:
    """And again after each 429."""
    telegram = LimitedTelegram(refusals={8: [5.0]})
    left: list[float] = []

    async def note() -> None:
        left.append(telegram.time.now_s)

    async def calls() -> None:
        for _ in range(PRIVATE_BURST):
            await telegram.call(7)
        with leaving(note):
            await telegram.call(7)
            await telegram.call(8)

    await telegram.time.run(calls())
    after_burst, refused, again = left
    assert after_burst > 0.5
    assert after_burst < telegram.times(7)[-1] < refused
    assert again > refused + 5.0


async def test_a_burst_to_many_chats_keeps_the_limit() -> None:
    """Sixty at once: thirty in the first second, not sixty, and no 429."""
    delays = itertools.cycle([0.01, 0.3, 0.05, 0.15])
    telegram = LimitedTelegram(limits=FloodLimits(), latency_s=lambda: next(delays))
    await telegram.time.run(*(telegram.call(chat) for chat in range(1, 61)))
    assert telegram.refused == 0
    times = [at for at, _, _ in telegram.arrived]
    assert sum(at < 1 for at in times) == 30
    assert max(times) < 2.5


async def test_a_burst_to_one_group_keeps_the_limits() -> None:
    """Twenty-five: one a second; one of a minute is kept for what is urgent; in order, and no 429."""
    telegram = LimitedTelegram(limits=FloodLimits())

    async def say_all() -> None:
        for number in range(25):
            await telegram.call(-1001, str(number))

    await telegram.time.run(say_all())
    assert telegram.refused == 0
    assert [text for _, _, text in telegram.arrived] == [str(number) for number in range(25)]
    times = telegram.times(-1001)
    assert min(b - a for a, b in itertools.pairwise(times)) >= 1
    assert times[20 - RESERVED] - times[0] >= 60
    assert times[19 - RESERVED] < 25


async def test_what_is_urgent_goes_before_what_waits() -> None:
    """Past the queue of its group and the minute's limit; Telegram does not refuse it."""
    telegram = LimitedTelegram(limits=FloodLimits())

    async def warn() -> None:
        await telegram.time.sleep(21)
        with urgent():
            await telegram.try_once(-1001, "warning")

    answers = (telegram.call(-1001, str(number)) for number in range(25))
    await telegram.time.run(*answers, warn())
    at = next(at for at, _, text in telegram.arrived if text == "warning")
    assert at < 24
    assert telegram.refused == 0
    assert len(telegram.arrived) == 26


async def test_a_person_gets_a_short_burst() -> None:
    """Three at once, then one a second."""
    telegram = LimitedTelegram(latency_s=lambda: 0.0)

    async def say_all() -> None:
        for _number in range(6):
            await telegram.call(7)

    await telegram.time.run(say_all())
    assert [round(at, 1) for at in telegram.times(7)] == [0, 0, 0, 1, 2, 3]


async def test_what_counts() -> None:
    """Edits count in a group; chat actions, presses and files do not."""
    telegram = LimitedTelegram(latency_s=lambda: 0.0)

    async def do_all() -> None:
        for endpoint in ("sendMessage", "editMessageText", "sendChatAction", "deleteMessage", "sendDocument"):
            await telegram.call(-5, endpoint, endpoint)
        for endpoint in ("answerCallbackQuery", "getFile", "getMe") * 20:
            await telegram.call(None, endpoint, endpoint)

    await telegram.time.run(do_all())
    assert [(text, round(at, 1)) for at, chat, text in telegram.arrived if chat] == [
        ("sendMessage", 0),
        ("editMessageText", 1),
        ("sendChatAction", 1),
        ("deleteMessage", 1),
        ("sendDocument", 2),
    ]
    assert {round(at, 1) for at in telegram.times(None)} == {2}


async def test_zero_holds_nothing_back() -> None:
    """But a 429 is heeded."""
    telegram = LimitedTelegram(calls_per_second=0, latency_s=lambda: 0.0)
    telegram.refusals[-9] = [4]
    await telegram.time.run(*(telegram.call(-number) for number in range(1, 101)))
    assert [chat for at, chat, _ in telegram.arrived if at] == [-9]
    assert telegram.times(-9) == [4.1]


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


async def test_nobody_waits_to_show_that_the_bot_types() -> None:
    """While a chat pauses, the chat action is left out."""
    telegram = LimitedTelegram(latency_s=lambda: 0.0)
    telegram.refusals[1] = [3]
    answering = asyncio.ensure_future(telegram.time.run(telegram.call(1)))
    while not telegram.refused:
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    with pytest.raises(RetryAfter):
        await telegram.try_once(1, endpoint="sendChatAction")
    await answering


async def test_a_stop_ends_long_waits_and_lets_short_ones_be() -> None:
    """What would come too late is not sent; the update stays in the inbox."""
    telegram = LimitedTelegram(latency_s=lambda: 0.0)
    telegram.refusals = {1: [12], 2: [3]}

    async def stop() -> None:
        await telegram.time.sleep(1)
        telegram.waiter.end(6)

    async def refused() -> bool:
        with pytest.raises(StoppingError):
            await telegram.call(1)
        return telegram.time.now_s == 1

    late, *_ = await telegram.time.run(refused(), telegram.call(2), stop())
    assert late
    assert telegram.times(2) == [3.1]


async def test_idle_chats_are_forgotten() -> None:
    """Memory holds the chats of the last minute, not of all time."""
    telegram = LimitedTelegram(calls_per_second=1000, latency_s=lambda: 0.0, kept=10)
    await telegram.time.run(*(telegram.call(-number) for number in range(1, 31)))
    assert telegram.gate.remembered == 30  # they still count
    for first in (100, 200, 300):
        telegram.time.now_s += 61
        await telegram.time.run(*(telegram.call(first + number) for number in range(10)))
    assert telegram.gate.remembered <= 20
    assert REMEMBERED > 100


_CALLS = st.lists(
    st.tuples(
        st.floats(0, 5),
        st.sampled_from([-3, -2, -1, 1, 2, 3, 4, 5]),
        st.sampled_from(["sendMessage", "editMessageText"]),
    ),
    max_size=60,
)


@settings(deadline=None)
@given(calls=_CALLS, delays=st.lists(st.floats(0, 1), min_size=1, max_size=7))
def test_no_limit_is_ever_passed(calls: list[tuple[float, int, str]], delays: list[float]) -> None:
    """Whoever calls when, and however long calls are on their way."""
    endless = itertools.cycle(delays)
    telegram = LimitedTelegram(calls_per_second=8, latency_s=lambda: next(endless))

    async def later(at: float, chat: int, endpoint: str) -> None:
        await telegram.time.sleep(at)
        await telegram.call(chat, "", endpoint)

    asyncio.run(_all(telegram, [later(*call) for call in calls]))
    assert len(telegram.arrived) == len(calls)
    assert _most_within(1.0, [at for at, _, _ in telegram.arrived]) <= 8
    for chat in (-3, -2, -1):
        assert _most_within(1.0, telegram.times(chat)) <= 1
        assert _most_within(60.0, telegram.times(chat)) <= 20
    for person in (1, 2, 3, 4, 5):
        for span_s in (1, 2, 5, 10):
            assert _most_within(float(span_s), telegram.times(person)) <= 3 + span_s


async def _all(telegram: LimitedTelegram, work: list[Any]) -> None:
    await telegram.time.run(*work)


def _most_within(span_s: float, times: list[float]) -> int:
    return max((sum(begin <= at < begin + span_s - 1e-9 for at in times) for begin in times), default=0)


class _ManualPauses(Pauses):
    """Pauses that move the server's clock on."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__()
        self.clock = clock

    async def __call__(self, seconds: float) -> None:
        self.clock.advance(seconds)
        await super().__call__(seconds)

    def now(self) -> float:
        return self.clock.now()


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


async def test_the_whole_bot_keeps_the_limits() -> None:
    """Sixty people at once and one busy group, on a server that counts: answered in order, without a 429."""
    clock = ManualClock()
    async with BotApiServer(clock=clock) as server:
        server.flood_limits = FloodLimits()
        team = server.supergroup("Team")
        people = [server.user(f"Person {number}") for number in range(60)]
        for number, person in enumerate(people):
            person.sends(f"question {number}")
        for number in range(25):
            people[0].sends(f"@ims_doctor_bot {number}", team)

        def is_done() -> bool:
            return len(server.replies(team)) == 25 and all(server.replies(person) for person in people)

        limits: dict[str, Any] = {"calls_per_second": 30, "person_per_minute": 0, "chat_per_minute": 0}
        async with running(server, pauses=_ManualPauses(clock), **limits):
            await server.until(is_done)
        assert [reply.text for reply in server.replies(team)] == [f"Heard: {number}" for number in range(25)]
        for number, person in enumerate(people):
            assert [reply.text for reply in server.replies(person)] == [f"Heard: question {number}"]
        assert [call for call in server.calls if call.code == 429] == []
