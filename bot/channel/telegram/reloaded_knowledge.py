"""What the bot answers from: read anew when it is told to, and how old it is."""

from __future__ import annotations

import asyncio
import time

from bot.channel.telegram.answering.dialogue_protocol import ReadAnew


class Knowledge:
    """What the bot answers from, and since when."""

    def __init__(self, read_anew: ReadAnew) -> None:
        self._read_anew = read_anew
        self._one_at_a_time = asyncio.Lock()
        self._read_at = time.monotonic()

    @property
    def age_s(self) -> float:
        """Seconds since it was read."""
        return time.monotonic() - self._read_at

    async def read_anew(self) -> str:
        """Read it anew; gives an operator's line where that failed, and the former stays; else nothing."""
        async with self._one_at_a_time:
            problem = await self._read_anew()
            if not problem:
                self._read_at = time.monotonic()
            return problem
