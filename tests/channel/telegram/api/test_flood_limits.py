"""Telegram's flood limits: what is held back in advance, and what goes first."""

from __future__ import annotations

import asyncio
import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import RetryAfter

from bot.channel.telegram.api.flood_limits import REMEMBERED, leaving, urgent
from bot.channel.telegram.api.message_quota import PRIVATE_BURST, RESERVED
from bot.channel.telegram.api.retry import StoppingError
from tests.channel.telegram.api.limited_telegram import LimitedTelegram
from tests.channel.telegram.running import Pauses, running
from tests.fakes.bot_api import BotApiServer, FloodLimits, ManualClock


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
