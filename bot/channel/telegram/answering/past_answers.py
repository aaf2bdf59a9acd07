"""Which messages answer what: those that an edited question had, and those that stand there now."""

from __future__ import annotations

from hashlib import blake2s, sha256

from bot.channel.telegram.answering import leaked_secrets
from bot.channel.telegram.answering.respond import Response
from bot.channel.telegram.incoming.arrival import Arrival, What
from bot.store import Answer, Sent, Store

EDITABLE_S = 48 * 3600
"""How long after a message an edit may still make a question of it."""


class PastAnswers:
    """Finds them in the store, and says what to put there. `token` is the bot's."""

    def __init__(self, store: Store, token: str) -> None:
        self._store = store
        self._key = sha256(token.encode()).digest()

    async def former(self, arrival: Arrival, now: int) -> tuple[Sent, ...] | None:
        """Give the messages that answered a question before it was edited.

        None if nothing is to be done: the edit changed nothing of it, or it was not answered and is long ago.
        """
        if not arrival.is_edit or arrival.asked is None:
            return ()
        answer = await self._store.answer_to(arrival.place.key, arrival.asked)
        if answer is None:
            is_asked = arrival.is_addressed and now - arrival.asked_at <= EDITABLE_S
            return () if is_asked or leaked_secrets.leaking(arrival, None) else None
        return None if answer.digest == self._digest(arrival.what) else answer.sent

    def standing(self, response: Response) -> Answer | None:
        """The messages that answer now; one that is not settled is answered anew after any edit.

        An answer that was changed in place by a button stays the answer to its question.
        """
        if not response.standing:
            return None
        arrival, turn, former = response.arrival, response.turn, response.former
        shown = next((reply for reply in turn.replies if reply.item), None) if turn else None
        item, locale = (shown.item, shown.locale) if shown else ("", "")
        asked, digest = arrival.asked or 0, self._digest(arrival.what) if response.is_settled else ""
        if former:
            asked, digest = former.asked, former.digest
        return Answer(arrival.place.key, asked, digest, response.standing, item, locale)

    def _digest(self, what: What) -> str:
        """A short fingerprint of what was asked; without the bot's token nobody can try guesses on it."""
        return blake2s(repr(what).encode(errors="replace"), digest_size=8, key=self._key).hexdigest()
