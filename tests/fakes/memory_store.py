"""A store for as long as the process lives, behind the protocol of the real one: forgets, and never waits."""

from __future__ import annotations

import itertools
from collections import Counter, OrderedDict
from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from bot.dialogue.notes import Asked, Complained, Forget, Note, Rated, Records, Suggested
from bot.dialogue.session import ChatSettings, Session
from bot.model import Record
from bot.store.claims import OwnClaims
from bot.store.inbox import QueuedUpdate, TakeUpdates, taken_by_nobody
from bot.store.kept import DAY_S, kept_answer, kept_session, kept_words
from bot.store.store import Answer, Done
from bot.store.summing_up import summed

REMEMBERED = 10_000
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class MemoryInbox:
    """Updates in memory; `aside` holds the reasons of those that were given up, by source and number."""

    def __init__(self) -> None:
        self._updates: dict[str, dict[str, dict[int, QueuedUpdate]]] = {}
        self._answered: OrderedDict[tuple[str, int], int] = OrderedDict()
        self._queue_of: dict[tuple[str, int], str] = {}
        self._claims = OwnClaims()
        self.aside: OrderedDict[tuple[str, int], str] = OrderedDict()

    async def add(
        self, queued_updates: Sequence[QueuedUpdate], take: TakeUpdates = taken_by_nobody
    ) -> list[QueuedUpdate]:
        """Keep the updates that are new."""
        new = []
        for queued in queued_updates:
            key = (queued.source, queued.number)
            if key not in self._queue_of and key not in self._answered:
                self._queue_of[key] = queued.queue
                self._updates.setdefault(queued.source, {}).setdefault(queued.queue, {})[queued.number] = (
                    queued
                )
                new.append(queued)
        take(new)
        return new

    async def kept(self, queued: QueuedUpdate) -> None:
        """They are at once."""

    async def queues(self, source: str) -> list[str]:
        """Queues with updates, the oldest first."""
        of_source = self._updates.get(source, {})
        return sorted(of_source, key=lambda queue: min(of_source[queue]))

    async def unclaimed(self, source: str, queues: Sequence[str]) -> list[str]:  # noqa: ARG002 - of any
        """Those that are not taken."""
        return [queue for queue in queues if not self._claims.holds(queue)]

    async def claim(self, queue: str) -> bool:
        """Take a queue."""
        return await self._claims.claim(queue)

    async def release(self, queue: str) -> None:
        """Give it back."""
        await self._claims.release(queue)

    def holds(self, queue: str) -> bool:
        """Whether it is taken."""
        return self._claims.holds(queue)

    async def waiting(self, source: str, queue: str, limit: int = 100) -> list[QueuedUpdate]:
        """The queue's updates in order."""
        queued_updates = self._updates.get(source, {}).get(queue, {})
        return [queued_updates[number] for number in sorted(queued_updates)[:limit]]

    async def note_try(self, queued: QueuedUpdate) -> None:
        """Count an attempt."""
        if kept := self._kept(queued):
            self._change(kept, tries=kept.tries + 1)

    async def note_deaths(self, queued: QueuedUpdate, deaths: int) -> None:
        """Note who may have died of it."""
        if kept := self._kept(queued):
            self._change(kept, deaths=deaths)

    async def note_sent(self, queued: QueuedUpdate, sent: int) -> None:
        """Note how far the answer got."""
        if kept := self._kept(queued):
            self._change(kept, sent=sent)

    async def note_sending(self, queued: QueuedUpdate, sending: bytes) -> None:
        """Note what is about to be sent."""
        if kept := self._kept(queued):
            self._change(kept, sending=sending)

    async def sendings(self, source: str) -> int:
        """How many have a message under way."""
        return sum(queued.sending is not None for queued in self.all_of(source))

    async def set_aside(self, queued: QueuedUpdate, reason: str) -> None:
        """Give up on it."""
        if self.take(queued):
            _remember(self.aside, (queued.source, queued.number), reason)

    async def depth(self, source: str) -> int:
        """How many wait."""
        return sum(map(len, self._updates.get(source, {}).values()))

    def all_of(self, source: str) -> Iterator[QueuedUpdate]:
        """Every update of a source that waits."""
        return itertools.chain.from_iterable(of.values() for of in self._updates.get(source, {}).values())

    def numbers(self) -> set[tuple[str, int]]:
        """The messages that wait, by queue and number."""
        return {(one.queue, one.message) for source in self._updates for one in self.all_of(source)}

    def take(self, queued: QueuedUpdate) -> bool:
        """The update is done with; tells whether it was there."""
        kept = self._kept(queued)
        if kept is None:
            return False
        del self._queue_of[kept.source, kept.number]
        of_source = self._updates[kept.source]
        del of_source[kept.queue][kept.number]
        if not of_source[kept.queue]:
            del of_source[kept.queue]
        _remember(self._answered, (kept.source, kept.number), kept.received)
        return True

    def prune(self, before: int) -> None:
        """Forget updates that were received before a time and answered."""
        for key in [key for key, received in self._answered.items() if received < before]:
            del self._answered[key]

    def _kept(self, queued: QueuedUpdate) -> QueuedUpdate | None:
        queue = self._queue_of.get((queued.source, queued.number))
        return None if queue is None else self._updates[queued.source][queue][queued.number]

    def _change(self, kept: QueuedUpdate, **changes: int | bytes) -> None:
        self._updates[kept.source][kept.queue][kept.number] = msgspec.structs.replace(kept, **changes)


class _Message(Record, frozen=True):
    """A message of the bot: the answer that it belongs to, and when that was given."""

    answer: Answer
    at: int


class _Known(Record, frozen=True):
    """A person's session, and when it last changed."""

    session: Session
    touched: int


class MemoryStore:
    """Everything in memory; of people, chats and answers, those who came last."""

    def __init__(self) -> None:
        self.inbox = MemoryInbox()
        self._people: OrderedDict[str, _Known] = OrderedDict()
        self._chats: OrderedDict[str, ChatSettings] = OrderedDict()
        self._messages: OrderedDict[tuple[str, int], _Message] = OrderedDict()
        self._first: OrderedDict[tuple[str, int], int] = OrderedDict()
        self._asked: Counter[tuple[int, str, str, str]] = Counter()
        self._unanswered: Counter[tuple[int, str, str, str]] = Counter()
        self._ratings: dict[tuple[str, str], tuple[bool, int]] = {}
        self._said: list[tuple[str, Complained | Suggested, int]] = []

    async def session(self, person: str) -> Session:
        """The person's session."""
        known = self._people.get(person)
        return known.session if known else Session()

    async def chat(self, chat: str) -> ChatSettings:
        """The chat's settings."""
        return self._chats.get(chat, ChatSettings())

    async def finish(self, done: Done, *, may_linger: bool = False) -> None:  # noqa: ARG002 - nothing is written
        """Remember what an event leaves behind."""
        for queued in (*((done.queued,) if done.queued else ()), *done.along):
            self.inbox.take(queued)
        if done.session:
            self._people.pop(done.person, None)
            if (session := kept_session(done.session)) != Session():
                _remember(self._people, done.person, _Known(session, done.now))
        if done.settings:
            self._chats.pop(done.chat, None)
            if done.settings != ChatSettings():
                _remember(self._chats, done.chat, done.settings)
        if done.answer:
            self._answer(done.answer, done.now)
        for note in done.notes:
            self._note(note, done.person, done.now)
        if done.person and any(isinstance(note, Forget) for note in done.notes):
            self._forget(done.person)

    async def answer_to(self, chat: str, asked: int) -> Answer | None:
        """The standing answer to a message."""
        message_id = self._first.get((chat, asked))
        return await self.answer_under(chat, message_id) if message_id is not None else None

    async def answer_under(self, chat: str, message_id: int) -> Answer | None:
        """The answer that a message belongs to."""
        message = self._messages.get((chat, message_id))
        return message.answer if message else None

    async def numbers(self, above: int, below: int) -> list[tuple[str, int]]:
        """Numbers that are known to be taken."""
        known = {*self._messages, *self._first, *self.inbox.numbers()}
        return sorted((chat, number) for chat, number in known if above < number < below)

    async def move_chat(self, old: str, new: str) -> None:
        """Carry the settings over."""
        if old in self._chats:
            self._chats[new] = self._chats.pop(old)

    async def records(self, since: int) -> Records:
        """Sum the notes up."""
        day = since // DAY_S
        said = [note for _, note, at in sorted(self._said, key=lambda said: said[2]) if at >= day * DAY_S]
        return summed(
            since,
            len(self._people),
            _since(day, self._asked),
            _since(day, self._unanswered),
            ratings=[
                (item, is_good) for (_, item), (is_good, at) in self._ratings.items() if at >= day * DAY_S
            ],
            complaints=[(note.item, note.reason) for note in said if isinstance(note, Complained)],
            suggestions=[note for note in said if isinstance(note, Suggested)],
        )

    async def prune(self, before: int) -> None:
        """Forget what is old."""
        self.inbox.prune(before)
        for counts in (self._asked, self._unanswered):
            for counted in [key for key in counts if key[0] < before // DAY_S]:
                del counts[counted]
        self._ratings = {key: rated for key, rated in self._ratings.items() if rated[1] >= before}
        self._said = [said for said in self._said if said[2] >= before]
        for message in [message for message in self._messages.values() if message.at < before]:
            self._erase(message.answer)
        for person, known in [(p, k) for p, k in self._people.items() if k.touched < before]:
            session = msgspec.structs.replace(known.session, walk=None, memories=())
            self._people[person] = _Known(session, known.touched)
            if not (session.chosen or session.hosting):
                del self._people[person]

    async def check(self) -> None:
        """Memory is always there."""

    async def close(self) -> None:
        """Nothing is held."""

    def _answer(self, answer: Answer, now: int) -> None:
        """Remember the answer in place of the one before."""
        under = (self._messages.get((answer.chat, sent.message_id)) for sent in answer.sent)
        answer = kept_answer(answer, next((message.answer for message in under if message), None))
        former_id = self._first.get((answer.chat, answer.asked)) if answer.asked else None
        for message_id in (former_id, *(sent.message_id for sent in answer.sent)):
            if message_id is not None and (message := self._messages.get((answer.chat, message_id))):
                self._erase(message.answer)
        for sent in answer.sent:
            _remember(self._messages, (answer.chat, sent.message_id), _Message(answer, now))
        if answer.asked and answer.sent:
            _remember(self._first, (answer.chat, answer.asked), answer.sent[0].message_id)

    def _note(self, note: Note, person: str, now: int) -> None:
        if isinstance(note, Asked):
            self._asked[now // DAY_S, note.outcome, note.locale, note.item] += 1
            if note.words:
                self._unanswered[now // DAY_S, kept_words(note.words), note.locale, note.item] += 1
        elif isinstance(note, Rated):
            self._ratings[person, note.item] = note.is_good, now
        elif isinstance(note, Suggested):
            note = msgspec.structs.replace(note, words=kept_words(note.words))
            self._said.append((person, note, now))
        elif isinstance(note, Complained):
            self._said.append((person, note, now))

    def _forget(self, person: str) -> None:
        self._people.pop(person, None)
        self._chats.pop(person, None)
        self._ratings = {key: rated for key, rated in self._ratings.items() if key[0] != person}
        self._said = [said for said in self._said if said[0] != person]
        for answer in [x.answer for x in self._messages.values() if x.answer.chat == person]:
            self._erase(answer)

    def _erase(self, answer: Answer) -> None:
        for sent in answer.sent:
            self._messages.pop((answer.chat, sent.message_id), None)
        self._first.pop((answer.chat, answer.asked), None)


def _since(day: int, counts: Counter[tuple[int, str, str, str]]) -> Counter[tuple[str, str, str]]:
    """Counts of all days since one, together."""
    sums: Counter[tuple[str, str, str]] = Counter()
    for (of, *what), times in counts.items():
        if of >= day:
            sums[what[0], what[1], what[2]] += times
    return sums


def _remember(kept: OrderedDict[_Key, _Value], key: _Key, value: _Value) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > REMEMBERED:
        kept.popitem(last=False)
