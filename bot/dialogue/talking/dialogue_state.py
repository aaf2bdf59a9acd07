"""What a session remembers of the conversation in one chat: recalled before a turn, kept after it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from bot.dialogue.answers.entry import TOPICS_VERB
from bot.dialogue.desk import Talk
from bot.dialogue.exchange import Reply
from bot.dialogue.session import Memory, Option, Session, Ticket
from bot.dialogue.walk.walkthrough import RESTART

_PLACES = 4
"""Chats whose conversation a session holds."""
_SUBJECTS = 6
"""A choice: what people still mean by "the first one we talked of"."""
_OPTIONS = 10
"""More buttons than stand below a message."""
_VALUES = 8
"""A choice: an account has fewer settings that people ask about."""
_NOTES = 6
"""A choice: whoever has more to add writes it into the summary themselves."""
_LABEL_CHARS = 80
"""A little more than a button's label has."""


def recalled(talk: Talk) -> Memory:
    """The conversation at hand; a fresh one in a new chat, or after a long pause."""
    place, now = talk.context.place, talk.context.now
    for memory in talk.session.memories:
        if memory.place == place:
            is_over = now - memory.touched > talk.desk.memory_idle_s
            return Memory(place) if is_over else _as_far_as_known(memory, talk)
    return Memory(place)


def _as_far_as_known(memory: Memory, talk: Talk) -> Memory:
    """Without a trouble and checks that the documents, which may be read anew meanwhile, no longer have."""
    entries = talk.documents.entries
    return msgspec.structs.replace(
        memory,
        symptom=memory.symptom if memory.symptom in entries else "",
        checked=tuple(check for check in memory.checked if check in entries),
    )


def kept(session: Session, memory: Memory, now: int) -> Session:
    """The session with a conversation as it stands now; those of the chats longest silent make room."""
    memory = msgspec.structs.replace(
        memory,
        subjects=tuple(dict.fromkeys(memory.subjects))[:_SUBJECTS],
        checked=tuple(dict.fromkeys(memory.checked)),
        values=memory.values[-_VALUES:],
        notes=tuple(dict.fromkeys(memory.notes))[-_NOTES:],
        touched=now,
    )
    if memory == Memory(memory.place, touched=now):
        return session
    others = (other for other in session.memories if other.place != memory.place)
    return msgspec.structs.replace(session, memories=(memory, *others)[:_PLACES])


def options_of(replies: Iterable[Reply], before: tuple[Option, ...]) -> tuple[Option, ...]:
    """The buttons under the last message; those before it stay where it offers none but the topics."""
    last: Reply | None = None
    for reply in replies:
        last = reply
    buttons = [button for row in last.keyboard for button in row if button.action] if last else []
    if all(button.action.startswith(f"{TOPICS_VERB}:") for button in buttons):
        return before
    return tuple(Option(button.label[:_LABEL_CHARS], button.action) for button in buttons[:_OPTIONS])


def ticket_after(replies: Iterable[Reply], before: Ticket) -> Ticket:
    """Whether the summary was given by now: with one of these replies, or earlier."""
    if any(reply.is_summary for reply in replies):
        return "last"
    return "given" if before else ""


def about(memory: Memory, *items: str, symptom: str = "") -> Memory:
    """The conversation once these ids were answered, the first one last in mind."""
    memory = seeing(memory, symptom)
    return msgspec.structs.replace(
        memory,
        subjects=(*items, *memory.subjects),
        listed=memory.listed if items and items[0] in memory.listed else (),
        asked=0,
        is_asking=False,
        exhausted=0,
        ruled_out=(),
    )


def seeing(memory: Memory, symptom: str) -> Memory:
    """The conversation once people see this; unchanged without a symptom, or if they saw it before.

    A check that is done stays done when people see something else; the server is restarted after each change.
    """
    if symptom in ("", memory.symptom):
        return memory
    done = tuple(check for check in memory.checked if not memory.symptom or check != RESTART)
    return msgspec.structs.replace(memory, symptom=symptom, checked=done, exhausted=0)
