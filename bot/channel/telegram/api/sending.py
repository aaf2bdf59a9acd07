"""What is about to be sent, noted with the update that it answers: a process that is killed may have sent it.

`answering(update, inbox)` says whose answer is being given; `Client` finds it again with `under_way`, however
many calls of python-telegram-bot lie between.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import zip_longest

import msgspec

from bot.model import Record
from bot.store import Inbox, QueuedUpdate

MOST_FLOORS = 8
"""While Telegram is out of reach for long it is tried again and again, but numbers nothing."""


class Sending(Record, frozen=True):
    """A message that has been, or is about to be, given to Telegram `count` times.

    `what` is a fingerprint of all that it says; its duplicates have numbers above the `floors`, most of them
    near one. `left` is when the last one was given away, in seconds since the epoch.

    The others say how far a process came that looked for it, so that one that follows goes on there:
    `tried_to`, for each floor, up to which number above it none is left to be tried; `probes` how many were;
    `end` the number below which all duplicates lie, 0 if that is not known; `found` their numbers.
    """

    what: bytes
    floors: tuple[int, ...] = ()
    count: int = 0
    left: float = 0.0
    tried_to: tuple[int, ...] = ()
    probes: int = 0
    end: int = 0
    found: tuple[int, ...] = ()

    @property
    def starts(self) -> tuple[int, ...]:
        """For each floor, the number above which it is still to be looked for."""
        return tuple(max(pair) for pair in zip_longest(self.floors, self.tried_to, fillvalue=0))

    def again(self, floor: int, now: float) -> Sending:
        """The same when it is given to Telegram once more, and no number above `floor` is known.

        Above that, a number that was free when it was tried may be the one that it gets now.
        """
        is_new = floor not in self.floors and len(self.floors) < MOST_FLOORS
        floors = (*self.floors, floor) if is_new else self.floors
        tried_to = tuple(min(start, floor) for start in self.starts)
        return Sending(self.what, floors, self.count + 1, now, tried_to)


@dataclass(slots=True)
class Answering:
    """An update that is being answered; `own` is what this process noted with it, if anything."""

    queued: QueuedUpdate
    inbox: Inbox
    own: Sending | None = None

    @property
    def key(self) -> tuple[str, int]:
        """Tells the update from others."""
        return self.queued.source, self.queued.number

    def earlier(self, what: bytes) -> Sending | None:
        """What another process may have sent of the same message; None if nothing."""
        if self.own is not None or not self.queued.sending:
            return None
        try:
            noted = _read(self.queued.sending)
        except msgspec.MsgspecError:  # of another version
            return None
        return noted if noted.what == what and noted.floors else None

    async def all_under_way(self) -> int:
        """How many messages, of all processes, the store may not know of. Raises StoreError."""
        return await self.inbox.sendings(self.queued.source)

    async def note(self, sending: Sending) -> None:
        """Keep it, durably once this returns. Raises StoreError."""
        await self.inbox.note_sending(self.queued, msgspec.msgpack.encode(sending))
        self.own = sending

    async def note_look(self, sending: Sending) -> None:
        """Keep how far the look for another process's message has come. Raises StoreError."""
        await self.inbox.note_sending(self.queued, msgspec.msgpack.encode(sending))


_under_way: ContextVar[Answering | None] = ContextVar("answering", default=None)
_read = msgspec.msgpack.Decoder(Sending).decode


def under_way() -> Answering | None:
    """The update whose answer is being given in this task."""
    return _under_way.get()


@contextmanager
def answering(queued: QueuedUpdate, inbox: Inbox) -> Iterator[None]:
    """What is sent within answers this update."""
    before = _under_way.set(Answering(queued, inbox))
    try:
        yield
    finally:
        _under_way.reset(before)
