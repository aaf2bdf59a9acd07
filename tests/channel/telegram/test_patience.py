"""Telegram's moods: too many requests, server errors, broken connections."""

from __future__ import annotations

import itertools

import httpx
import pytest
from telegram.error import NetworkError, TelegramError

from bot.channel.telegram.patience import PatientRequest, endless_pauses, explain
from tests.channel.telegram.running import running
from tests.fakes.bot_api import (
    BotApiServer,
    Refuse,
    ResetAfter,
    ResetBefore,
    ServerError,
    TooManyRequests,
)


@pytest.mark.parametrize(
    ("fault", "pause_s"),
    [(TooManyRequests(3), 3.1), (ServerError(502), 0.5), (ServerError(500), 0.5)],
    ids=["429", "502", "500"],
)
async def test_an_answer_that_was_turned_away_is_sent_again(
    server: BotApiServer, fault: TooManyRequests | ServerError, pause_s: float
) -> None:
    """After the pause that Telegram asks for, once."""
    server.faults.add(fault, "sendMessage", count=1)
    async with running(server) as pauses:
        anna = server.user("Anna")
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "Heard: hej"
    assert pauses.taken_s == [pause_s]
    assert len(server.replies(anna)) == 1


async def test_an_answer_that_may_have_arrived_is_not_sent_twice(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    """The connection broke after Telegram had done it; the next question is answered as usual."""
    server.faults.add(ResetAfter(), "sendMessage", count=1)
    async with running(server) as pauses:
        anna = server.user("Anna")
        anna.sends("one")
        assert (await server.next_reply(anna)).text == "Heard: one"
        anna.sends("two")
        assert (await server.next_reply(anna)).text == "Heard: two"
    assert len(server.replies(anna)) == 2
    assert pauses.taken_s == []
    assert "not answered" in caplog.text


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
    """Fifteen failures in a row, one line in the log, and nobody is forgotten."""
    async with running(server) as pauses:
        outage = server.faults.add(fault, "getUpdates", count=15)
        anna = server.user("Anna")
        anna.sends("before")  # ends the call that is under way
        await server.next_reply(anna)
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "Heard: hej"
        assert outage.hits == 15
    assert len(pauses.taken_s) == 15
    assert max(pauses.taken_s) <= 30
    assert caplog.text.count("getUpdates failed") == 1
    assert len(server.replies(anna)) == 2


async def test_another_poller_does_not_end_it(server: BotApiServer, caplog: pytest.LogCaptureFixture) -> None:
    """Telegram's 409 is waited out, and the log says what it means."""
    conflict = Refuse(409, "Conflict: terminated by other getUpdates request")
    async with running(server) as pauses:
        server.faults.add(conflict, "getUpdates", count=3)
        anna = server.user("Anna")
        for question in ("one", "two"):
            anna.sends(question)
            assert (await server.next_reply(anna)).text == f"Heard: {question}"
    assert pauses.taken_s == [1.0, 1.5, 2.25]
    assert caplog.text.count("another program polls with the same token") == 1


async def test_a_button_that_cannot_be_released_does_its_work(server: BotApiServer) -> None:
    """Telegram forgets presses after a while."""
    server.faults.add(Refuse(400, "Bad Request: query is too old"), "answerCallbackQuery")
    async with running(server):
        anna = server.user("Anna")
        anna.sends("hej")
        reply = await server.next_reply(anna)
        anna.presses(reply, "More")
        assert (await server.next_reply(anna)).text == "Heard: pressed more:1"


async def test_a_very_long_pause_is_not_waited_for(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    """The answer is given up with a line in the log; a place is not held for an hour."""
    server.faults.add(TooManyRequests(3600), "sendMessage", count=1)
    async with running(server) as pauses:
        anna = server.user("Anna")
        anna.sends("one")
        anna.sends("two")
        assert (await server.next_reply(anna)).text == "Heard: two"
    assert pauses.taken_s == []
    assert "not answered: Flood control" in caplog.text


def test_pauses_grow_up_to_half_a_minute() -> None:
    """1, 1.5, 2.25 … 30, for ever."""
    pauses = list(itertools.islice(endless_pauses(), 12))
    assert pauses[:3] == [1.0, 1.5, 2.25]
    assert pauses[-1] == 30.0


def test_a_broken_answer_is_not_quoted() -> None:
    """Neither in an exception nor in a log: it may hold what people wrote."""
    with pytest.raises(TelegramError, match=r"^Invalid server response$"):
        PatientRequest.parse_json_payload(b'{"text": "my-secret-words')
    with pytest.raises(TelegramError):
        PatientRequest.parse_json_payload(b"[]")
    assert PatientRequest.parse_json_payload(b'{"ok": true}') == {"ok": True}


def test_explanations_are_short() -> None:
    """What happened, not what the gateway's page looks like."""
    page = "Bad Gateway (502). Parsing the server response b'<html>' failed"
    assert explain(NetworkError(page)) == "Bad Gateway (502)"
    error = NetworkError("x")
    error.__cause__ = httpx.ConnectError("refused")
    assert explain(error) == "ConnectError: refused"
