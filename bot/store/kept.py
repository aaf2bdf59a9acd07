"""What a store keeps of what it is given: the same whatever the database."""

from __future__ import annotations

import msgspec

from bot.dialogue.session import Session
from bot.store.store import Answer

DAY_S = 86_400
"""Counters are kept by whole days, in UTC."""


def kept_session(session: Session) -> Session:
    """What of a session is of more than the moment."""
    return msgspec.structs.replace(session, client=None, usual=None)


def kept_answer(answer: Answer, former: Answer | None) -> Answer:
    """What an answer to a pressed button makes of `former`, the one whose message the button was under.

    Where it changed that message, or added others to it, it is still the answer to the same question.
    """
    if former is None or answer.asked:
        return answer
    changed = {sent.message_id: sent for sent in answer.sent}
    sent = tuple(changed.pop(sent.message_id, sent) for sent in former.sent)
    return msgspec.structs.replace(
        answer, asked=former.asked, digest=former.digest, sent=(*sent, *changed.values())
    )


def kept_words(words: str) -> str:
    """Text that any database takes: no zero character, no half of a pair."""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
