"""getUpdates as Telegram serves it: long polls that updates end, and one poller at a time.

Lives on the server's event loop; the queue itself is guarded by the world's lock.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.refusals import conflict
from tests.fakes.bot_api.world import World

_LONGEST_POLL_S = 50


class Poller:
    """Whoever waits for updates right now."""

    def __init__(self, world: World, loop: asyncio.AbstractEventLoop) -> None:
        self._world = world
        self._waiter: asyncio.Future[bool] | None = None
        self._wake = lambda: loop.call_soon_threadsafe(self._end, True)
        world.updates.on_new.append(self._wake)

    async def get_updates(
        self, params: Params, disconnected: Callable[[], Awaitable[Any]]
    ) -> list[JsonObject]:
        """Return updates from the offset on, waiting for the first. Raises `Refusal`."""
        self._end(False)  # an older poll gives way
        limit = min(max(params.integer("limit", 100), 1), 100)
        timeout_s = min(params.integer("timeout"), _LONGEST_POLL_S)
        with self._world.changing():
            if self._world.webhook is not None:
                raise conflict(
                    "can't use getUpdates method while webhook is active; "
                    "use deleteWebhook to delete the webhook first"
                )
            self._world.updates.allow(params.get("allowed_updates"))
            found = self._world.updates.read(params.integer("offset"), limit)
        if not found and timeout_s > 0 and await self._wait(timeout_s, disconnected):
            with self._world.changing():
                found = self._world.updates.read(0, limit)
        return [update.as_json() for update in found]

    async def _wait(self, timeout_s: float, disconnected: Callable[[], Awaitable[Any]]) -> bool:
        """Whether updates came in time. Raises `Refusal` if another poller took over."""
        waiter: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiter = waiter
        gone = asyncio.ensure_future(disconnected())
        self._show(True)
        try:
            await asyncio.wait({waiter, gone}, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            if self._waiter is waiter:
                self._waiter = None
            self._show(self._waiter is not None)
        if not waiter.done():
            waiter.cancel()
            return False
        if not waiter.result():
            raise conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running"
            )
        return True

    def _end(self, has_updates: bool) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(has_updates)

    def _show(self, is_polled: bool) -> None:
        with self._world.changing():
            self._world.is_polled = is_polled
