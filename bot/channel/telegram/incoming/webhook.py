"""Updates that Telegram brings: each is in the inbox before it is told that it was received (200).

    POST <path of the webhook's address>, header X-Telegram-Bot-Api-Secret-Token

403 without the right secret, before anything is read; 413 over 1 MB; 503 while the store is out of reach,
so that Telegram comes again. What has the right secret but is no update (no JSON, no number) gets 400 the
first times, for a proxy may have damaged it, and Telegram brings it again whole; after `MAX_TRIES` it gets
200 and a line in the log: Telegram would otherwise repeat it and hold back the updates of that chat. An
update that has a number but that nobody can read is kept like any other, and set aside in its turn.

The webhook is set at the start, and set again if somebody has taken it away; it stays when the bot stops,
for other replicas may live.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import time
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2s
from urllib.parse import unquote, urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.channel.telegram.api.client import Client
from bot.channel.telegram.api.raw_updates import Incoming, NotAnUpdateError, incoming
from bot.channel.telegram.api.retry import explain
from bot.channel.telegram.incoming.polling import receive
from bot.errors import ChannelError
from bot.logs import trace_without_words
from bot.settings import Settings
from bot.store import Inbox, StoreError, TakeUpdates
from bot.store.inbox import MAX_TRIES
from bot.trouble import Trouble

LIMIT_BYTES = 1 << 20
"""A choice: an update holds a message of 4,096 characters and no file; this is many times as much."""
READ_S = 30.0
"""How long a caller may take to bring an update."""
LOOK_S = 30.0
"""How often the webhook is looked after."""
_REMEMBERED = 256
"""A choice: updates that Telegram brings again and again because nobody can read them."""
_HEADER = "x-telegram-bot-api-secret-token"

_log = logging.getLogger(__name__)


class Webhook:
    """Takes updates in; `take` is told of those that are new."""

    def __init__(
        self,
        client: Client,
        inbox: Inbox,
        take: TakeUpdates,
        settings: Settings,
        *,
        allowed: Sequence[str],
        look_s: float = LOOK_S,
    ) -> None:
        self._client = client
        self._inbox = inbox
        self._take = take
        self._url = settings.webhook_url or ""
        self._secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
        self._connections = min(100, max(1, settings.concurrency))
        self._allowed = list(allowed)
        self._look_s = look_s
        self._unusable: OrderedDict[bytes, int] = OrderedDict()
        self._store = Trouble(_log, "updates are not taken in, the store is out of reach")
        self._telegram = Trouble(_log, "the webhook cannot be looked after")

    @property
    def route(self) -> Route:
        """Where Telegram calls."""
        return Route(unquote(urlsplit(self._url).path) or "/", self._receive, methods=["POST"])

    async def announce(self) -> None:
        """Tell Telegram where to bring updates.

        Raises:
            ChannelError: it does not like the address.
            TelegramError: it is out of reach, or refuses the token.
        """
        try:
            await self._client.set_webhook(
                self._url,
                allowed_updates=self._allowed,
                max_connections=self._connections,
                secret_token=self._secret,
            )
        except BadRequest as error:
            raise ChannelError(
                f"Telegram refused the webhook ({explain(error)}): mend IMS_DOCTOR_WEBHOOK_URL"
            ) from error

    async def look_after(self) -> None:
        """See to it, until cancelled, that the webhook stays and Telegram is there. Raises InvalidToken."""
        while True:
            await asyncio.sleep(self._look_s)
            try:
                if (await self._client.get_webhook_info()).url != self._url:
                    _log.warning("somebody has changed the bot's webhook, it is set again")
                    await self.announce()
            except InvalidToken:
                raise
            except (TelegramError, ChannelError) as error:
                self._telegram.failed(explain(error))
            else:
                self._telegram.went_well()

    async def _receive(self, request: Request) -> Response:
        given = request.headers.get(_HEADER, "").encode("latin-1", "replace")
        if not hmac.compare_digest(given, self._secret.encode()):
            return Response(status_code=403)
        try:
            async with asyncio.timeout(READ_S):
                body = await _read(request)
        except (TimeoutError, ClientDisconnect):
            return Response(status_code=408)
        if body is None:
            _log.warning("a call of the webhook with more than %d bytes was refused", LIMIT_BYTES)
            return Response(status_code=413, headers={"Connection": "close"})
        try:
            found = incoming(body, self._client.source, int(time.time()))
        except NotAnUpdateError:
            return Response(status_code=self._refuse(body))
        return Response(status_code=await self._keep(found))

    async def _keep(self, found: Incoming) -> int:
        """Put it into the inbox; gives the status code."""
        try:
            await receive(self._client, self._inbox, [found], self._take)
        except StoreError as error:
            self._store.failed(str(error))
            return 503
        except Exception as error:
            _log.error("update %d was not taken in\n%s", found.queued.number, trace_without_words(error))
            return 500
        self._store.went_well()
        return 200

    def _refuse(self, body: bytes) -> int:
        """The status code for what is no update: after a few times Telegram need not bring it again."""
        print_of = blake2s(body, digest_size=16).digest()
        tries = self._unusable.pop(print_of, 0) + 1
        if tries >= MAX_TRIES:
            _log.error("a call of the webhook without an update was set aside, %d bytes", len(body))
            return 200
        self._unusable[print_of] = tries
        if len(self._unusable) > _REMEMBERED:
            self._unusable.popitem(last=False)
        return 400


async def _read(request: Request) -> bytes | None:
    """The body; None if it is too large, whatever its header claims."""
    claimed = request.headers.get("content-length", "0")
    if not claimed.isdecimal() or int(claimed) > LIMIT_BYTES:
        return None
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LIMIT_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)
