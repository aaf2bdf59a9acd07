"""Secrets go first: a message in which many can read one is taken away as it comes in, before the queue.

    scan.look(updates)                       when they are in the inbox
    looked = await scan.outcome(update)      when one's turn has come

A chat's messages are answered in their order, and at Telegram's pace: a secret would stand as long as that
takes. So each message from a chat of many is looked at when it comes in; what gives a secret away is deleted
and its author told at once, past everything that waits for that chat. What fails here, or is lost with the
process, is done when the message's turn has come: nothing depends on this but time.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from telegram.error import TelegramError

from bot.channel.telegram.answering import leaked_secrets
from bot.channel.telegram.answering.contexts import Contexts
from bot.channel.telegram.answering.fair_turns import FairTurns
from bot.channel.telegram.answering.gate import Gate
from bot.channel.telegram.answering.leaked_secrets import ContainsSecret
from bot.channel.telegram.api.answering_slots import stepped_aside
from bot.channel.telegram.api.client import Client, UnreadableUpdateError
from bot.channel.telegram.api.flood_limits import on_behalf_of, urgent
from bot.channel.telegram.api.retry import explain
from bot.channel.telegram.api.trials import elsewhere
from bot.channel.telegram.incoming.arrival import Arrival, FileCommand, SentFile
from bot.channel.telegram.incoming.file_download import fetch
from bot.channel.telegram.incoming.intake import UpdateReader
from bot.channel.telegram.outgoing.deliver import Delivery
from bot.dialogue.exchange import Attachment, Command
from bot.errors import WorkerError
from bot.logs import trace_without_words
from bot.store import QueuedUpdate, Sent, Store, StoreError

REMEMBERED = 4096
"""Updates and albums that are kept in mind: other processes may answer them."""
KEPT_FILES = 16
"""Files that wait for their message's turn; others are fetched twice."""
_FILES_AT_ONCE = 2
"""A choice: fewer than answers may fetch, so that looking ahead never holds them up."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SecretSeen:
    """A secret was found: whether its messages are gone, and the messages that were sent about it."""

    was_deleted: bool
    sent: tuple[Sent, ...] = ()


@dataclass(frozen=True, slots=True)
class ScanOutcome:
    """What was found in an update; `was_read` if all of it was, `file` what it brought, if that was kept."""

    seen: SecretSeen | None = None
    was_read: bool = False
    file: Attachment | None = None


NOTHING = ScanOutcome()


class EarlyScan:
    """Looks at updates as they come in."""

    def __init__(
        self,
        client: Client,
        reader: UpdateReader,
        store: Store,
        gate: Gate,
        contexts: Contexts,
        *,
        reading: asyncio.Lock,
        contains_secret: ContainsSecret,
    ) -> None:
        """`reading` is held while a file is looked through."""
        self._client = client
        self._reader = reader
        self._store = store
        self._gate = gate
        self._contexts = contexts
        self._tasks: OrderedDict[int, asyncio.Task[ScanOutcome]] = OrderedDict()
        self._kept: OrderedDict[int, Attachment] = OrderedDict()
        self._albums: OrderedDict[str, None] = OrderedDict()
        self._warned: OrderedDict[str, None] = OrderedDict()
        self._files = FairTurns(_FILES_AT_ONCE)
        self._reading = reading
        self._contains_secret = contains_secret

    def look(self, queued_updates: Iterable[QueuedUpdate]) -> None:
        """Updates have come in; those of chats of many are looked at, at once."""
        for queued in queued_updates:
            if queued.queue.rpartition("/")[2].startswith("-"):
                with on_behalf_of(queued.queue):
                    self._tasks[queued.number] = asyncio.create_task(self._look(queued))
                if len(self._tasks) > REMEMBERED:
                    self._tasks.popitem(last=False)

    async def outcome(self, queued: QueuedUpdate) -> ScanOutcome:
        """What was found in an update, and done about it; others have its slot until that is known."""
        task = self._tasks.pop(queued.number, None)
        if task and not task.done():
            async with stepped_aside(), elsewhere():
                await task
        looked = await task if task else NOTHING
        file = self._kept.pop(queued.number, None)
        return replace(looked, file=file) if file else looked

    async def stop(self) -> None:
        """Give up what is not done."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _look(self, queued: QueuedUpdate) -> ScanOutcome:
        try:
            arrival = self._reader.listen(self._client.read(queued))
            if arrival is None or arrival.is_private:
                return ScanOutcome(was_read=True)
            if not await self._gate.admits(arrival):
                return NOTHING  # it is turned away in its turn
            found = leaked_secrets.leaking(arrival, _told(arrival))
            if not found or isinstance(arrival.what, FileCommand):  # whose file stands in another message
                in_file = await self._in_file(arrival, queued)
                if in_file is None and not found:
                    return NOTHING
                found = tuple(dict.fromkeys((*found, *(in_file or ()))))
            if not found:
                return ScanOutcome(was_read=True)
            with urgent():
                return ScanOutcome(await self._take_away(arrival, found, queued), was_read=True)
        except UnreadableUpdateError:
            pass  # it is set aside in its turn
        except (TelegramError, StoreError, WorkerError) as error:
            reason = explain(error) if isinstance(error, TelegramError) else str(error)
            _log.info("update %d is looked at for secrets in its turn: %s", queued.number, reason)
        except Exception as error:
            _log.error("looking for secrets failed\n%s", trace_without_words(error))
        return NOTHING

    async def _in_file(self, arrival: Arrival, queued: QueuedUpdate) -> tuple[int, ...] | None:
        """The messages with a secret in a file that was sent to the bot, or in an album with such a file.

        None where there is such a file, but it cannot be had.
        """
        if arrival.is_addressed and arrival.album:
            _remember(self._albums, arrival.album)
        match arrival.what:
            case SentFile() as file if arrival.is_addressed or arrival.album in self._albums:
                pass
            case FileCommand(_, file) if arrival.is_addressed:
                pass
            case _:
                return ()
        async with self._files.turn(queued.queue):
            data = await fetch(self._client, file, self._reader.limit_bytes)
            if not isinstance(data, Attachment):
                return None
            self._kept[queued.number] = data
            if len(self._kept) > KEPT_FILES:
                self._kept.popitem(last=False)  # it is fetched again in its turn
            async with self._reading:
                return await asyncio.to_thread(leaked_secrets.leaking, arrival, data, self._contains_secret)

    async def _take_away(self, arrival: Arrival, found: tuple[int, ...], queued: QueuedUpdate) -> SecretSeen:
        was_deleted = await leaked_secrets.take_away(self._client, arrival.place.chat_id, found)
        seen = SecretSeen(was_deleted)
        if queued.sent or (arrival.is_edit and not was_deleted) or arrival.album in self._warned:
            return seen
        if arrival.album:
            _remember(self._warned, arrival.album)
        try:
            known = await self._contexts.known(arrival)
            warning = leaked_secrets.warning(
                known.session.locale, self._reader.address, was_deleted=was_deleted
            )
            await self._store.inbox.kept(queued)
            delivery = Delivery(self._client, arrival.place)
            await delivery.put(warning)
            seen = replace(seen, sent=delivery.standing)
            await self._store.inbox.note_sent(queued, len(seen.sent))
        except (TelegramError, StoreError) as error:
            reason = explain(error) if isinstance(error, TelegramError) else str(error)
            _log.info("update %d: the word about a secret comes in its turn: %s", queued.number, reason)
        return seen


def _remember(albums: OrderedDict[str, None], album: str) -> None:
    albums[album] = None
    if len(albums) > REMEMBERED:
        albums.popitem(last=False)


def _told(arrival: Arrival) -> Command | None:
    """The command that came with the words it is about, if it was given to the bot."""
    return arrival.what if arrival.is_addressed and isinstance(arrival.what, Command) else None
