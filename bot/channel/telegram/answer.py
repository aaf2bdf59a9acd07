"""One update, from what a person said to what they read; no fault in it stops the next."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Protocol, TypeAlias

import msgspec
from telegram import Bot, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot.channel.telegram.deliver import Delivery
from bot.channel.telegram.faults import trace_without_words
from bot.channel.telegram.files import fetch
from bot.channel.telegram.intake import Arrival, Ear, FilePress, Place, SentFile
from bot.channel.telegram.patience import explain
from bot.channel.telegram.permit import alert, objection
from bot.channel.telegram.recall import Recall, Sent
from bot.dialogue.exchange import Attachment, Event, Press, Refused, Reply
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
        self._recall = Recall()
        self._albums: deque[str] = deque(maxlen=_REMEMBERED_ALBUMS)

    async def handle(self, update: Update, _context: Any = None) -> None:
        """Answer the update if it asks for an answer; faults are logged and apologised for."""
        if self._recall.is_repeat(update.update_id):
            _log.info("update %d came again", update.update_id)
            return
        notice = ""
        try:
            arrival = self._ear.listen(update)
            if arrival and arrival.is_addressed and not self._is_more_of_album(update, arrival):
                notice = await self._answer(arrival, update.update_id)
        except Exception as error:
            _log.error("update %d failed\n%s", update.update_id, trace_without_words(error))
        finally:
            await self._release_button(update, notice)

    async def _answer(self, arrival: Arrival, update_id: int) -> str:
        """Answer, once; give what is to be said to the person who pressed a button, else nothing."""
        former = self._former(arrival)
        if former is None:
            return ""
        delivery = Delivery(self._bot, arrival.place, arrival.pressed, former)
        is_answered = False
        try:
            session = await self._stored_session(arrival)
            if isinstance(arrival.what, FilePress):
                problem = objection(arrival.what, self._ear.me.username or "")
                if problem:
                    return alert(problem, session.locale)
            await self._reply(arrival, session, delivery)
            is_answered = True
        except BadRequest as error:
            _log.error("update %d: Telegram refused: %s", update_id, explain(error))
            await self._apologise(arrival, delivery)
        except TelegramError as error:  # blocked, out of reach: more words would not arrive either
            _log.warning("update %d not answered: %s", update_id, explain(error))
        except Exception as error:
            _log.error("update %d failed\n%s", update_id, trace_without_words(error))
            await self._apologise(arrival, delivery)
        finally:
            if arrival.asked is not None:
                what = arrival.what if is_answered else None
                self._recall.note_answer(arrival.place.chat_id, arrival.asked, what, delivery.standing)
        return ""

    def _former(self, arrival: Arrival) -> Sequence[Sent] | None:
        """Give the messages that answered a question before it was edited.

        None if there is nothing to change: it was not answered, or the edit changed nothing of it.
        """
        if not arrival.is_edit or arrival.asked is None:
            return ()
        answer = self._recall.answer_to(arrival.place.chat_id, arrival.asked)
        return None if answer is None or answer.is_to(arrival.what) else answer.sent

    async def _reply(self, arrival: Arrival, session: Session, delivery: Delivery) -> None:
        turn = await self._turn(arrival, session)
        if turn.session != session:
            await self._sessions.save(arrival.person, turn.session)
        for reply in turn.replies:
            await delivery.put(reply)
        await delivery.finish()

    async def _turn(self, arrival: Arrival, session: Session) -> Turn:
        """Have the dialogue answer; a file is read in a thread, for that may take a while."""
        what = arrival.what
        if not isinstance(what, (SentFile, FilePress)):
            return self._converse(what, session)
        sent = what if isinstance(what, SentFile) else what.file
        file: Attachment | Refused | None = None
        if sent is not None:
            is_press = isinstance(what, FilePress)
            await self._show_work(
                arrival.place, ChatAction.UPLOAD_DOCUMENT if is_press else ChatAction.TYPING
            )
            file = await fetch(self._bot, sent, self._ear.limit_bytes)
        event = _about(what, file)
        return await asyncio.to_thread(self._converse, event, session)

    async def _show_work(self, place: Place, action: ChatAction) -> None:
        with suppress(TelegramError):
            await self._bot.send_chat_action(place.chat_id, action, message_thread_id=place.thread_id)

    def _is_more_of_album(self, update: Update, arrival: Arrival) -> bool:
        """Tell whether it is a further picture of an album: one line about them is enough."""
        album = update.message.media_group_id if update.message else None
        if album is None:
            return False
        is_known = album in self._albums
        if not is_known:
            self._albums.append(album)
        return is_known and arrival.what == Refused("not-text")

    async def _apologise(self, arrival: Arrival, delivery: Delivery) -> None:
        try:
            locale = (await self._session(arrival)).locale
            said = Block(BlockKind.PARAGRAPH, inline=translator(locale).inline(APOLOGY))
            await delivery.put(Reply(locale, (said,)))
            await delivery.finish()
        except Exception as error:
            _log.info("no apology either: %s", type(error).__name__)

    async def _stored_session(self, arrival: Arrival) -> Session:
        stored = await self._sessions.load(arrival.person)
        return msgspec.structs.replace(stored, client=arrival.client)

    async def _session(self, arrival: Arrival) -> Session:
        """Load the person's session; if even that fails, what their app says of them."""
        with suppress(Exception):
            return await self._stored_session(arrival)
        return Session(client=arrival.client)

    async def _release_button(self, update: Update, notice: str) -> None:
        """Stop the pressed button's clock, whatever came of it; Telegram forgets old presses."""
        if update.callback_query:
            with suppress(TelegramError):
                await self._bot.answer_callback_query(
                    update.callback_query.id, notice or None, show_alert=bool(notice) or None
                )


def _about(what: SentFile | FilePress, file: Attachment | Refused | None) -> Event:
    """Tell the dialogue of a file, or of a button about one, which may be gone."""
    if isinstance(what, FilePress):
        return Press(what.action, file if isinstance(file, Attachment) else None)
    return file or Refused("file-unavailable")
