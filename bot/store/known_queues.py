"""What waits in queues, as the only process of a database knows it without reading: SQLite's.

A queue is known once it was read to its end and nothing changed meanwhile; what is committed from then on is
noted. One that something went wrong with, or that is too long, is read anew. To read it each time took two
changes of thread a message, each of which waits for the other thread to let go of the interpreter.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import msgspec

from bot.store.inbox import QueuedUpdate

_REMEMBERED = 4096
"""A choice: queues that were served last, most of them empty."""
_LONGEST = 100
"""A choice: more updates than are read at once; a chat that floods is not kept in memory."""


class KnownQueues:
    """Updates that wait, by queue and number; of a queue all or nothing."""

    def __init__(self, remembered: int = _REMEMBERED, longest: int = _LONGEST) -> None:
        self._remembered = remembered
        self._longest = longest
        self._queues: OrderedDict[tuple[str, str], dict[int, QueuedUpdate]] = OrderedDict()
        self._being_read: set[tuple[str, str]] = set()

    def waiting(self, source: str, queue: str, limit: int) -> list[QueuedUpdate] | None:
        """The first updates of a queue in the order of their numbers; None if they have to be read."""
        found = self._queues.get((source, queue))
        if found is None:
            return None
        self._queues.move_to_end((source, queue))
        return [found[number] for number in sorted(found)[:limit]]

    def reads(self, source: str, queue: str) -> None:
        """A queue is about to be read."""
        self._being_read.add((source, queue))

    def was_read(self, source: str, queue: str, found: Sequence[QueuedUpdate] | None) -> None:
        """All that waits in the queue; None if that was not read."""
        key = (source, queue)
        if key not in self._being_read:  # something changed meanwhile, and may be among it or not
            return
        self._being_read.discard(key)
        if found is not None and len(found) <= self._longest:
            self._queues[key] = {queued.number: queued for queued in found}
            if len(self._queues) > self._remembered:
                self._queues.popitem(last=False)

    def came(self, queued: QueuedUpdate) -> None:
        """An update is in the inbox, or it is there as it is given here now."""
        if (known := self._changing(queued)) is not None:
            known[queued.number] = queued
            if len(known) > self._longest:
                self.forget(queued)

    def changed(self, queued: QueuedUpdate, **values: int | bytes) -> None:
        """Something was noted with an update, if it waits still."""
        if (known := self._changing(queued)) and queued.number in known:
            known[queued.number] = msgspec.structs.replace(known[queued.number], **values)

    def tried(self, queued: QueuedUpdate) -> None:
        """One more attempt was counted."""
        known = self._changing(queued) or {}
        if now := known.get(queued.number):
            known[queued.number] = msgspec.structs.replace(now, tries=now.tries + 1)

    def went(self, queued: QueuedUpdate) -> None:
        """An update is answered, or given up."""
        if known := self._changing(queued):
            known.pop(queued.number, None)

    def forget(self, queued: QueuedUpdate) -> None:
        """It is not certain what became of an update: its queue has to be read."""
        self._changing(queued)
        self._queues.pop((queued.source, queued.queue), None)

    def _changing(self, queued: QueuedUpdate) -> dict[int, QueuedUpdate] | None:
        key = (queued.source, queued.queue)
        self._being_read.discard(key)
        return self._queues.get(key)
