"""Telegram's moods: too many requests, server errors, broken connections; and waiting while stopping."""

from __future__ import annotations

import asyncio
import itertools
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

import pytest
from telegram import Bot
from telegram.error import NetworkError, TelegramError

from bot.channel.telegram.api.retry import (
    MaybeSentError,
    RetryingRequest,
    StoppingError,
    Waiter,
    endless_pauses,
    explain,
)
from bot.channel.telegram.metrics import Metrics
from tests.channel.telegram.running import Pauses, running
from tests.channel.telegram.simulated_time import SimulatedTime
from tests.fakes.bot_api import (
    BotApiServer,
    Delay,
    Refuse,
    ResetAfter,
    ResetBefore,
    ServerError,
    TooManyRequests,
)
from tests.fakes.listening import Listening


@pytest.mark.parametrize(
    ("fault", "pause_s"),
    [(TooManyRequests(3), 3.1), (ServerError(502), 0.5), (ServerError(500), 0.5), (ResetBefore(), 0.5)],
    ids=["429", "502", "500", "reset"],
)
async def test_an_answer_that_was_turned_away_is_sent_again(
    server: BotApiServer, fault: TooManyRequests | ServerError | ResetBefore, pause_s: float
) -> None:
    """After the pause that Telegram asks for, once."""
    server.faults.add(fault, "sendMessage", count=1)
    async with running(server) as pauses:
        anna = server.user("Anna")
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "Heard: hej"
    assert pauses.taken_s == [pytest.approx(pause_s, abs=0.05)]
    assert len(server.replies(anna)) == 1


async def test_what_can_be_repeated_is(server: BotApiServer) -> None:
    """An edit and the release of a button have the same effect twice as once."""
    async with running(server):
        anna = server.user("Anna")
        anna.sends("hej")
        reply = await server.next_reply(anna)
        server.faults.add(ResetAfter(), "editMessageText", count=1)
        server.faults.add(ResetBefore(), "answerCallbackQuery", count=1)
        press = anna.presses(reply, "Again")
        assert (await server.next_edit(reply)).text == "Heard: pressed"
        await server.next_answer(press)
    assert len(server.replies(anna)) == 1


async def test_a_flapping_server_is_one_episode_in_the_log(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Every other call fails; the log says so once."""
    async with running(server):
        anna = server.user("Anna")
        for number in range(6):
            server.faults.add(ServerError(500), "sendMessage", count=1)
            anna.sends(f"{number}")
            await server.next_reply(anna)
    assert caplog.text.count("calls to Telegram fail (sendMessage: HTTP 500), trying again") == 1
    assert len([record for record in caplog.records if record.levelname == "WARNING"]) == 1


async def test_a_button_that_cannot_be_released_does_its_work(server: BotApiServer) -> None:
    """Telegram forgets presses after a while."""
    server.faults.add(Refuse(400, "Bad Request: query is too old"), "answerCallbackQuery")
    async with running(server):
        anna = server.user("Anna")
        anna.sends("hej")
        reply = await server.next_reply(anna)
        anna.presses(reply, "More")
        assert (await server.next_reply(anna)).text == "Heard: pressed more:1"


async def test_a_very_long_pause_holds_up_nobody_else(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    """The chat is answered in an hour, in order; others at once."""
    server.faults.add(TooManyRequests(3600), "sendMessage", count=1)
    async with running(server, concurrency=1) as pauses:
        anna = server.user("Anna")
        for text in ("one", "two"):
            anna.sends(text)
        for text in ("one", "two"):
            assert (await server.next_reply(anna)).text == f"Heard: {text}"
    assert pauses.taken_s == [pytest.approx(3600, abs=1)]
    assert "waits 3600 s for Telegram" in caplog.text
    assert len(server.calls_to("sendMessage")) == 3


@pytest.mark.parametrize(
    ("status", "body"), [(429, b"{}"), (429, b"slow down"), (500, b""), (503, b"<html>")]
)
async def test_what_says_nothing_is_tried_again(status: int, body: bytes) -> None:
    """Four times, with growing pauses; the last outcome counts."""
    pauses = Pauses()
    async with _answering(status, body) as root, _calling(pauses) as request:
        assert await request.do_request(f"{root}/bot1:a/sendMessage", "POST") == (status, body)
    assert pauses.taken_s == [0.5, 1.0, 2.0, 4.0]


class _Counted(Metrics):
    def __init__(self) -> None:
        self.failed: list[tuple[str, str]] = []

    def call_failed(self, method: str, code: str) -> None:
        self.failed.append((method, code))


@pytest.mark.parametrize(
    ("trouble", "kind", "is_unsure"),
    [("refused", "network", False), ("hangs-up", "network", True), ("silent", "timeout", True)],
)
async def test_only_a_message_that_was_certainly_not_sent_is_repeated(
    trouble: str, kind: str, is_unsure: bool
) -> None:
    """All other calls are; each failure is counted."""
    async with _failing(trouble) as root:
        for method, may_be_unsure in (
            ("sendMessage", True),
            ("sendChatAction", False),
            ("editMessageText", False),
        ):
            pauses, counted = Pauses(), _Counted()
            async with _calling(pauses, counted, read_timeout_s=0.02) as request:
                with pytest.raises(NetworkError) as caught:
                    await request.do_request(f"{root}/bot1:a/{method}", "POST")
            gives_up = is_unsure and may_be_unsure
            assert isinstance(caught.value, MaybeSentError) is gives_up
            assert len(pauses.taken_s) == (0 if gives_up else 4)
            assert counted.failed == [(method, kind)] * (len(pauses.taken_s) + 1)


async def test_a_slow_answer_is_the_same_case(server: BotApiServer) -> None:
    """Telegram did it, and did not say so in time."""
    server.faults.add(Delay(5, after=True), "sendMessage", count=1)
    anna = server.user("Anna")
    anna.sends("hej")
    async with _calling(Pauses(), read_timeout_s=0.05) as request:
        bot = Bot(server.token, server.base_url, request=request)
        with pytest.raises(MaybeSentError, match="may have arrived"):
            await bot.send_message(anna.id, "hej")
    assert len(server.replies(anna)) == 1


@pytest.mark.parametrize(
    "answer",
    [
        b"my-secret-words\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nmy-secret-words\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nmy-secret-words",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 15\r\n\r\nmy-secret-words",
    ],
    ids=["no-http", "broken-header", "cut-off", "not-compressed"],
)
async def test_what_is_logged_quotes_neither_token_nor_answer(
    answer: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """Errors of the HTTP library hold the address, and that holds the token."""

    async def say(_reader: StreamReader, writer: StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()

    async with _serving(say) as root, _calling(Pauses()) as request:
        for address in (root, "http://no-such-host.invalid", "http://[x"):
            with pytest.raises(NetworkError) as caught:
                await request.do_request(f"{address}/bot1:my-secret-token/getMe", "POST")
            told = explain(caught.value) + str(caught.value) + caplog.text
            assert "my-secret" not in told
            assert "\n" not in explain(caught.value)


@asynccontextmanager
async def _calling(
    pauses: Pauses, metrics: Metrics | None = None, read_timeout_s: float = 5.0
) -> AsyncIterator[RetryingRequest]:
    request = RetryingRequest(1, read_timeout_s, Waiter(pauses), metrics=metrics)
    await request.initialize()
    try:
        yield request
    finally:
        await request.shutdown()


@asynccontextmanager
async def _serving(answer: Callable[[StreamReader, StreamWriter], Awaitable[None]]) -> AsyncIterator[str]:
    """An HTTP server as coarse as that: every connection is answered like this."""

    async def serve(reader: StreamReader, writer: StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            await answer(reader, writer)

    async with Listening(serve) as listening:
        yield f"http://127.0.0.1:{listening.port}"


def _answering(status: int, body: bytes) -> AbstractAsyncContextManager[str]:
    async def answer(_reader: StreamReader, writer: StreamWriter) -> None:
        head = f"HTTP/1.1 {status} Such\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()

    return _serving(answer)


@asynccontextmanager
async def _failing(trouble: str) -> AsyncIterator[str]:
    async def fail(reader: StreamReader, _writer: StreamWriter) -> None:
        if trouble == "silent":
            await reader.read()  # until the caller has had enough

    async with _serving(fail) as root:
        if trouble != "refused":
            yield root
    if trouble == "refused":
        yield root


async def test_a_stop_ends_a_long_pause() -> None:
    """A short one is sat out; one that begins after the stop counts the same."""
    time = SimulatedTime()
    waiter = Waiter(time.sleep, time.clock)
    ends: dict[str, float] = {}

    async def pause(name: str, begin_s: float, seconds: float) -> None:
        await time.sleep(begin_s)
        try:
            await waiter.pause(seconds)
            ends[name] = time.now_s
        except StoppingError:
            ends[f"no {name}"] = time.now_s

    async def stop() -> None:
        await time.sleep(2)
        assert not waiter.is_ending
        waiter.end(6)

    await time.run(
        pause("short", 0, 5), pause("long", 0, 9), pause("late", 3, 4), pause("too late", 3, 6), stop()
    )
    assert ends == {"short": 5, "no long": 2, "late": 7, "no too late": 3}
    assert not await waiter.rest(1)


async def test_a_pause_that_fails_says_so() -> None:
    """A cancelled pause is cancelled."""
    pausing = asyncio.create_task(Waiter().pause(60))
    await asyncio.sleep(0)
    pausing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await pausing


def test_pauses_grow_up_to_half_a_minute() -> None:
    """1, 1.5, 2.25 … 30, for ever."""
    pauses = list(itertools.islice(endless_pauses(), 12))
    assert pauses[:3] == [1.0, 1.5, 2.25]
    assert pauses[-1] == 30.0


def test_a_broken_answer_is_not_quoted() -> None:
    """Neither in an exception nor in a log: it may hold what people wrote."""
    with pytest.raises(TelegramError, match=r"^Invalid server response$"):
        RetryingRequest.parse_json_payload(b'{"text": "my-secret-words')
    with pytest.raises(TelegramError):
        RetryingRequest.parse_json_payload(b"[]")
    assert RetryingRequest.parse_json_payload(b'{"ok": true}') == {"ok": True}


def test_explanations_are_short() -> None:
    """What happened, not what the gateway's page looks like."""
    page = "Bad Gateway (502). Parsing the server response b'<html>' failed"
    assert explain(NetworkError(page)) == "Bad Gateway (502)"
    error = NetworkError("x")
    error.__cause__ = ConnectionRefusedError(111, "refused")
    assert explain(error) == "ConnectionRefusedError: refused"
