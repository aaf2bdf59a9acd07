"""So many at a time, and chats take turns: who asks for thirty makes others wait for one of them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class FairTurns:
    """Turns: `async with turns.turn(chat): …`. Those of one chat come in the order in which it asked."""

    def __init__(self, count: int) -> None:
        self._free = count
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    @asynccontextmanager
    async def turn(self, chat: str) -> AsyncIterator[None]:
        """Work when it is the chat's turn."""
        await self._take(chat)
        try:
            yield
        finally:
            self._pass_on()

    async def _take(self, chat: str) -> None:
        if self._free and not self._waiting:
            self._free -= 1
            return
        called = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(chat, deque()).append(called)
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():  # called and cancelled at once
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        """Call the first of the chat that has waited longest for a turn; that chat comes last then."""
        while self._waiting:
            chat, queue = self._waiting.popitem(last=False)
            while queue and queue[0].done():  # gave up while waiting, which is nobody's turn
                queue.popleft()
            if queue:
                queue.popleft().set_result(None)
                if queue:
                    self._waiting[chat] = queue
                return
        self._free += 1
