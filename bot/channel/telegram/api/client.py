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
from telegram import Bot, LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken

from bot.channel.rate import Clock
from bot.channel.telegram.api.duplicates import Duplicates
from bot.channel.telegram.api.flood_limits import FloodLimiter, leaving
from bot.channel.telegram.api.http import WrittenParameters
from bot.channel.telegram.api.numbering import Numbers, nothing_is_noted
from bot.channel.telegram.api.probes import Before
from bot.channel.telegram.api.raw_updates import updates_in
from bot.channel.telegram.api.retry import RetryingRequest, Sleep, Waiter
from bot.channel.telegram.api.rich_message import as_plain
from bot.channel.telegram.api.salvage import as_far_as_readable, brief, completed, salvaged
from bot.channel.telegram.api.trials import elsewhere
from bot.channel.telegram.metrics import Metrics
from bot.settings import Settings
from bot.store import QueuedUpdate

READ_TIMEOUT_S = 20.0
"""A choice: Telegram answers in a second; a file of 20 MB takes longer."""
MOST_AT_ONCE = 100
"""Updates that Telegram gives at once, if there are so many."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NO_PREVIEW = {"link_preview_options": NO_PREVIEW.to_json()}
_MORE_CONNECTIONS = 4
"""Beside those of the answers: for secrets, menus, the word to a button."""
_SEND_TEXT = "sendMessage"
_WRITTEN = (str, int)
"""What stands in JSON as it is."""


class UnreadableUpdateError(Exception):
    """An update that cannot be read; says of which kind it is, and nothing of its content."""


class _PollRequest(RetryingRequest):
    """Leaves updates as they are written."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Give the bytes of updates; of a refusal, what python-telegram-bot wants to know."""
        if payload.startswith(b'{"ok":false') or b'"result"' not in payload[:100]:
            return RetryingRequest.parse_json_payload(payload)
        return {"result": updates_in(payload)}


class Client(Bot):
    """python-telegram-bot's bot, with updates as they came, and each message once, when its turn comes.

    `telegram.ext` has a bot with a limiter, too; to import it takes 2.3 MB and 50 ms of a start.
    `on_refused` is called when the token is not good any more; for `numbers` see `api.duplicates`.
    """

    def __init__(
        self,
        settings: Settings,
        on_refused: Callable[[], None],
        sleep: Sleep = asyncio.sleep,
        clock: Clock = time.monotonic,
        metrics: Metrics | None = None,
        *,
        numbers: Numbers | None = None,
    ) -> None:
        waiter = Waiter(sleep, clock)
        polling = _PollRequest(2, READ_TIMEOUT_S, waiter, pauses=(), metrics=metrics)
        connections = settings.concurrency + _MORE_CONNECTIONS
        self._calls = RetryingRequest(connections, READ_TIMEOUT_S, waiter, metrics=metrics)
        super().__init__(
            settings.token.get_secret_value(),
            base_url=f"{settings.api_root}/bot",
            base_file_url=f"{settings.api_root}/file/bot",
            request=self._calls,
            get_updates_request=polling,
        )
        self._limiter = FloodLimiter(settings.calls_per_second, waiter, metrics)
        self._on_refused = on_refused
        self._heard_at = clock()
        self._waiter = waiter
        self._is_pushed = settings.webhook_url is not None
        self._duplicates = Duplicates(waiter, numbers or nothing_is_noted, self._pending)
        self._metrics = metrics or Metrics()

    @property
    def metrics(self) -> Metrics:
        """Where the channel counts."""
        return self._metrics

    @property
    def waiter(self) -> Waiter:
        """How calls wait, and until when."""
        return self._waiter

    @property
    def source(self) -> str:
        """The account, as updates name it."""
        return f"telegram:{self.id}"

    @property
    def silence_s(self) -> float:
        """How long ago Telegram last answered, in seconds."""
        return self._waiter.now() - self._heard_at

    async def shutdown(self) -> None:
        """End what goes on beside calls, and close the connections."""
        await self._duplicates.stop()
        await super().shutdown()

    async def fetch_updates(
        self, offset: int | None, wait_s: int, allowed_updates: Sequence[str]
    ) -> list[bytes]:
        """Updates as Telegram wrote them, from `offset` on; earlier ones are confirmed by that.

        Raises TelegramError; a refused token ends the bot.
        """
        asked = {
            "offset": offset,
            "limit": MOST_AT_ONCE,
            "timeout": wait_s,
            "allowed_updates": allowed_updates,
        }
        found: list[bytes] = await self._post("getUpdates", asked, read_timeout=READ_TIMEOUT_S + wait_s)
        return found

    def read(self, queued: QueuedUpdate) -> Update:
        """The update that an update holds.

        Raises:
            UnreadableUpdateError: it lacks what python-telegram-bot needs.
        """
        found: Any = None
        try:
            found = _json(queued.body)
            update = self._update(found)
        except Exception as error:
            raise UnreadableUpdateError(f"{_kinds(found)}: {type(error).__name__}") from None
        if message := update.effective_message:
            self.heard(message.chat.id, message.message_id, queued.sent)
        return update

    def _update(self, found: Any) -> Update:
        """The update, whole or as far as it is needed. Raises what python-telegram-bot makes of the whole."""
        with suppress(RecursionError):
            found = as_plain(found) if isinstance(found, dict) else found
        try:
            return Update.de_json(found, self)
        except Exception:
            kept = salvaged(found) if isinstance(found, dict) else None
            if kept is None:
                raise
            with suppress(Exception):
                return Update.de_json(kept, self)
            with suppress(Exception):
                return Update.de_json(as_far_as_readable(kept), self)
            raise

    def heard(self, chat_id: int, message_id: int, sent: int = 0, at: float = 0.0) -> None:
        """Somebody's message with this number waits to be answered, see `Duplicates.heard`."""
        self._duplicates.heard(chat_id, message_id, sent, at)

    async def send_text(self, chat_id: int, html: str, markup: str = "", **where: str | int | None) -> int:
        """Send a message without a preview of its links; gives its number. Raises TelegramError.

        `markup` and `where` are parameters of sendMessage as the Bot API has them, JSON where they are
        objects. The library's own methods make objects of all that goes and comes: .25 ms more a message.
        """
        message = {"chat_id": chat_id, "text": html, "parse_mode": ParseMode.HTML.value, **_NO_PREVIEW}
        more = {"reply_markup": markup or None, **where}
        message |= {name: value for name, value in more.items() if value is not None}
        async with elsewhere():
            sent = await self._duplicates.send(_SEND_TEXT, message, partial(self._call, {}))
        number: int = sent["message_id"]
        return number

    async def _do_post(self, endpoint: str, data: dict[str, Any], **timeouts: Any) -> Any:
        """Make any call: messages once, and a refused token noticed."""
        call = partial(self._call, timeouts)
        async with elsewhere():
            if endpoint.startswith("send"):
                return brief(await self._duplicates.send(endpoint, data, call))
            result = await call(endpoint, data)
        if endpoint == "getChatMember":
            return completed(result)
        return brief(result) if endpoint.startswith("editMessage") else result

    async def _pending(self) -> int:
        """How many updates Telegram has yet to bring; whoever polls has them all before answering."""
        return (await self.get_webhook_info()).pending_update_count if self._is_pushed else 0

    async def _call(
        self, timeouts: dict[str, Any], endpoint: str, data: dict[str, Any], /, before: Before | None = None
    ) -> Any:
        try:
            call = partial(
                self._written_call if _is_written(endpoint, data) else super()._do_post,
                endpoint,
                data,
                **timeouts,
            )
            with leaving(before):
                result = await (
                    call() if endpoint == "getUpdates" else self._limiter.made(call, endpoint, data)
                )
        except InvalidToken as error:
            if "method" in str(error).lower():  # an old Bot API server does not know it
                raise BadRequest(str(error)) from None
            self._on_refused()
            raise
        self._heard_at = self._waiter.now()
        return result

    async def _written_call(self, endpoint: str, data: dict[str, str | int]) -> Any:
        """Send a text whose parameters are written already."""
        written: Any = WrittenParameters(data)  # all of `RequestData` that is asked for
        return await self._calls.post(f"{self.base_url}/{endpoint}", written)


def _is_written(endpoint: str, data: dict[str, Any]) -> bool:
    """Whether it is a text that only names and numbers go with, and objects that are written."""
    return endpoint == _SEND_TEXT and all(type(value) in _WRITTEN for value in data.values())


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
