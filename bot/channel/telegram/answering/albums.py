"""Files that were sent at once are one question: Telegram brings them as messages of their own, one by one.

The first of an album waits until no more comes, and takes the others along: one answer, and all are done with
it in one transaction. Nothing is noted before, so that a process that dies in between leaves all of them in
the inbox, where the next one puts them together again. One that comes later still, while this process
remembers the others, has their answer made anew in place.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from bot.channel.telegram.answering.early_scan import NOTHING, EarlyScan, ScanOutcome, SecretSeen
from bot.channel.telegram.api.answering_slots import stepped_aside
from bot.channel.telegram.api.client import Client, UnreadableUpdateError
from bot.channel.telegram.api.retry import Sleep
from bot.channel.telegram.api.trials import elsewhere
from bot.channel.telegram.incoming.arrival import Arrival, FileCommand, SentFile, SentFiles
from bot.channel.telegram.incoming.intake import UpdateReader
from bot.dialogue.exchange import Refused
from bot.store import Inbox, QueuedUpdate

SETTLED_S = 1.0
"""No more of an album is waited for when none has come for so long."""
_LARGEST = 10
"""Messages of an album, as Telegram has them."""
_FRESH_S = 10
"""An update that was received longer ago than this has all others of its album beside it."""
_READ = 100
"""Updates of the chat among which the others are looked for."""
_REMEMBERED = 256
"""A choice: albums whose late parts are still told from new ones."""


@dataclass(frozen=True, slots=True)
class Album:
    """Messages of an album as one arrival, made of `arrivals`; `along` are the updates of all but the first.

    `queued` is the first update, with how much of the answer to all is sent already. `is_more` says that some
    of them were answered before.
    """

    queued: QueuedUpdate
    arrival: Arrival
    looked: ScanOutcome
    along: tuple[QueuedUpdate, ...]
    arrivals: tuple[Arrival, ...]
    is_more: bool


@dataclass(frozen=True, slots=True)
class _AlbumMessage:
    queued: QueuedUpdate
    arrival: Arrival
    looked: ScanOutcome = NOTHING


class Albums:
    """Puts files together that were sent at once."""

    def __init__(
        self, client: Client, reader: UpdateReader, inbox: Inbox, scan: EarlyScan, sleep: Sleep
    ) -> None:
        self._client = client
        self._reader = reader
        self._inbox = inbox
        self._scan = scan
        self._sleep = sleep
        self._answered: OrderedDict[tuple[str, str], tuple[Arrival, ...]] = OrderedDict()
        self._along: OrderedDict[tuple[str, int], None] = OrderedDict()

    def was_answered(self, queued: QueuedUpdate) -> bool:
        """Whether an update was answered along with another: whoever listed it before does not know yet."""
        return self._along.pop((queued.source, queued.number), queued) is None

    async def gathered(self, queued: QueuedUpdate, arrival: Arrival, looked: ScanOutcome) -> Album | None:
        """The album that a message belongs to, once it is there; None where it is alone, or no file.

        Raises StoreError, and StoppingError where the bot stops meanwhile.
        """
        if not _is_file(arrival):
            return None
        others = [
            replace(piece, looked=await self._scan.outcome(piece.queued))
            for piece in await self._others(queued, arrival)
        ]
        before = self._answered.get((queued.queue, arrival.album), ())
        if not others and not before:
            return None
        pieces = [_AlbumMessage(queued, arrival, looked), *others]
        return Album(
            _as_far_as_sent(pieces),
            _as_one(before, [piece.arrival for piece in pieces]),
            _looked(pieces),
            tuple(piece.queued for piece in others),
            (*before, *(piece.arrival for piece in pieces)),
            bool(before),
        )

    def answered(
        self, queued: QueuedUpdate, arrivals: Sequence[Arrival], along: Sequence[QueuedUpdate]
    ) -> None:
        """Arrivals were answered as one, and updates along with the first. Their words are not kept."""
        for other in along:
            self._along[other.source, other.number] = None
        while len(self._along) > _REMEMBERED * _LARGEST:
            self._along.popitem(last=False)
        if _is_file(arrivals[0]):
            kept = tuple(replace(arrival, words="") for arrival in arrivals)
            self._answered[queued.queue, arrivals[0].album] = kept
            if len(self._answered) > _REMEMBERED:
                self._answered.popitem(last=False)

    async def waiting(
        self, queued: QueuedUpdate, arrival: Arrival
    ) -> tuple[tuple[QueuedUpdate, Arrival], ...]:
        """The other updates of the album that wait just now. Raises StoreError."""
        return tuple((piece.queued, piece.arrival) for piece in await self._listed(queued, arrival))

    async def _others(self, queued: QueuedUpdate, arrival: Arrival) -> list[_AlbumMessage]:
        found = await self._listed(queued, arrival)
        while len(found) + 1 < _LARGEST and _is_fresh([queued, *(piece.queued for piece in found)]):
            async with stepped_aside(), elsewhere():
                await self._sleep(SETTLED_S)
            again = await self._listed(queued, arrival)
            if len(again) == len(found):
                break
            found = again
        return found

    async def _listed(self, queued: QueuedUpdate, arrival: Arrival) -> list[_AlbumMessage]:
        mark = arrival.album.encode()
        listed = await self._inbox.waiting(queued.source, queued.queue, _READ)
        found = (
            self._read(other) for other in listed if other.number != queued.number and mark in other.body
        )
        return [piece for piece in found if piece and _is_of(piece.arrival, arrival)]

    def _read(self, queued: QueuedUpdate) -> _AlbumMessage | None:
        try:
            arrival = self._reader.listen(self._client.read(queued))
        except UnreadableUpdateError:
            return None  # it is set aside in its turn
        return _AlbumMessage(queued, arrival) if arrival else None


def spoken(parts: Sequence[Arrival]) -> Arrival:
    """The message of an album that was said to the bot, as one alone has the words; else the first."""
    return next((part for part in parts if part.is_addressed), parts[0])


def _is_file(arrival: Arrival) -> bool:
    """Whether it is a file of an album, one that may be refused included; pictures are none."""
    is_refused = isinstance(arrival.what, Refused) and bool(arrival.file_names)
    return bool(arrival.album) and not arrival.is_edit and (_file_of(arrival) is not None or is_refused)


def _is_of(other: Arrival, arrival: Arrival) -> bool:
    return _is_file(other) and (other.album, other.person) == (arrival.album, arrival.person)


def _file_of(arrival: Arrival) -> SentFile | None:
    match arrival.what:
        case SentFile() as file:
            return file
        case FileCommand(_, file) if arrival.holder == arrival.asked:
            return file
    return None


def _is_fresh(queued_updates: Iterable[QueuedUpdate]) -> bool:
    return max(queued.received for queued in queued_updates) > time.time() - _FRESH_S


def _as_one(before: Sequence[Arrival], new: Sequence[Arrival]) -> Arrival:
    """Messages of an album as one: said to the bot if any of them is, for one alone has the words.

    Those of `before` were looked through for secrets then.
    """
    parts = (*before, *new)
    said = spoken(parts)
    return replace(
        parts[0],
        what=SentFiles(tuple(_parts(parts))),
        is_addressed=said.is_addressed,
        words="\n".join(part.words for part in parts if part.words),
        file_names=tuple(name for part in parts for name in part.file_names),
        replied=said.replied,
        parts=(*(replace(part, asked=None, holder=None) for part in before), *new),
    )


def _parts(arrivals: Iterable[Arrival]) -> Iterator[SentFile | Refused]:
    for arrival in arrivals:
        if file := _file_of(arrival):
            yield file
        elif isinstance(arrival.what, Refused):
            yield msgspec.structs.replace(arrival.what, name=next(iter(arrival.file_names), ""))


def _as_far_as_sent(pieces: Sequence[_AlbumMessage]) -> QueuedUpdate:
    """The first update; the early word about any of them is the first message of the answer to all."""
    first = pieces[0].queued
    is_warned = any(piece.queued.sent or (piece.looked.seen and piece.looked.seen.sent) for piece in pieces)
    return msgspec.structs.replace(first, sent=max(first.sent, int(is_warned)))


def _looked(pieces: Sequence[_AlbumMessage]) -> ScanOutcome:
    """What was found in all of them; a file that was not said to the bot was not looked into."""
    seen = [piece.looked.seen for piece in pieces if piece.looked.seen]
    were_read = all(
        piece.looked.was_read and bool(piece.looked.seen or piece.looked.file) for piece in pieces
    )
    if not seen:
        return ScanOutcome(was_read=were_read)
    sent = tuple(message for one in seen for message in one.sent)
    return ScanOutcome(SecretSeen(all(one.was_deleted for one in seen), sent), were_read)
