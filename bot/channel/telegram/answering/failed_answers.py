"""What it means that an answer failed: wait and try again, give the update up, or a fault of ours.

Where Telegram or the store is out of reach, or the machine is short of something, nothing is the update's
fault: it waits, and no try is counted.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator
from typing import TypeAlias

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.channel.telegram.api.retry import QUIET_S, StoppingError, explain, seconds
from bot.errors import JobFailedError, WorkerError
from bot.model import Record
from bot.store import QueuedUpdate, StoreError
from bot.trouble import Trouble

_STORE_PAUSE_S = 1.0
"""A choice: the store tries again by itself; this is for what it gives up."""

_SHORTAGES = {
    errno.EAGAIN,
    errno.EDQUOT,
    errno.EINTR,
    errno.EMFILE,
    errno.ENFILE,
    errno.ENOBUFS,
    errno.ENOMEM,
    errno.ENOSPC,
    errno.EHOSTUNREACH,
    errno.ENETDOWN,
    errno.ENETUNREACH,
}
"""What the machine, or its network, lacks for a while: processes, memory, disk, files, a way."""

_log = logging.getLogger(__name__)


class TryLater(Record, frozen=True):
    """The update stays, and is tried again after `pause_s`."""

    pause_s: float


class RefusedByTelegram(Record, frozen=True):
    """Telegram does not take the answer, and never will; `reason` is an operator's line."""

    reason: str


class OwnFault(Record, frozen=True):
    """The program failed: it may do so again, or not."""


Meaning: TypeAlias = TryLater | RefusedByTelegram | OwnFault


class FailedAnswers:
    """Tells what errors mean, and the log of outages: when they begin, and when they are over."""

    def __init__(self) -> None:
        self._telegram = Trouble(_log, "updates wait, Telegram is out of reach", QUIET_S)
        self._store = Trouble(_log, "updates wait, the store is out of reach", QUIET_S)
        self._machine = Trouble(_log, "updates wait, the machine is short of something", QUIET_S)

    def telegram_answered(self) -> None:
        """Telegram is within reach, and nothing else was in the way."""
        self._telegram.went_well()
        self._machine.went_well()

    def store_answered(self) -> None:
        """The store is within reach."""
        self._store.went_well()

    def store_failed(self, error: StoreError) -> float:
        """The store is out of reach; gives the seconds after which to try again."""
        self._store.failed(str(error))
        return _STORE_PAUSE_S

    def meaning_of(self, error: Exception, queued: QueuedUpdate, outage: Iterator[float]) -> Meaning:
        """What an error says about the update; `outage` are the pauses while Telegram is out of reach."""
        match error:
            case InvalidToken() | StoppingError():
                return TryLater(_STORE_PAUSE_S)  # the bot stops, the update stays
            case RetryAfter():
                pause_s = seconds(error.retry_after)
                _log.warning("update %d waits %.0f s for Telegram", queued.number, pause_s)
                return TryLater(pause_s)
            case BadRequest() | Forbidden() | ChatMigrated():
                return RefusedByTelegram(explain(error))
            case TelegramError():
                self._telegram.failed(explain(error))
                return TryLater(next(outage))
            case StoreError():
                return TryLater(self.store_failed(error))
            case OSError() if _passes(error):
                self._machine.failed(f"{type(error).__name__}: {error.strerror or 'it took too long'}")
                return TryLater(next(outage))
            case JobFailedError():
                return OwnFault()
            case WorkerError():  # nobody has looked at the file
                self._machine.failed(str(error))
                return TryLater(next(outage))
            case _:
                return OwnFault()


def _passes(error: OSError) -> bool:
    """Whether it says nothing of what was asked for: on a busy machine anything may take too long."""
    return isinstance(error, (TimeoutError, ConnectionError)) or error.errno in _SHORTAGES
