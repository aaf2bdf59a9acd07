"""Group reading: whoever asks while a question to the database is under way is answered by the next one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class CoalescedReads(Generic[_Value]):
    """Reads values by key; `read` gives those that it finds of many."""

    def __init__(self, read: Callable[[Sequence[str]], Awaitable[Mapping[str, _Value]]]) -> None:
        self._read = read
        self._asked: dict[str, asyncio.Future[_Value | None]] = {}
        self._task: asyncio.Task[None] | None = None

    async def get(self, key: str) -> _Value | None:
        """The value of a key, None if there is none. Raises what `read` raises."""
        if key not in self._asked:
            self._asked[key] = asyncio.get_running_loop().create_future()
        asked = self._asked[key]
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        # One may be cancelled, others wait for the same.
        return await asyncio.shield(asked)

    async def _run(self) -> None:
        while self._asked:
            asked, self._asked = self._asked, {}
            try:
                found = await self._read(sorted(asked))
            except BaseException as error:
                for future in asked.values():
                    if isinstance(error, Exception):
                        future.set_exception(error)
                        future.exception()  # nobody may be left to hear of it
                    else:
                        future.cancel()
                if not isinstance(error, Exception):
                    raise
            else:
                for key, future in asked.items():
                    future.set_result(found.get(key))
