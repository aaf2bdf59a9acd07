"""The durable inbox: what a channel received is kept until it has been answered.

An update is kept as the channel got it. Those of one queue (a chat) are answered in the order of their
numbers, by one process at a time; queues know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

from bot.model import Record

MAX_TRIES = 3
"""An update that fails as often as this is set aside."""


class QueuedUpdate(Record, frozen=True):
    """One update: `source` is the account that received it, `number` its id there, `body` its JSON.

    `tries` counts attempts that failed by a fault of the program, `deaths` processes that ended while they
    worked on it; `sent` the messages of its answer that are delivered already; `sending` is what the channel
    noted before it began to send the next one, in words of its own; `received` is in seconds since the epoch.
    `message` is the number in its chat of the message that it holds, 0 if it holds none.
    """

    source: str
    number: int
    queue: str
    body: bytes
    received: int = 0
    tries: int = 0
    sent: int = 0
    sending: bytes | None = None
    message: int = 0
    deaths: int = 0


TakeUpdates: TypeAlias = Callable[[Sequence[QueuedUpdate]], None]
"""Is handed updates to be answered."""


def taken_by_nobody(_queued_updates: Sequence[QueuedUpdate]) -> None:
    """Leave them in the inbox."""


class Inbox(Protocol):
    """Updates that wait. Every method may raise `StoreError`; nothing is lost then."""

    async def add(
        self, queued_updates: Sequence[QueuedUpdate], take: TakeUpdates = taken_by_nobody
    ) -> list[QueuedUpdate]:
        """Keep the updates, durably once this returns; gives those that were not there yet, in order.

        One that was received before, even if it is answered by now, is left out. `take` is handed the same as
        soon as it is known that they are new, which may be before they are kept: an answer can be made
        meanwhile. A new message is sent only after `kept` or `note_sending`, what can be done twice (an edit,
        a deletion) at once. Where they cannot be kept, they are gone
        from the inbox.
        """

    async def kept(self, queued: QueuedUpdate) -> None:
        """Return when an update that was handed on early is durably kept."""

    async def queues(self, source: str) -> list[str]:
        """Queues in which updates wait, the one that has waited longest first."""

    async def unclaimed(self, source: str, queues: Sequence[str]) -> list[str]:
        """Of queues those, in their order, that nobody has claimed just now; an empty one may be left out."""

    async def claim(self, queue: str) -> bool:
        """Take a queue for this process until `release`, or until the process dies.

        False if it is taken, be it by this process, or cannot be had just now.
        """

    async def release(self, queue: str) -> None:
        """Let others have the queue; never fails."""

    def holds(self, queue: str) -> bool:
        """Whether the queue is still this process's: a claim ends with the connection to the database.

        To be asked before each update of a queue; where it is False, `claim` has to be asked again.
        """

    async def waiting(self, source: str, queue: str, limit: int = 100) -> list[QueuedUpdate]:
        """The queue's updates that are neither answered nor set aside, in the order of their numbers."""

    async def note_try(self, queued: QueuedUpdate) -> None:
        """Count one more attempt that failed, durably."""

    async def note_deaths(self, queued: QueuedUpdate, deaths: int) -> None:
        """So many processes have died of the update if this one ends now, however that comes about.

        Once this returns it outlives the process; a power cut may take it.
        """

    async def note_sent(self, queued: QueuedUpdate, sent: int) -> None:
        """So many messages of the answer are delivered; a later attempt leaves them out."""

    async def note_sending(self, queued: QueuedUpdate, sending: bytes) -> None:
        """A message is about to be sent; whoever has the update next knows that it may have arrived.

        Once this returns both outlive the process. A power cut in the next moment may take them, and then the
        message may be sent twice: Telegram brings the update again.
        """

    async def sendings(self, source: str) -> int:
        """How many updates wait of which a message is, or may have been, under way."""

    async def set_aside(self, queued: QueuedUpdate, reason: str) -> None:
        """Give up on an update, and drop its body; `reason` is an operator's line without anybody's words."""

    async def depth(self, source: str) -> int:
        """How many updates wait; fails at once where the database is out of reach."""
