"""Who may use the bot, and how often.

Without lists anybody may. With a list of chats or people: everybody in such a chat, such people anywhere, and
the members of such a chat in private. The bot's owners always pass.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict

from telegram import Bot, ChatMember
from telegram.error import TelegramError

from bot.channel.rate import REMEMBERED, Clock, Pace, TooFast
from bot.channel.telegram.api.refusals import is_passing
from bot.channel.telegram.incoming.arrival import Arrival, key
from bot.dialogue.exchange import Overheard
from bot.settings import Settings

MEMBERSHIP_S = 600.0
"""How long it is remembered that somebody is a member of a chat, or is not."""
TYPED = 3
"""Inline mode asks at each pause in typing: so many times as often as people ask otherwise."""
_log = logging.getLogger(__name__)


class Gate:
    """Knows the lists and counts."""

    def __init__(self, bot: Bot, settings: Settings, clock: Clock = time.monotonic) -> None:
        self._bot = bot
        self._settings = settings
        self._clock = clock
        self._people = Pace(settings.person_per_minute, clock)
        self._chats = Pace(settings.chat_per_minute, clock)
        self._typing = Pace(settings.person_per_minute * TYPED, clock)
        self._unasked = Pace(settings.chat_per_minute, clock)
        self._members: OrderedDict[int, tuple[float, bool]] = OrderedDict()

    def is_owner(self, user_id: int | None) -> bool:
        """Whether this is one of the bot's administrators."""
        return user_id in self._settings.owners

    async def admits(self, arrival: Arrival) -> bool:
        """Whether who spoke may use the bot in this chat."""
        if arrival.place.chat_id in self._settings.chats:
            return True
        return await self.admits_person(arrival.user_id, is_private=arrival.is_private)

    async def admits_person(self, user_id: int | None, *, is_private: bool = True) -> bool:
        """Whether a person may use the bot, in private or in a chat that is on no list."""
        chats, people = self._settings.chats, self._settings.people
        if not (chats or people) or user_id in people or self.is_owner(user_id):
            return True
        return is_private and user_id is not None and await self._is_member(user_id)

    def pace(self, arrival: Arrival, number: int, waited_s: float = 0.0) -> TooFast | None:
        """Count the update `number`, said so long ago; None if it may be answered.

        What is overheard counts apart.
        """
        if self.is_owner(arrival.user_id):
            return None
        if isinstance(arrival.what, Overheard):
            return self._unasked.count(arrival.place.key, number, waited_s)
        too_fast = self._people.count(arrival.person, number, waited_s)
        if too_fast or arrival.is_private:
            return too_fast
        return self._chats.count(arrival.place.key, number, waited_s)

    def paces_typing(self, user_id: int, number: int) -> bool:
        """Count an inline query; False if it is one too many."""
        return self.is_owner(user_id) or self._typing.count(key(user_id), number) is None

    async def _is_member(self, user_id: int) -> bool:
        """Whether the person is in one of the listed chats."""
        now = self._clock()
        asked_at, is_member = self._members.get(user_id, (-MEMBERSHIP_S, False))
        if now - asked_at >= MEMBERSHIP_S:
            is_member = await self._ask_for_member(user_id)
            self._members[user_id] = now, is_member
            if len(self._members) > REMEMBERED:
                self._members.popitem(last=False)
        return is_member

    async def _ask_for_member(self, user_id: int) -> bool:
        for chat_id in sorted(self._settings.chats):
            try:
                member = await self._bot.get_chat_member(chat_id, user_id)
            except TelegramError as error:
                if is_passing(error):
                    raise
                _log.info("whether somebody is in chat %d is not known: %s", chat_id, type(error).__name__)
                continue
            if is_present(member):
                return True
        return False


def is_present(member: ChatMember) -> bool:
    """Whether somebody is in the chat at all; restricted people may have left."""
    is_in = member.status not in (ChatMember.LEFT, ChatMember.BANNED)
    return is_in and getattr(member, "is_member", True) is not False
