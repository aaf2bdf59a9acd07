"""One arrival → the dialogue's turn, delivered: where it was asked, or where that is possible."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

import msgspec
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.channel.telegram.answering import leaked_secrets
from bot.channel.telegram.answering.contexts import Contexts, Speaker
from bot.channel.telegram.answering.dialogue_protocol import Converse, DialogueTurn, ReadAnew
from bot.channel.telegram.answering.early_scan import NOTHING, ScanOutcome
from bot.channel.telegram.answering.fair_turns import FairTurns
from bot.channel.telegram.answering.in_private import answer_in_private
from bot.channel.telegram.answering.leaked_secrets import ContainsSecret
from bot.channel.telegram.api.answering_slots import stepped_aside
from bot.channel.telegram.api.client import Client
from bot.channel.telegram.api.refusals import is_closed
from bot.channel.telegram.api.retry import explain
from bot.channel.telegram.api.trials import elsewhere
from bot.channel.telegram.incoming.arrival import Arrival, ChatPlace, key
from bot.channel.telegram.incoming.file_download import FILES, event_of, has_file, is_long
from bot.channel.telegram.outgoing.deliver import Delivery, Progress
from bot.dialogue.context import Context
from bot.dialogue.exchange import Event, Overheard, Question, Reloaded, Reply
from bot.dialogue.notes import Reload
from bot.dialogue.notices import APOLOGY
from bot.errors import JobFailedError
from bot.model import Block, BlockKind, Message
from bot.store import Answer, QueuedUpdate, Sent, Store
from bot.translate import translator

_Made = TypeVar("_Made")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Response:
    """What came of an arrival: the turn, if there was one, and the messages that answer now, if any do.

    `arrival` is where that was in the end; `former` the answer that was changed in place. `is_settled` unless
    the answer did not get through, so that the same words may be said again.
    """

    arrival: Arrival
    turn: DialogueTurn | None = None
    standing: tuple[Sent, ...] = ()
    is_settled: bool = True
    former: Answer | None = None


@dataclass(frozen=True, slots=True)
class _Delivering:
    """The number of an update, and how much of its answer is delivered."""

    number: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What there is to say: the word about a secret that many could read, and the dialogue's turn."""

    warning: Reply | None
    turn: DialogueTurn | None = None
    answers: Sequence[Reply] = ()
    context: Context | None = None


@dataclass(frozen=True, slots=True)
class Responder:
    """Has the dialogue answer, and delivers."""

    bot: Client
    store: Store
    contexts: Contexts
    converse: Converse
    read_anew: ReadAnew
    on_read: Callable[[], None]
    address: str
    limit_bytes: int
    files: FairTurns
    """Files are fetched and read a few at once, in turns; to tell what was found is not part of it."""
    reading: asyncio.Lock
    """Files are read one after the other: side by side they take as long, starve others, and cost memory."""
    contains_secret: ContainsSecret

    async def respond(
        self,
        arrival: Arrival,
        known: Speaker,
        queued: QueuedUpdate,
        former: Sequence[Sent],
        looked: ScanOutcome = NOTHING,
    ) -> Response:
        """Answer what was said to the bot or may be answered unasked; a secret is taken away and warned of.

        `looked` is what the early scan has done about that already.

        The dialogue's time is that of the update, so that another attempt says the same. Raises TelegramError
        where Telegram is out of reach.
        """
        delivering = self._begin(queued)
        if isinstance(arrival.what, FILES):
            async with stepped_aside(), elsewhere(), self.files.turn(queued.queue):
                prepared = await self._prepared(arrival, known, queued, looked)
        else:
            prepared = await self._prepared(arrival, known, queued, looked)
        turn, warning = prepared.turn, prepared.warning
        if turn is None:
            replies = (warning,) if warning else ()
            response = await self._hand_over(arrival, delivering, former, None, replies)
            before = looked.seen.sent if looked.seen else ()
            return replace(response, standing=(*before, *response.standing))
        if not prepared.answers and isinstance(arrival.what, Overheard):
            return Response(arrival, turn)
        if warning:
            said = await self._hand_over(arrival, delivering, (), None, (warning,))
            arrival = said.arrival
        response = await self._hand_over(arrival, delivering, former, turn, prepared.answers)
        if prepared.context and any(isinstance(note, Reload) for note in turn.notes):
            problem = await self.read_anew()
            self.on_read()
            told = self.converse(Reloaded(problem), turn.session, prepared.context)
            await self._hand_over(arrival, delivering, (), told, told.replies)
        return response

    async def _prepared(
        self, arrival: Arrival, known: Speaker, queued: QueuedUpdate, looked: ScanOutcome
    ) -> _Prepared:
        """What there is to say, before anything of it is said. Raises TelegramError, StoreError."""
        is_told = arrival.is_addressed or isinstance(arrival.what, Overheard)
        event = await event_of(self.bot, arrival, self.limit_bytes, looked.file) if is_told else None
        event = await self._with_subject(event, arrival)
        warning = await self._warning(arrival, event, known, looked)
        if event is None:
            return _Prepared(warning)
        context = await self.contexts.context(event, arrival, known, queued.received or int(time.time()))
        turn = await self._turn(event, known, context)
        answers: Sequence[Reply] = turn.replies
        if arrival.is_private and await self._brings_secret(arrival, event):
            answers = leaked_secrets.with_word(answers)
        return _Prepared(warning, turn, answers, context)

    async def say(
        self,
        arrival: Arrival,
        locale: str,
        message: Message,
        queued: QueuedUpdate,
        former: Sequence[Sent] = (),
    ) -> Response:
        """Say one line instead of an answer."""
        delivering = self._begin(queued)
        return await self._hand_over(arrival, delivering, former, None, (line(locale, message),))

    async def apologise(
        self, delivery: Delivery, locale: str, message: Message = APOLOGY
    ) -> tuple[Sent, ...]:
        """Say that something went wrong, if that can be said; gives the messages that stand then."""
        try:
            await delivery.put(line(locale, message))
            await delivery.finish()
        except Exception as error:
            _log.info("no apology either: %s", type(error).__name__)
        return delivery.standing

    def _begin(self, queued: QueuedUpdate) -> _Delivering:
        note = self.store.inbox.note_sent
        return _Delivering(queued.number, Progress(queued.sent, lambda sent: note(queued, sent)))

    async def _with_subject(self, event: Event | None, arrival: Arrival) -> Event | None:
        """Say of a question that replies to an answer what that was about."""
        if not isinstance(event, Question) or arrival.replied is None:
            return event
        answer = await self.store.answer_under(arrival.place.key, arrival.replied)
        return msgspec.structs.replace(event, about=answer.item) if answer and answer.item else event

    async def _turn(self, event: Event, known: Speaker, context: Context) -> DialogueTurn:
        """Have the dialogue answer; the owner's figures in a thread, for these may take a while."""
        if context.records is not None and not has_file(event):
            return await asyncio.to_thread(self.converse, event, known.session, context)
        return await self._beside(event, partial(self.converse, event, known.session, context))

    async def _beside(self, event: Event | None, make: Callable[[], _Made]) -> _Made:
        """Do something with an event: in a thread where that may take a while, and with files in turns."""
        if has_file(event):
            async with stepped_aside(), self.reading:
                return await asyncio.to_thread(make)
        return await asyncio.to_thread(make) if is_long(event) else make()

    async def _warning(
        self, arrival: Arrival, event: Event | None, known: Speaker, looked: ScanOutcome
    ) -> Reply | None:
        """Take away messages that give a secret away to many, and say so."""
        if arrival.is_private:
            return None
        if looked.was_read:
            return self._told_of(known, was_deleted=looked.seen.was_deleted) if looked.seen else None
        look = partial(leaked_secrets.leaking, arrival, event, self.contains_secret)
        found = await self._beside(event, look)
        if not found and not looked.seen:
            return None
        was_deleted = await leaked_secrets.take_away(self.bot, arrival.place.chat_id, found)
        if looked.seen:  # in another message of the album
            was_deleted = was_deleted and looked.seen.was_deleted
        return self._told_of(known, was_deleted=was_deleted)

    def _told_of(self, known: Speaker, *, was_deleted: bool) -> Reply:
        return leaked_secrets.warning(known.session.locale, self.address, was_deleted=was_deleted)

    async def _brings_secret(self, arrival: Arrival, event: Event) -> bool:
        """Whether there is a word to say about it, in private; of a look that failed there is none."""
        look = partial(leaked_secrets.brings_secret, arrival, event, self.contains_secret)
        try:
            return await self._beside(event, look)
        except JobFailedError:  # it is in the log; nobody else reads what stands here
            return False

    async def _hand_over(
        self,
        arrival: Arrival,
        delivering: _Delivering,
        former: Sequence[Sent],
        turn: DialogueTurn | None,
        replies: Sequence[Reply],
    ) -> Response:
        """Deliver the replies; what cannot be delivered there is told in another way, and logged once."""
        pressed, answer = await self._in_place(arrival, replies)
        begun = delivering.progress.count
        delivery = Delivery(self.bot, arrival.place, pressed, former, delivering.progress)
        try:
            await _deliver(delivery, replies)
        except ChatMigrated as error:
            new = await self._follow(arrival, error.new_chat_id)
            if new is None:
                raise
            delivering.progress.rewind(begun)
            return await self._hand_over(new, delivering, (), turn, replies)
        except TelegramError as error:
            if is_closed(error):
                locale = replies[0].locale
                is_told = await answer_in_private(self.bot, arrival, replies, locale)
                where = "answered in private" if is_told else "not answered"
                _log.warning("update %d %s: %s", delivering.number, where, explain(error))
                return Response(arrival, turn, is_settled=False)
            if not isinstance(error, BadRequest):
                raise
            _log.error("update %d: Telegram refused: %s", delivering.number, explain(error))
            standing = await self.apologise(delivery, replies[0].locale)
            return Response(arrival, turn, standing, is_settled=False)
        return Response(arrival, turn, delivery.standing, former=answer)

    async def _follow(self, arrival: Arrival, new_chat_id: int) -> Arrival | None:
        """A group became a supergroup meanwhile: everything goes there, but messages have new ids."""
        place = ChatPlace(new_chat_id)
        if place == arrival.place:
            return None
        await self.store.move_chat(arrival.place.key, key(new_chat_id))
        return replace(arrival, place=place, pressed=None, asked=None, holder=None)

    async def _in_place(
        self, arrival: Arrival, replies: Sequence[Reply]
    ) -> tuple[tuple[Sent, ...], Answer | None]:
        """The messages whose place replies take, and the answer they belong to.

        Of an answer in several messages that is shown in another language, all change.
        """
        first = next((reply for reply in replies if reply.replaces), None)
        if arrival.pressed is None or first is None or not arrival.is_standing:
            return (), None
        answer = await self.store.answer_under(arrival.place.key, arrival.pressed)
        texts = tuple(sent for sent in answer.sent if not sent.is_file) if answer else ()
        is_same = answer is not None and bool(first.item) and answer.item == first.item
        if is_same and texts and texts[-1].message_id == arrival.pressed:
            return texts, answer
        return (Sent(arrival.pressed),), answer


def line(locale: str, message: Message) -> Reply:
    """A reply of one line."""
    return Reply(locale, (Block(BlockKind.PARAGRAPH, inline=translator(locale).inline(message)),))


async def _deliver(delivery: Delivery, replies: Sequence[Reply]) -> None:
    for reply in replies:
        await delivery.put(reply)
    await delivery.finish()
