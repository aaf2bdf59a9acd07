"""One update, from what a person said to what they read, and what that leaves behind."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from contextlib import suppress
from dataclasses import replace

import msgspec
from telegram import Update
from telegram.error import TelegramError

from bot.channel.rate import Clock
from bot.channel.telegram.answering import leaked_secrets
from bot.channel.telegram.answering.albums import Albums, spoken
from bot.channel.telegram.answering.contexts import Contexts, Speaker
from bot.channel.telegram.answering.declining import UNASKED, Declining
from bot.channel.telegram.answering.dialogue_protocol import Converse, DialogueTurn, ReadAnew
from bot.channel.telegram.answering.early_scan import EarlyScan, ScanOutcome
from bot.channel.telegram.answering.fair_turns import FairTurns
from bot.channel.telegram.answering.file_rights import Alert, alert, objection
from bot.channel.telegram.answering.gate import Gate
from bot.channel.telegram.answering.inline_query import InlineMode, InlineSearch
from bot.channel.telegram.answering.leaked_secrets import ContainsSecret
from bot.channel.telegram.answering.past_answers import PastAnswers
from bot.channel.telegram.answering.respond import Responder, Response
from bot.channel.telegram.api.client import Client, UnreadableUpdateError
from bot.channel.telegram.api.retry import Sleep, endless_pauses
from bot.channel.telegram.api.sending import answering
from bot.channel.telegram.incoming.arrival import Arrival, FilePress, Reaction
from bot.channel.telegram.incoming.file_download import FILES
from bot.channel.telegram.incoming.intake import UpdateReader, moved
from bot.channel.telegram.incoming.plain_message import plain_arrival
from bot.channel.telegram.outgoing.deliver import Delivery
from bot.dialogue.exchange import InlineResult, Overheard, Question, Reacted, Refused
from bot.dialogue.message_secrets import file_contains_secret
from bot.dialogue.notices import APOLOGY, FILES_MY_FAULT
from bot.dialogue.session import Session
from bot.model import Message
from bot.settings import Settings
from bot.store import Done, QueuedUpdate, Sent, Store, StoreError
from bot.validator.given_up import MY_FAULT

__all__ = ["Answerer", "Converse", "DialogueTurn", "ReadAnew"]

FILES_AT_ONCE = 4
"""Files that are fetched and read at once; more of them wait, their chats in turns, and nobody with them."""
_REMEMBERED_ALBUMS = 256
"""A choice: albums of which a further picture may still come."""
_log = logging.getLogger(__name__)


class Answerer:
    """Hears, lets in, has the dialogue answer, and has the store remember."""

    def __init__(
        self,
        client: Client,
        reader: UpdateReader,
        converse: Converse,
        store: Store,
        settings: Settings,
        *,
        read_anew: ReadAnew,
        search: InlineSearch | None = None,
        contains_secret: ContainsSecret = file_contains_secret,
        sleep: Sleep = asyncio.sleep,
        clock: Clock = time.monotonic,
    ) -> None:
        reading = asyncio.Lock()
        self._client = client
        self._reader = reader
        self._store = store
        self._sleep = sleep
        self._gate = Gate(client, settings, clock)
        self._contexts = Contexts(
            client, store, self._gate, reader.address, settings.retention_days, web_url=settings.web_url
        )
        self._inline = InlineMode(
            client, store, self._gate, search or _no_results, address=reader.address, clock=clock
        )
        self.scan = EarlyScan(
            client,
            reader,
            store,
            self._gate,
            self._contexts,
            reading=reading,
            contains_secret=contains_secret,
        )
        """Is to be shown updates as they come in."""
        self._responder = Responder(
            client,
            store,
            self._contexts,
            converse,
            read_anew,
            self._inline.forget,
            reader.address,
            reader.limit_bytes,
            FairTurns(FILES_AT_ONCE),
            reading,
            contains_secret,
        )
        self._past = PastAnswers(store, client.token)
        self._declining = Declining(client, store, self._contexts, self._responder)
        self._file_albums = Albums(client, reader, store.inbox, self.scan, sleep)
        self._albums: OrderedDict[str, int] = OrderedDict()

    async def answer(self, queued: QueuedUpdate) -> None:
        """Answer an update if it asks for an answer, and mark it as done.

        Raises TelegramError where Telegram is out of reach, and whatever goes wrong within; the update is
        then to be tried again.
        """
        if self._file_albums.was_answered(queued):
            return
        looked = await self.scan.outcome(queued)
        if looked.seen and len(looked.seen.sent) > queued.sent:
            queued = msgspec.structs.replace(queued, sent=len(looked.seen.sent))
        if plain := plain_arrival(queued.body):
            self._client.heard(plain.place.chat_id, plain.asked or 0, queued.sent)
            with answering(queued, self._store.inbox):
                done = Done(queued, now=int(time.time()))
                done, _notice = await self._attend_all(plain, queued, done, looked)
                await self._persist(done)
            return
        try:
            update = self._client.read(queued)
        except UnreadableUpdateError as error:
            await self._store.inbox.set_aside(queued, str(error))
            _log.error("set aside update %d (%s)", queued.number, error)
            return
        with answering(queued, self._store.inbox):
            await self._answer(queued, update, looked)

    async def _answer(self, queued: QueuedUpdate, update: Update, looked: ScanOutcome) -> None:
        done, notice = Done(queued, now=int(time.time())), None
        try:
            if update.inline_query:
                await self._inline.answer(update.inline_query, queued.number)
            elif keys := moved(update):
                await self._store.move_chat(*keys)
            elif arrival := self._reader.listen(update):
                done, notice = await self._attend_all(arrival, queued, done, looked)
        finally:
            await self._release_button(update, notice)
        await self._persist(done)

    async def _attend_all(
        self, arrival: Arrival, queued: QueuedUpdate, done: Done, looked: ScanOutcome
    ) -> tuple[Done, Alert | None]:
        """Answer an arrival, and with a file the others that were sent along."""
        album = await self._file_albums.gathered(queued, arrival, looked)
        former: tuple[Sent, ...] | None = None
        if album:
            queued, arrival, looked = album.queued, album.arrival, album.looked
            done = msgspec.structs.replace(done, along=album.along)
            if album.is_more and arrival.asked:
                answer = await self._store.answer_to(arrival.place.key, arrival.asked)
                former = answer.sent if answer else None
        done, notice = await self._attend(arrival, queued, done, looked, former)
        self._file_albums.answered(queued, album.arrivals if album else (arrival,), done.along)
        return done, notice

    async def set_aside(self, queued: QueuedUpdate, reason: str) -> None:
        """Give an update up, and tell the person."""
        _log.error("set aside update %d: %s", queued.number, reason)
        await self._store.inbox.set_aside(queued, reason)
        with suppress(Exception):
            arrival, message = self._reader.listen(self._client.read(queued)), APOLOGY
            if arrival and isinstance(arrival.what, FILES):
                message = MY_FAULT
            if arrival and arrival.album and (others := await self._set_aside_along(arrival, queued, reason)):
                arrival, message = spoken((arrival, *others)), FILES_MY_FAULT
            if arrival and arrival.is_addressed and not isinstance(arrival.what, UNASKED):
                await self._apologise(arrival, message)

    async def _set_aside_along(
        self, arrival: Arrival, queued: QueuedUpdate, reason: str
    ) -> tuple[Arrival, ...]:
        """Give up files together that were sent at once: they would be tried together again.

        Gives what the others were.
        """
        others = await self._file_albums.waiting(queued, arrival)
        for other, _arrival in others:
            await self._store.inbox.set_aside(other, reason)
        self._file_albums.answered(queued, (arrival,), [other for other, _arrival in others])
        return tuple(other for _queued, other in others)

    async def _attend(
        self,
        arrival: Arrival,
        queued: QueuedUpdate,
        done: Done,
        looked: ScanOutcome,
        standing: tuple[Sent, ...] | None = None,
    ) -> tuple[Done, Alert | None]:
        """Answer if it is to be answered; gives what to remember, and what to tell who pressed a button.

        `standing` is an answer in whose place this one comes.
        """
        heard = await self._heard(arrival, queued, looked)
        if heard is None:
            return done, None
        arrival = heard
        if not await self._gate.admits(arrival):
            return await self._declining.turn_away(arrival, queued, done)
        known = await self._contexts.known(arrival)
        former = await self._past.former(arrival, done.now) if standing is None else standing
        if former is None and looked.seen:
            former = ()
        if former is None:
            return done, None
        if too_fast := self._gate.pace(arrival, queued.number, _waited_s(arrival, queued)):
            notice = await self._declining.slow_down(arrival, known, queued, too_fast, former, looked=looked)
            return done, notice
        if isinstance(arrival.what, FilePress):
            problem = objection(arrival.what, self._reader.me.username or "")
            if problem:
                return done, alert(problem, known.session.locale, is_refusal=True)
        response = await self._responder.respond(arrival, known, queued, former, looked)
        return self._done(done, known, response)

    async def _heard(self, arrival: Arrival, queued: QueuedUpdate, looked: ScanOutcome) -> Arrival | None:
        """Tell what was said as far as it concerns the bot; None if it does not."""
        if isinstance(arrival.what, Reaction):
            answer = await self._store.answer_under(arrival.place.key, arrival.what.message_id)
            if answer is None or not answer.item:
                return None
            return replace(arrival, what=Reacted(answer.item, answer.locale, arrival.what.is_good))
        leaks_words = bool(looked.seen) or (
            not looked.was_read and bool(leaked_secrets.leaking(arrival, None))
        )
        if self._is_more_of_album(arrival, queued) and not leaks_words:
            return None
        if arrival.is_addressed:
            return await self._contexts.as_heard(arrival)
        if leaks_words:
            return arrival
        if isinstance(arrival.what, Question) and arrival.what.text:
            settings = await self._store.chat(arrival.place.key)
            if settings.helps_unasked:
                return replace(arrival, what=Overheard(arrival.what.text))
        return None

    def _done(self, done: Done, known: Speaker, response: Response) -> tuple[Done, Alert | None]:
        """What an answer leaves behind."""
        arrival, turn = response.arrival, response.turn
        answer = self._past.standing(response)
        if turn is None:
            return msgspec.structs.replace(done, answer=answer), None
        done = msgspec.structs.replace(
            done,
            person=arrival.person,
            session=turn.session if turn.session != known.session else None,
            chat=arrival.place.key,
            settings=turn.chat,
            notes=turn.notes,
            answer=answer,
        )
        return done, alert(turn.alert, turn.session.locale) if turn.alert else None

    def _is_more_of_album(self, arrival: Arrival, queued: QueuedUpdate) -> bool:
        """Tell whether it is a further picture of an album: one line about them is enough."""
        if not arrival.album:
            return False
        first = self._albums.setdefault(arrival.album, queued.number)
        if len(self._albums) > _REMEMBERED_ALBUMS:
            self._albums.popitem(last=False)
        return first != queued.number and arrival.what in (Refused("not-text"), Refused("picture"))

    async def _apologise(self, arrival: Arrival, message: Message) -> None:
        session, former = Session(client=arrival.client), tuple[Sent, ...]()
        with suppress(Exception):  # even without the store
            session = (await self._contexts.known(arrival)).session
            former = await self._past.former(arrival, int(time.time())) or ()
        delivery = Delivery(self._client, arrival.place, former=former)
        standing = await self._responder.apologise(delivery, session.locale, message)
        answer = self._past.standing(Response(arrival, standing=standing, is_settled=False))
        await self._store.finish(Done(answer=answer, now=int(time.time())))

    async def _release_button(self, update: Update, notice: Alert | None) -> None:
        """Stop the pressed button's clock, whatever came of it; Telegram forgets old presses."""
        if update.callback_query:
            with suppress(TelegramError):
                await self._client.answer_callback_query(
                    update.callback_query.id,
                    notice.text if notice else None,
                    show_alert=True if notice and notice.is_window else None,
                )

    async def _persist(self, done: Done) -> None:
        """Store what is done, however long that takes: once forgotten it would be answered again."""
        for pause_s in endless_pauses():
            try:
                await self._store.finish(done, may_linger=True)
            except StoreError as error:
                _log.error("an answer could not be noted, trying again: %s", error)
                await self._sleep(pause_s)
            else:
                self._client.metrics.noted(done.notes)
                return


def _waited_s(arrival: Arrival, queued: QueuedUpdate) -> float:
    """How long ago it was said: by the date of its message, else since it was received."""
    said_at = 0 if arrival.is_edit else arrival.asked_at
    said_at = said_at or queued.received
    return max(0.0, time.time() - said_at) if said_at else 0.0


def _no_results(_query: str, _session: Session, _address: str) -> tuple[InlineResult, ...]:
    return ()
