"""Pushes updates to the bot's webhook, each chat in order, again until the bot says 200.

Lives on the server's event loop; the queue itself is guarded by the world's lock.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.fakes.bot_api.params import Params, Upload
from tests.fakes.bot_api.updates import Update
from tests.fakes.bot_api.world import Webhook, World

_ANSWER_WITHIN = aiohttp.ClientTimeout(60)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the bot said to an update."""

    status: int
    reason: str
    kind: str
    body: bytes


class Pusher:
    """Delivers what is pending; `answer` carries out a method that the bot's response names."""

    def __init__(
        self,
        world: World,
        loop: asyncio.AbstractEventLoop,
        answer: Callable[[str, Params], None],
        retry_s: float,
    ) -> None:
        self._world = world
        self._answer = answer
        self._retry_s = retry_s
        self._client: aiohttp.ClientSession | None = None
        self._busy_chats: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        world.updates.on_new.append(lambda: loop.call_soon_threadsafe(self.push))

    def push(self) -> None:
        """Start a delivery for each chat that has updates and none under way."""
        with self._world.changing():
            webhook = self._world.webhook
            if webhook is None or len(self._tasks) >= webhook.max_connections:
                return
            self._world.updates.repeats, repeats = [], self._world.updates.repeats
            due: list[Update] = list(repeats)
            busy = self._busy_chats | {update.chat_id for update in due}
            for update in self._world.updates.pending.values():
                if update.chat_id not in busy:
                    busy.add(update.chat_id)
                    due.append(update)
        for update in due[: webhook.max_connections - len(self._tasks)]:
            self._busy_chats.add(update.chat_id)
            task = asyncio.get_running_loop().create_task(self._deliver(webhook, update))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Give up all deliveries."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._client is not None:
            await self._client.close()

    async def _deliver(self, webhook: Webhook, update: Update) -> None:
        answer = await self._post(webhook, update)
        with self._world.changing():
            self._world.webhook_deliveries.append((update.id, answer.status if answer else None))
            if answer and answer.status == 200:
                self._world.updates.confirm([update.id])
            else:
                webhook.last_error_date = self._world.now_s()
                webhook.last_error_message = (
                    f"Wrong response from the webhook: {answer.status} {answer.reason}"
                    if answer
                    else "Connection refused"
                )
        if answer and answer.status == 200:
            self._carry_out(answer)
        else:
            await asyncio.sleep(self._retry_s)
        self._busy_chats.discard(update.chat_id)
        asyncio.get_running_loop().call_soon(self.push)

    async def _post(self, webhook: Webhook, update: Update) -> _Answer | None:
        if self._client is None:
            # httpx takes 3 ms of processor for a call: in a benchmark, more than the bot does
            self._client = aiohttp.ClientSession(timeout=_ANSWER_WITHIN)
        headers = {}
        if webhook.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret_token
        try:
            async with self._client.post(
                webhook.url, json=update.as_json(), headers=headers, allow_redirects=False
            ) as response:
                body = await response.read()
                return _Answer(response.status, response.reason or "", response.content_type, body)
        except (aiohttp.ClientError, TimeoutError, OSError):
            return None

    def _carry_out(self, answer: _Answer) -> None:
        if answer.kind != "application/json":
            return
        try:
            body: Any = json.loads(answer.body)
        except ValueError:
            return
        if isinstance(body, dict) and "method" in body:
            uploads: dict[str, Upload] = {}
            self._answer(str(body.pop("method")), Params(body, uploads))
