"""The bot's end of the Bot API: a broken update harms nobody else, a revoked token is noticed."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import msgspec
from telegram import Update
from telegram.error import BadRequest, InvalidToken
from telegram.ext import ExtBot

from bot.channel.telegram.letters import updates_in
from bot.channel.telegram.limits import FloodGate
from bot.channel.telegram.metrics import Metrics
from bot.channel.telegram.patience import Clock, Patience, PatientRequest, Sleep
from bot.channel.telegram.salvage import brief, completed, salvaged
from bot.channel.telegram.settings import TelegramSettings
from bot.channel.telegram.twins import Numbers, Twins
from bot.store import Letter

READ_TIMEOUT_S = 20.0
_MORE_CONNECTIONS = 4


class UnreadableUpdateError(Exception):
    """An update that cannot be read; says of which kind it is, and nothing of its content."""


class _PollRequest(PatientRequest):
    """Leaves updates as they are written."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Give the bytes of updates; of a refusal, what python-telegram-bot wants to know."""
        if payload.startswith(b'{"ok":false') or b'"result"' not in payload[:100]:
            return PatientRequest.parse_json_payload(payload)
        return {"result": updates_in(payload)}


class Client(ExtBot[None]):
    """python-telegram-bot's bot, with updates as they came, and each of its messages once.

    `on_refused` is called when the token is not good any more; `numbers` see `bot.channel.telegram.twins`.
    """

    def __init__(
        self,
        settings: TelegramSettings,
        on_refused: Callable[[], None],
        sleep: Sleep = asyncio.sleep,
        clock: Clock = time.monotonic,
        metrics: Metrics | None = None,
        *,
        numbers: Numbers | None = None,
    ) -> None:
        patience = Patience(sleep, clock)
        polling = _PollRequest(2, READ_TIMEOUT_S, patience, pauses=(), metrics=metrics)
        connections = settings.concurrency + _MORE_CONNECTIONS
        super().__init__(
            settings.token,
            base_url=settings.base_url,
            base_file_url=settings.base_file_url,
            request=PatientRequest(connections, READ_TIMEOUT_S, patience, metrics=metrics),
            get_updates_request=polling,
            rate_limiter=FloodGate(settings.calls_per_second, patience, metrics),
        )
        self._on_refused = on_refused
        self._heard_at = clock()
        self._patience = patience
        self._twins = Twins(patience, numbers) if numbers else Twins(patience)
        self._metrics = metrics or Metrics()

    @property
    def metrics(self) -> Metrics:
        """Where the channel counts."""
        return self._metrics

    @property
    def patience(self) -> Patience:
        """How calls wait, and until when."""
        return self._patience

    @property
    def source(self) -> str:
        """The account, as letters name it."""
        return f"telegram:{self.id}"

    @property
    def silence_s(self) -> float:
        """How long ago Telegram last answered, in seconds."""
        return self._patience.now() - self._heard_at

    async def fetch_updates(
        self, offset: int | None, wait_s: int, allowed_updates: Sequence[str]
    ) -> list[bytes]:
        """Updates as Telegram wrote them, from `offset` on; earlier ones are confirmed by that.

        Raises TelegramError; a refused token ends the bot.
        """
        asked = {"offset": offset, "timeout": wait_s, "allowed_updates": allowed_updates}
        found: list[bytes] = await self._post("getUpdates", asked, read_timeout=READ_TIMEOUT_S + wait_s)
        return found

    def read(self, letter: Letter) -> Update:
        """The update that a letter holds.

        Raises:
            UnreadableUpdateError: it lacks what python-telegram-bot needs.
        """
        found: Any = None
        try:
            found = _json(letter.body)
            update = self._update(found)
        except Exception as error:
            raise UnreadableUpdateError(f"{_kinds(found)}: {type(error).__name__}") from None
        if message := update.effective_message:
            self._twins.heard(message.chat.id, message.message_id, letter.sent)
        return update

    def _update(self, found: Any) -> Update:
        """The update, whole or as far as it is needed. Raises what python-telegram-bot makes of the whole."""
        try:
            return Update.de_json(found, self)
        except Exception:
            kept = salvaged(found) if isinstance(found, dict) else None
            if kept is None:
                raise
            with suppress(Exception):
                return Update.de_json(kept, self)
            raise

    def heard(self, chat_id: int, message_id: int) -> None:
        """Somebody's message with this number waits to be answered."""
        self._twins.heard(chat_id, message_id)

    async def _do_post(self, endpoint: str, data: dict[str, Any], **timeouts: Any) -> Any:
        """Make any call: messages once, and a refused token noticed."""
        call = partial(self._call, timeouts)
        if endpoint.startswith("send"):
            return brief(await self._twins.send(endpoint, data, call))
        result = await call(endpoint, data)
        if endpoint == "getChatMember":
            return completed(result)
        return brief(result) if endpoint.startswith("editMessage") else result

    async def _call(self, timeouts: dict[str, Any], endpoint: str, data: dict[str, Any]) -> Any:
        try:
            result = await super()._do_post(endpoint, data, **timeouts)
        except InvalidToken as error:
            if "method" in str(error).lower():  # an old Bot API server does not know it
                raise BadRequest(str(error)) from None
            self._on_refused()
            raise
        self._heard_at = self._patience.now()
        return result


def _kinds(update: Any) -> str:
    """What kind of update it is, in words of the Bot API only."""
    if not isinstance(update, dict):
        return "no JSON"
    return ", ".join(sorted(name for name in update if name in Update.ALL_TYPES)) or "unknown"


def _json(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return json.loads(body.decode("utf-8", "replace"))  # very long numbers, for one
