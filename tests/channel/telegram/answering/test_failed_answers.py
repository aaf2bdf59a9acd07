"""What errors say about an update."""

from __future__ import annotations

import errno

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from bot.channel.telegram.answering.failed_answers import FailedAnswers, OwnFault, RefusedByTelegram, TryLater
from bot.channel.telegram.api.retry import StoppingError
from bot.errors import JobFailedError, WorkerError
from bot.store import StoreError
from tests.channel.telegram.answering.worker_desk import queued


@pytest.mark.parametrize(
    ("error", "pause_s"),
    [
        (RetryAfter(7), 7.0),
        (NetworkError("no route"), 3.0),
        (TimedOut(), 3.0),
        (StoreError("the database is locked"), 1.0),
        (TimeoutError(), 3.0),
        (ConnectionResetError(), 3.0),
        (OSError(errno.EMFILE, "Too many open files"), 3.0),
        (WorkerError("no worker for files starts"), 3.0),
        (StoppingError(), 1.0),
        (InvalidToken(), 1.0),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
def test_an_outage_is_no_fault_of_the_update(error: Exception, pause_s: float) -> None:
    """It waits: for Telegram as long as that asks for, or as the outage has lasted."""
    assert FailedAnswers().meaning_of(error, queued(1), iter([3.0])) == TryLater(pause_s)


@pytest.mark.parametrize(
    "error", [BadRequest("chat not found"), Forbidden("bot was blocked by the user"), ChatMigrated(-100)]
)
def test_what_telegram_refuses_it_will_refuse_again(error: Exception) -> None:
    """The operator is told why."""
    meaning = FailedAnswers().meaning_of(error, queued(1), iter(()))
    assert isinstance(meaning, RefusedByTelegram)
    assert meaning.reason


@pytest.mark.parametrize(
    "error",
    [KeyError("a"), FileNotFoundError(errno.ENOENT, "no such file"), JobFailedError("a job failed")],
)
def test_everything_else_is_a_fault_of_ours(error: Exception) -> None:
    """Whatever it is."""
    assert FailedAnswers().meaning_of(error, queued(1), iter(())) == OwnFault()


def test_an_outage_is_one_line(caplog: pytest.LogCaptureFixture) -> None:
    """However many updates wait; one of Telegram and one of the store are two."""
    failed_answers = FailedAnswers()
    for number in range(5):
        failed_answers.meaning_of(NetworkError("no route"), queued(number), iter([1.0]))
        failed_answers.meaning_of(StoreError("the database is locked"), queued(number), iter(()))
        failed_answers.telegram_answered()
    assert ["Telegram" in record.getMessage() for record in caplog.records] == [True, False]
