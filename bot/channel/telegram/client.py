"""The bot's end of the Bot API: a broken update harms nobody else, a revoked token is noticed."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.channel.telegram.order import CONCURRENCY
from bot.channel.telegram.patience import PatientRequest, Sleep, endless_pauses
from bot.channel.telegram.settings import TelegramSettings

READ_TIMEOUT_S = 20.0

_log = logging.getLogger(__name__)


class Client(ExtBot[None]):
    """python-telegram-bot's bot with a `get_updates` that always moves on.

    `on_refused` is called when the token is not good any more.
    """

    def __init__(
        self,
        settings: TelegramSettings,
        on_refused: Callable[[], None],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        os.environ.setdefault("PTB_TIMEDELTA", "1")  # else each 429 is a deprecation warning
        polling = PatientRequest(2, READ_TIMEOUT_S, endless_pauses, sleep)
        calls = PatientRequest(CONCURRENCY + 4, READ_TIMEOUT_S, sleep=sleep)
        super().__init__(
            settings.token,
            base_url=settings.base_url,
            base_file_url=settings.base_file_url,
            request=calls,
            get_updates_request=polling,
        )
        self._on_refused = on_refused
        self._polling = polling

    def stop_waiting(self) -> None:
        """Let polling fail at once from now on, so that stopping is quick in an outage too."""
        self._polling.pauses = tuple

    async def get_updates(
        self,
        offset: int | None = None,
        limit: int | None = None,
        timeout: int | timedelta | None = None,
        allowed_updates: Sequence[str] | None = None,
        **_timeouts: Any,
    ) -> tuple[Update, ...]:
        """Fetch updates. One that cannot be read becomes an empty update, so that it is done with.

        The original raises instead, and Telegram sends the same updates again and again.
        """
        wait_s = timeout.total_seconds() if isinstance(timeout, timedelta) else timeout or 0
        asked = {"offset": offset, "limit": limit, "timeout": int(wait_s)}
        try:
            found = await self._post(
                "getUpdates",
                asked | {"allowed_updates": allowed_updates},
                read_timeout=READ_TIMEOUT_S + wait_s,
            )
        except InvalidToken:
            self._on_refused()
            if wait_s:
                await asyncio.Event().wait()  # until the channel is stopped
            return ()
        except TelegramError:
            if wait_s:
                raise
            return ()  # the last call, which only confirms; Telegram may repeat what was answered
        return tuple(self._read(update) for update in found)

    def _read(self, found: dict[str, Any]) -> Update:
        number = int(found["update_id"])
        try:
            return Update.de_json(found, self)
        except Exception as error:
            kinds = ", ".join(sorted(found.keys() - {"update_id"}))
            _log.error("set aside update %d (%s): %s", number, kinds, type(error).__name__)
            return Update(number)
