"""A look for a message among the numbers that it may have: which of them are tried, and how far it came.

Numbers are tried upwards from each that was noted when the message was given away, those first that nobody
knows. What came surely later has a higher number, and ends the look.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import msgspec

from bot.channel.telegram.api.numbering import Numbering
from bot.channel.telegram.api.probes import SentMessage, is_same
from bot.channel.telegram.api.sending import Sending

AT_ONCE = 4
"""Numbers that are tried at once: most of what is looked for has one of the first, and each call costs."""
ARRIVES_WITHIN_S = 1.0
"""How long after it left a message of a process that died may still be on its way."""
SURELY_LATER_S = ARRIVES_WITHIN_S + 2.0
"""What leaves, or comes to Telegram, so long after it has a higher number: clocks agree to two seconds."""

Answered = Callable[[], Awaitable[None]]
"""What is to be done when Telegram has answered what a number is."""


async def nothing_to_do() -> None:
    """For a look whose progress need not be noted."""


@dataclass(slots=True)
class DuplicateSearch:
    """A look for a message that was given away as `unsure` says, among numbers below `end`.

    `is_closed` if its newest duplicate ends the span. `found` are numbers of duplicates, `probes` how many
    were tried; `is_complete` once none is left, `is_short` if more were left than might be tried.
    """

    numbering: Numbering
    message: SentMessage
    unsure: Sending
    end: int
    is_closed: bool = False
    found: list[int] = field(default_factory=list)
    probes: int = 0
    is_complete: bool = False
    is_short: bool = False
    _asked: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._know(self.found)

    @property
    def is_over(self) -> bool:
        """Whether as many are found as there can be."""
        return len(self.found) >= self.unsure.count

    async def run(self, most: int, answered: Answered = nothing_to_do) -> None:
        """Try so many numbers, and see whether more are left.

        Raises TelegramError, StoreError, and what `answered` raises.
        """
        if self.is_over:
            return
        starts, end = self.unsure.starts, self.present_end
        self.message.tried.update(await self.numbering.stored(self.message.chat_id, min(starts), end))
        ways = [iter(range(start + 1, end)) for start in starts]
        if self.is_closed:
            ways.append(iter(range(end - 1, min(starts), -1)))
        unknown = self._unknown(ways)
        await self._try_numbers(islice(unknown, max(0, most)), answered)
        is_left = not self.is_over and next(unknown, None) is not None
        self.is_short, self.is_complete = is_left, not (self.is_over or is_left)

    @property
    def present_end(self) -> int:
        """Where the numbers end of what a process sent that died, as far as that is known by now.

        What this process sent, and was not told of, may have been taken in at any time until it gave up.
        """
        left = self.unsure.left
        if self.is_closed or not left:  # the latter was noted by an earlier version
            return self.end
        later = self.numbering.first_after(self.message.chat_id, left + SURELY_LATER_S)
        known = [end for end in (self.unsure.end, later) if end]
        return max(min(self.end, *known), min(self.unsure.floors) + 1) if known else self.end

    def progress(self) -> Sending:
        """What is to be noted so that another process goes on from here."""
        end = self.present_end
        return msgspec.structs.replace(
            self.unsure,
            tried_to=tuple(self._settled_from(start, end) for start in self.unsure.starts),
            probes=self.unsure.probes + self.probes,
            end=end if end < self.end else 0,
            found=tuple(self.found),
        )

    def _settled_from(self, start: int, end: int) -> int:
        """Up to which number after `start` all are known to be what is looked for, or not."""
        while start + 1 < end and self._is_settled(start + 1):
            start += 1
        return start

    def _is_settled(self, number: int) -> bool:
        is_tried = number in self.message.tried and number not in self._asked
        return is_tried or self.numbering.is_known(self.message.chat_id, number)

    async def _try_numbers(self, numbers: Iterator[int], answered: Answered) -> None:
        async def try_on() -> None:
            for number in numbers:
                if await self._try(number):
                    self.found.append(number)
                    self._know((number,))
                await answered()
                if self.is_over:
                    return

        trying = [asyncio.create_task(try_on()) for _ in range(AT_ONCE)]
        try:
            await asyncio.gather(*trying)
        finally:
            for task in trying:
                task.cancel()
            await asyncio.gather(*trying, return_exceptions=True)

    async def _try(self, number: int) -> bool:
        self.message.tried.add(number)
        self._asked.add(number)
        try:
            found = await is_same(self.message, number)
        except BaseException:
            self.message.tried.discard(number)
            raise
        finally:
            self._asked.discard(number)
        self.probes += 1
        return found

    def _know(self, found: Iterator[int] | list[int] | tuple[int, ...]) -> None:
        """It is nobody else's, whoever looks for theirs just now."""
        for number in found:
            self.numbering.note(self.message.chat_id, number)

    def _unknown(self, ways: list[Iterator[int]]) -> Iterator[int]:
        """The numbers of each way in turn that nobody knows by then, and that have not been tried.

        Where they end may be told meanwhile, by what is sent elsewhere.
        """
        message = self.message
        while ways:
            for way in tuple(ways):
                end = self.present_end
                for number in way:
                    if (
                        number < end
                        and number not in message.tried
                        and not self.numbering.is_known(message.chat_id, number)
                    ):
                        yield number
                        break
                else:
                    ways.remove(way)
