"""What is not answered: strangers are told once, and who asks too fast once in a while."""

from __future__ import annotations

import msgspec

from bot.channel.rate import TooFast
from bot.channel.telegram.answering import leaked_secrets
from bot.channel.telegram.answering.contexts import Contexts, Speaker
from bot.channel.telegram.answering.early_scan import ScanOutcome
from bot.channel.telegram.answering.file_rights import Alert, alert
from bot.channel.telegram.answering.respond import Responder
from bot.channel.telegram.api.client import Client
from bot.channel.telegram.incoming.arrival import Arrival, Reaction
from bot.dialogue import notices
from bot.dialogue.exchange import Added, Overheard, Reacted
from bot.model import Message
from bot.store import Done, QueuedUpdate, Sent, Store

UNASKED = (Reaction, Reacted, Added, Overheard)
"""What nobody waits to be answered."""


class Declining:
    """Says no in one line, in the language of who asked."""

    def __init__(self, client: Client, store: Store, contexts: Contexts, responder: Responder) -> None:
        self._client = client
        self._store = store
        self._contexts = contexts
        self._responder = responder

    async def turn_away(
        self, arrival: Arrival, queued: QueuedUpdate, done: Done
    ) -> tuple[Done, Alert | None]:
        """Tell a stranger, or a chat of strangers, once that the bot is not for them."""
        told = arrival.place.key  # in private, the person's too
        session = await self._store.session(told)
        if session.was_turned_away or not arrival.is_addressed or isinstance(arrival.what, Reacted):
            return done, None
        known, message = await self._contexts.known(arrival), notices.turned_away()
        notice = await self._tell(arrival, known, queued, message)
        session = msgspec.structs.replace(session, was_turned_away=True)
        return msgspec.structs.replace(done, person=told, session=session), notice

    async def slow_down(
        self,
        arrival: Arrival,
        known: Speaker,
        queued: QueuedUpdate,
        too_fast: TooFast,
        former: tuple[Sent, ...],
        *,
        looked: ScanOutcome,
    ) -> Alert | None:
        """Tell once that this was too fast; a secret is taken away all the same."""
        if looked.seen and looked.seen.sent:
            return None  # one word to this message is enough
        if not looked.was_read and (leaked := leaked_secrets.leaking(arrival, None)):
            await leaked_secrets.take_away(self._client, arrival.place.chat_id, leaked)
        if not too_fast.is_news or not arrival.is_addressed or isinstance(arrival.what, UNASKED):
            return None
        message = notices.too_fast(too_fast.seconds)
        return await self._tell(arrival, known, queued, message, former)

    async def _tell(
        self,
        arrival: Arrival,
        known: Speaker,
        queued: QueuedUpdate,
        message: Message,
        former: tuple[Sent, ...] = (),
    ) -> Alert | None:
        """Say one line instead of an answer: over the chat to who pressed a button, else as a message."""
        locale = known.session.locale
        if arrival.pressed is not None:
            return alert(message, locale, is_refusal=True)
        await self._responder.say(arrival, locale, message, queued, former)
        return None
