"""What waits in queues, as the only process of a database knows it without reading: SQLite's.

Which queues have something in them is read once; the others are empty until something comes, and what comes
is noted. One of those, and one that something went wrong with, or that is too long, is read when it is asked
for. To read each time took two changes of thread a message, each of which waits for the other thread to let
go of the interpreter.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import msgspec

from bot.store.inbox import QueuedUpdate

_REMEMBERED = 4096
"""A choice: queues with something in them that were served last."""
_LONGEST = 100
"""A choice: more updates than are read at once; a chat that floods is not kept in memory."""

_Place: TypeAlias = tuple[str, str]
"""A source and a queue."""


class KnownQueues:
    """Updates that wait, by queue and number; of a queue all or nothing."""

    def __init__(self, remembered: int = _REMEMBERED, longest: int = _LONGEST) -> None:
        self._remembered = remembered
        self._longest = longest
        self._queues: OrderedDict[_Place, dict[int, QueuedUpdate]] = OrderedDict()
        self._places: dict[tuple[str, int], _Place] = {}
        self._unread: set[_Place] | None = None
        self._being_read: set[_Place] = set()

    def begin(self, unread: Iterable[_Place]) -> None:
        """These have something in them, as sources and queues, and no other one has."""
        self._unread = set(unread)

    def are_known(self, queued_updates: Iterable[QueuedUpdate]) -> bool:
        """Whether all that waits in the queues of updates is known without reading."""
        return all(self._is_known((queued.source, queued.queue)) for queued in queued_updates)

    def _is_known(self, key: _Place) -> bool:
        return key in self._queues or (self._unread is not None and key not in self._unread)

    def waiting(self, source: str, queue: str, limit: int) -> list[QueuedUpdate] | None:
        """The first updates of a queue in the order of their numbers; None if they have to be read."""
        found = self._queues.get((source, queue))
        if found is None:
            return [] if self._is_known((source, queue)) else None
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
        if found is None or len(found) > self._longest:
            return
        if found or self._unread is None:
            self._keep(key, found)
        else:
            self._unread.discard(key)

    def came(self, queued: QueuedUpdate) -> None:
        """An update is in the inbox, or it is there as it is given here now."""
        key = (queued.source, queued.queue)
        self._being_read.discard(key)
        if key in self._queues:
            self._queues.move_to_end(key)
            self._note(key, queued)
            if len(self._queues[key]) > self._longest:
                self._put_away(key)
        elif self._is_known(key):
            self._keep(key, (queued,))

    def changed(self, queued: QueuedUpdate, **values: int | bytes) -> None:
        """Something was noted with an update, if it waits still."""
        if known := self._changing(queued):
            self._note((known.source, known.queue), msgspec.structs.replace(known, **values))

    def tried(self, queued: QueuedUpdate) -> None:
        """One more attempt was counted."""
        if known := self._changing(queued):
            self._note((known.source, known.queue), msgspec.structs.replace(known, tries=known.tries + 1))

    def went(self, queued: QueuedUpdate) -> None:
        """An update is answered, or given up."""
        if known := self._changing(queued):
            key = (known.source, known.queue)
            del self._queues[key][known.number]
            del self._places[known.source, known.number]
            if not self._queues[key] and self._unread is not None:
                del self._queues[key]

    def forget(self, queued: QueuedUpdate) -> None:
        """It is not certain what became of an update: its queue has to be read."""
        known = self._changing(queued) or queued
        self._put_away((known.source, known.queue))

    def _keep(self, key: _Place, found: Iterable[QueuedUpdate]) -> None:
        self._queues[key] = {}
        for queued in found:
            self._note(key, queued)
        if self._unread is not None:
            self._unread.discard(key)
        if len(self._queues) > self._remembered:
            self._put_away(next(iter(self._queues)))

    def _note(self, key: _Place, queued: QueuedUpdate) -> None:
        self._queues[key][queued.number] = queued
        self._places[queued.source, queued.number] = key

    def _put_away(self, key: _Place) -> None:
        for number in self._queues.pop(key, ()):
            self._places.pop((key[0], number), None)
        if self._unread is not None:
            self._unread.add(key)

    def _changing(self, queued: QueuedUpdate) -> QueuedUpdate | None:
        """The update as it is known, by its number: that may have come in the name of another queue."""
        key = self._places.get((queued.source, queued.number))
        self._being_read.discard(key or (queued.source, queued.queue))
        return self._queues[key][queued.number] if key else None
