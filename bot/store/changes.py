"""What is to be stored → a `StoreChange`: rows for steps, and the keys of what it touches."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from bot.dialogue.notes import Asked, Complained, Forget, Note, Rated, Suggested
from bot.dialogue.session import Session
from bot.store.inbox import QueuedUpdate
from bot.store.kept import DAY_S, kept_session, kept_words
from bot.store.sql_script import SqlScript
from bot.store.steps import Step, StepRow
from bot.store.store import Answer, Done

Key = tuple[Hashable, ...]


@dataclass(slots=True)
class StoreChange:
    """Something to be stored whole or not at all.

    `rows` are (step, row); `keys` name what it touches: two changes with a key in common are not mixed.
    `added` are updates for the inbox; `finished` is the update that it marks as answered. `alone` is a
    script of other statements.
    """

    rows: list[tuple[Step, StepRow]] = field(default_factory=list)
    keys: set[Key] = field(default_factory=set)
    added: Sequence[QueuedUpdate] = ()
    finished: QueuedUpdate | None = None
    alone: Callable[[], SqlScript[Any]] | None = None

    @property
    def is_single(self) -> bool:
        """Whether it is one statement about one row, which needs no transaction to be whole."""
        return len(self.rows) == 1 and not self.added and self.alone is None


def adding(queued_updates: Sequence[QueuedUpdate]) -> StoreChange:
    """Updates came."""
    return StoreChange(keys={_update_key(queued) for queued in queued_updates}, added=queued_updates)


def about_update(step: Step, queued: QueuedUpdate, **values: Any) -> StoreChange:
    """One step for an update."""
    return StoreChange([(step, {**_this(queued), **values})], {_update_key(queued)})


def setting_aside(queued: QueuedUpdate, reason: str) -> StoreChange:
    """An update is given up."""
    rows = [
        (Step.ERASE_UPDATE, _this(queued)),
        (Step.NOTE_REASON, {**_this(queued), "reason": kept_words(reason)}),
    ]
    return StoreChange(rows, {_update_key(queued)})


def finishing(done: Done) -> StoreChange:
    """An event was handled."""
    change = StoreChange()
    if done.queued:
        change.finished = done.queued
        change.keys.add(_update_key(done.queued))
        change.rows.append((Step.ERASE_UPDATE, _this(done.queued)))
    for queued in done.along:
        change.keys.add(_update_key(queued))
        change.rows.append((Step.ERASE_UPDATE, _this(queued)))
    is_forgotten = bool(done.person) and any(isinstance(note, Forget) for note in done.notes)
    if done.person:
        change.keys.add(("person", done.person))
    if is_forgotten:
        _forget(change, done.person)
    elif done.session:
        change.rows.append(_person(done.person, done.session, done.now))
    if done.settings and not (is_forgotten and done.chat == done.person):
        change.keys.add(("chat", done.chat))
        is_default = not (done.settings.locale or done.settings.helps_unasked)
        row = {"chat": done.chat, **msgspec.structs.asdict(done.settings)}
        change.rows.append((Step.ERASE_CHAT, {"chat": done.chat}) if is_default else (Step.PUT_CHAT, row))
    if done.answer and not (is_forgotten and done.answer.chat == done.person):
        _answer(change, done.answer, done.now)
    for note in done.notes:
        if not is_forgotten or isinstance(note, Asked):
            _note(change, note, done.person, done.now)
    return change


def _forget(change: StoreChange, person: str) -> None:
    by_person = {"person": person}
    in_chat = {"chat": person}
    change.keys |= {("chat", person), ("answers", person)}
    change.rows += [
        (Step.ERASE_PERSON, by_person),
        (Step.ERASE_RATINGS_BY, by_person),
        (Step.ERASE_COMPLAINTS_BY, by_person),
        (Step.ERASE_SUGGESTIONS_BY, by_person),
        (Step.ERASE_CHAT, in_chat),
        (Step.ERASE_ANSWERS_IN, in_chat),
    ]


def _person(person: str, session: Session, now: int) -> tuple[Step, StepRow]:
    kept = kept_session(session)
    if kept == Session():
        return Step.ERASE_PERSON, {"person": person}
    return Step.PUT_PERSON, {
        "person": person,
        "chosen": kept.chosen,
        "spoken": kept.spoken,
        "hosting": kept.hosting,
        "walk": msgspec.json.encode(kept.walk).decode() if kept.walk else None,
        "memories": kept_words(msgspec.json.encode(kept.memories).decode()) if kept.memories else None,
        "was_turned_away": kept.was_turned_away,
        "touched": now,
    }


def _answer(change: StoreChange, answer: Answer, now: int) -> None:
    change.keys.add(("answers", answer.chat))
    chat = {"chat": answer.chat}
    if answer.asked:
        change.rows.append((Step.ERASE_ANSWER_TO, {**chat, "asked": answer.asked}))
    if not answer.sent:
        return
    for sent in answer.sent:
        change.rows.append((Step.ERASE_ANSWER_WITH, {**chat, "message_id": sent.message_id}))
    for place, sent in enumerate(answer.sent):
        row = {
            "chat": answer.chat,
            "message_id": sent.message_id,
            "asked": answer.asked,
            "first": answer.sent[0].message_id,
            "place": place,
            "digest": answer.digest,
            "item": answer.item,
            "locale": answer.locale,
            "is_file": sent.is_file,
            "at": now,
        }
        change.rows.append((Step.PUT_ANSWER, row))


def _note(change: StoreChange, note: Note, person: str, now: int) -> None:
    """Add what a note leaves. `Reload` leaves nothing, `Forget` is seen to above."""
    if isinstance(note, Asked):
        counted = {"outcome": note.outcome, "locale": note.locale, "item": note.item, "times": 1}
        change.rows.append((Step.COUNT_OUTCOME, {"day": now // DAY_S, **counted}))
        if note.words:
            change.rows.append((Step.COUNT_UNANSWERED, _unanswered(note, now // DAY_S)))
    elif isinstance(note, Rated):
        row = {"person": person, "item": note.item, "locale": note.locale, "is_good": note.is_good, "at": now}
        change.rows.append((Step.PUT_RATING, row))
    elif isinstance(note, Complained):
        row = {"person": person, "item": note.item, "locale": note.locale, "reason": note.reason, "at": now}
        change.rows.append((Step.ADD_COMPLAINT, row))
    elif isinstance(note, Suggested):
        row = {"person": person, "words": kept_words(note.words), "locale": note.locale, "at": now}
        change.rows.append((Step.ADD_SUGGESTION, row))


def _unanswered(note: Asked, day: int) -> StepRow:
    words = kept_words(note.words)
    digest = hashlib.sha256("\0".join((words, note.locale, note.item)).encode()).hexdigest()
    return {
        "day": day,
        "digest": digest,
        "words": words,
        "locale": note.locale,
        "item": note.item,
        "times": 1,
    }


def _update_key(queued: QueuedUpdate) -> Key:
    return "update", queued.source, queued.number


def _this(queued: QueuedUpdate) -> StepRow:
    return {"source": queued.source, "number": queued.number}
