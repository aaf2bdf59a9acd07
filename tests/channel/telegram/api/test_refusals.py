"""What Telegram's refusals mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channel.telegram.api.refusals import is_closed, is_passing
from bot.channel.telegram.api.retry import MaybeSentError, StoppingError


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("Forbidden: bot was blocked by the user"),
        Forbidden("Forbidden: bot was kicked from the supergroup chat"),
        BadRequest("TOPIC_CLOSED"),
        BadRequest("Message thread not found"),
        BadRequest("Not enough rights to send text messages to the chat"),
        BadRequest("Have no rights to send a message"),
        BadRequest("Need administrator rights in the channel chat"),
        BadRequest("CHAT_WRITE_FORBIDDEN"),
        BadRequest("CHAT_SEND_PLAIN_FORBIDDEN"),
        BadRequest("Chat not found"),
    ],
    ids=str,
)
def test_a_chat_that_is_closed_to_the_bot(error: TelegramError) -> None:
    """More words would not arrive either, now or later."""
    assert is_closed(error)
    assert not is_passing(error)


@pytest.mark.parametrize(
    "make",
    [
        partial(NetworkError, "Bad Gateway"),
        TimedOut,
        partial(RetryAfter, timedelta(seconds=3)),
        StoppingError,
        partial(MaybeSentError, "it broke"),
    ],
    ids=["outage", "slow", "flood", "stop", "unsure"],
)
def test_trouble_that_passes(make: Callable[[], TelegramError], monkeypatch: pytest.MonkeyPatch) -> None:
    """The update waits."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # as the client has it
    error = make()
    assert is_passing(error)
    assert not is_closed(error)


@pytest.mark.parametrize(
    "error",
    [
        BadRequest("Can't parse entities: unclosed tag"),
        BadRequest("Message to edit not found"),
        InvalidToken("Not Found"),
        ChatMigrated(-100),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_is_neither(error: TelegramError) -> None:
    """It concerns this call alone."""
    assert not is_passing(error)
    assert not is_closed(error)
