"""What the dialogue has to know of an arrival beside the words: the session, the chat, the circumstances."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

import msgspec
from telegram import Bot, ChatMember
from telegram.error import TelegramError

from bot.channel.telegram.answering.gate import Gate
from bot.channel.telegram.api.refusals import is_passing
from bot.channel.telegram.incoming.arrival import Arrival, itself
from bot.dialogue import needs
from bot.dialogue.button_data import deep_link
from bot.dialogue.context import Context
from bot.dialogue.exchange import Event, Press
from bot.dialogue.notes import Records
from bot.dialogue.session import ChatSettings, Session
from bot.store import DAY_S, Store

_ADMINISTRATORS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks and where, as the store has it."""

    session: Session
    settings: ChatSettings


class Contexts:
    """Builds contexts; asks Telegram and the store only for what the event needs."""

    def __init__(
        self,
        bot: Bot,
        store: Store,
        gate: Gate,
        address: str,
        retention_days: int,
        *,
        web_url: str | None = None,
    ) -> None:
        """`web_url` is where the pages are, if they are."""
        self._bot = bot
        self._store = store
        self._gate = gate
        self._address = address
        self._retention_s = retention_days * DAY_S
        self._web_url = web_url

    async def known(self, arrival: Arrival) -> Speaker:
        """The session of who speaks, and the settings of the chat.

        A channel is no one person: the language of an earlier post says nothing of this one.
        """
        settings = await self._store.chat(arrival.place.key)
        session = await self._store.session(arrival.person)
        if arrival.is_channel and arrival.is_chat_itself:
            session = msgspec.structs.replace(session, spoken=None, memories=())
        return Speaker(
            msgspec.structs.replace(session, client=arrival.client, usual=settings.locale), settings
        )

    async def context(self, event: Event, arrival: Arrival, known: Speaker, now: int) -> Context:
        """The circumstances of an event."""
        is_owner = self._gate.is_owner(arrival.user_id)
        asks_for_admin = not arrival.is_private and needs.asks_for_chat_admin(event)
        return Context(
            arrival.person,
            now,
            is_private=arrival.is_private,
            is_chat_admin=asks_for_admin and await self.is_chat_admin(arrival),
            is_owner=is_owner,
            chat=known.settings,
            address=self._address,
            place=_place_of(arrival),
            check_page=self._check_page(is_private=arrival.is_private),
            records=await self._records(now) if is_owner and needs.asks_for_records(event) else None,
        )

    def _check_page(self, *, is_private: bool) -> str:
        """The Mini App; Telegram takes buttons to one in private chats only, so elsewhere the way there."""
        if not self._web_url:
            return ""
        return f"{self._web_url}/mini-app" if is_private else deep_link(self._address, "validate")

    async def as_heard(self, arrival: Arrival) -> Arrival:
        """The press of an administrator under an answer to the chat itself counts as the chat's.

        Telegram tells who pressed even of those who wrote in the chat's name. A walk-through of theirs may
        have begun with a button, and then answers nobody.
        """
        if arrival.is_private or not isinstance(arrival.what, Press):
            return arrival
        chat = itself(arrival.place.chat_id)
        is_of_chat = arrival.in_name_of == chat or await self._is_walk_of(chat, arrival.what)
        return replace(arrival, person=chat) if is_of_chat and await self.is_chat_admin(arrival) else arrival

    async def _is_walk_of(self, person: str, press: Press) -> bool:
        walk = (await self._store.session(person)).walk
        return walk is not None and walk.token in press.action

    async def is_chat_admin(self, arrival: Arrival) -> bool:
        """Whether who speaks administers the chat. Raises TelegramError where Telegram is out of reach."""
        if arrival.is_chat_itself:
            return True
        if arrival.user_id is None:
            return False
        try:
            member = await self._bot.get_chat_member(arrival.place.chat_id, arrival.user_id)
        except TelegramError as error:
            if is_passing(error):
                raise
            _log.info("who administers a chat is not known: %s", type(error).__name__)
            return False
        return member.status in _ADMINISTRATORS

    async def _records(self, now: int) -> Records:
        return await self._store.records(max(0, now - self._retention_s))


def _place_of(arrival: Arrival) -> str:
    """The chat and topic: a conversation in one topic is none of another's."""
    place = arrival.place
    return place.key if place.thread_id is None else f"{place.key}/{place.thread_id}"
