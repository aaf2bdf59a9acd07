"""One update, from what a person said to what they read; no fault in it stops the next."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol, TypeAlias

import msgspec
from telegram import Bot, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot.channel.telegram.deliver import deliver
from bot.channel.telegram.faults import trace_without_words
from bot.channel.telegram.intake import Arrival, Ear, SentFile
from bot.channel.telegram.patience import explain
from bot.dialogue.exchange import Attachment, Event, Refused, Reply
from bot.dialogue.session import Session
from bot.model import Block, BlockKind
from bot.store import Sessions
from bot.translate import _, translator

APOLOGY = _("Something went wrong on my side and I could not answer. Please ask again in a moment.")
_REMEMBERED_ALBUMS = 256
_log = logging.getLogger(__name__)


class Turn(Protocol):
    """What the dialogue gives back: what to say, and the session afterwards."""

    @property
    def replies(self) -> tuple[Reply, ...]:
        """What to say, in order."""

    @property
    def session(self) -> Session:
        """What to remember."""


Converse: TypeAlias = Callable[[Event, Session], Turn]


class Answerer:
    """Hears, has the dialogue answer, delivers."""

    def __init__(self, bot: Bot, ear: Ear, converse: Converse, sessions: Sessions) -> None:
        self._bot = bot
        self._ear = ear
        self._converse = converse
        self._sessions = sessions
        self._albums: deque[str] = deque(maxlen=_REMEMBERED_ALBUMS)

    async def handle(self, update: Update, _context: Any = None) -> None:
        """Answer the update if it asks for an answer; faults are logged and apologised for."""
        arrival: Arrival | None = None
        try:
            arrival = self._ear.listen(update)
            if arrival and arrival.is_addressed and not self._is_more_of_album(update, arrival):
                await self._answer(arrival)
        except BadRequest as error:
            _log.error("update %d: Telegram refused: %s", update.update_id, explain(error))
            await self._apologise(arrival)
        except TelegramError as error:  # blocked, out of reach: more words would not arrive either
            _log.warning("update %d not answered: %s", update.update_id, explain(error))
        except Exception as error:
            _log.error("update %d failed\n%s", update.update_id, trace_without_words(error))
            await self._apologise(arrival)
        finally:
            await self._release_button(update)

    async def _answer(self, arrival: Arrival) -> None:
        stored = await self._sessions.load(arrival.person)
        session = msgspec.structs.replace(stored, client=arrival.client)
        turn = await self._turn(arrival, session)
        if turn.session != session:
            await self._sessions.save(arrival.person, turn.session)
        pressed = arrival.pressed
        for reply in turn.replies:
            await deliver(self._bot, reply, arrival.place, pressed)
            pressed = None if reply.replaces else pressed

    async def _turn(self, arrival: Arrival, session: Session) -> Turn:
        """Have the dialogue answer; a file is read in a thread, for that may take a while."""
        if not isinstance(arrival.what, SentFile):
            return self._converse(arrival.what, session)
        with suppress(TelegramError):
            await self._bot.send_chat_action(
                arrival.place.chat_id,
                ChatAction.TYPING,
                message_thread_id=arrival.place.thread_id,
            )
        event = await self._fetch(arrival.what)
        return await asyncio.to_thread(self._converse, event, session)

    async def _fetch(self, sent: SentFile) -> Attachment | Refused:
        limit = self._ear.limit_bytes
        try:
            file = await self._bot.get_file(sent.file_id)
            if (file.file_size or 0) > limit:
                return Refused("file-too-big", limit)
            data = bytes(await file.download_as_bytearray())
        except TelegramError as error:
            if "too big" in str(error).lower():
                return Refused("file-too-big", limit)
            _log.warning("a file could not be fetched: %s", explain(error))
            return Refused("file-unavailable", limit)
        return Refused("file-too-big", limit) if len(data) > limit else Attachment(sent.name, data)

    def _is_more_of_album(self, update: Update, arrival: Arrival) -> bool:
        """Tell whether it is a further picture of an album: one line about them is enough."""
        album = update.message.media_group_id if update.message else None
        if album is None:
            return False
        is_known = album in self._albums
        if not is_known:
            self._albums.append(album)
        return is_known and arrival.what == Refused("not-text")

    async def _apologise(self, arrival: Arrival | None) -> None:
        if arrival is None:
            return
        try:
            session = await self._session(arrival)
            locale = session.locale
            said = Block(BlockKind.PARAGRAPH, inline=translator(locale).inline(APOLOGY))
            await deliver(self._bot, Reply(locale, (said,)), arrival.place)
        except Exception as error:
            _log.info("no apology either: %s", type(error).__name__)

    async def _session(self, arrival: Arrival) -> Session:
        """Load the person's session; if even that fails, what their app says of them."""
        stored = Session()
        with suppress(Exception):
            stored = await self._sessions.load(arrival.person)
        return msgspec.structs.replace(stored, client=arrival.client)

    async def _release_button(self, update: Update) -> None:
        """Stop the pressed button's clock, whatever came of it; Telegram forgets old presses."""
        if update.callback_query:
            with suppress(TelegramError):
                await self._bot.answer_callback_query(update.callback_query.id)
