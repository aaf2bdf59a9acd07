"""A duplicate that lay among too many numbers is looked for again, when those of somebody else are known.

Then the one that was noted as the answer stays, whichever is the older.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from telegram.error import TelegramError

from bot.channel.telegram.api.duplicate_search import DuplicateSearch
from bot.channel.telegram.api.probes import SentMessage
from bot.channel.telegram.api.retry import Waiter, explain
from bot.store import StoreError

MOST_LATER = 64
"""Messages at once that are looked for again."""
LATER_S = (5.0, 15.0, 60.0)
"""After so long each it is looked again for what was not found among too many numbers."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class LaterLooks:
    """Looks that go on beside the answers: `look` begins one, `stop` ends all."""

    waiter: Waiter
    most_probes: int
    _looking: set[asyncio.Task[None]] = field(default_factory=set)

    def look(self, search: DuplicateSearch, standing: int) -> None:
        """Look again for what `search` was too short to find, but for the message that stands."""
        if len(self._looking) < MOST_LATER:
            task = asyncio.create_task(self._look_again(search, standing))
            self._looking.add(task)
            task.add_done_callback(self._looking.discard)

    async def looked(self) -> None:
        """Return when nothing is looked for any more."""
        await asyncio.gather(*self._looking, return_exceptions=True)

    async def stop(self) -> None:
        """Look for nothing any more."""
        for task in self._looking:
            task.cancel()
        await self.looked()

    async def _look_again(self, search: DuplicateSearch, standing: int) -> None:
        """Look among the numbers that nobody knows by then, and take back what is found but `standing`."""
        search.message.tried.add(standing)
        for pause_s in LATER_S:
            if not search.is_short or not await self.waiter.rest(pause_s):
                return
            before = len(search.found)
            try:
                await search.run(self.most_probes)
                await take_back(search.message, search.found[before:])
            except (TelegramError, StoreError) as error:
                tell_failed(search, error)


async def take_back(message: SentMessage, superfluous: Sequence[int]) -> None:
    """Delete messages that are known to say the same as another one, the youngest first."""
    if not superfluous:
        return
    for number in reversed(superfluous):
        try:
            await message.call("deleteMessage", {"chat_id": message.chat_id, "message_id": number})
        except TelegramError as error:
            if "not found" not in str(error).lower():  # gone by an earlier attempt whose answer was lost
                _log.warning("message %d is there twice: %s", number, explain(error))
    _log.info("a message had arrived after all, %d came back", len(superfluous))


def tell_failed(search: DuplicateSearch, error: Exception) -> None:
    """Log that a look came to nothing."""
    where = search.end if search.is_closed else min(search.unsure.floors)
    _log.warning("could not look for duplicates of message %d: %s", where, explain(error))
