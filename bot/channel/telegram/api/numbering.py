"""Which numbers Telegram has given to messages, as far as this process and the store know.

It numbers them upwards: in each supergroup and channel, and in private chats and basic groups together, one
count for the bot's account.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

FARTHEST = 4000
"""Numbers above a known one that the store is asked about."""
FRESH_S = 0.5
"""For how long it is believed to know no higher number than it said: other processes note answers, too."""
REMEMBERED = 2000
"""A choice: messages that a busy bot sends in a minute."""
_OWN_COUNT = -1_000_000_000_000
"""Chats with lower ids, supergroups and channels, number their messages themselves."""
_K = TypeVar("_K")
_V = TypeVar("_V")

Numbers = Callable[[int, int], Awaitable[Sequence[tuple[str, int]]]]
"""Gives the chats and the numbers between two that answers and their questions have. May raise StoreError."""


async def nothing_is_noted(_above: int, _below: int) -> Sequence[tuple[str, int]]:
    """A store that knows no number."""
    return ()


@dataclass(slots=True)
class Numbering:
    """What is known of all counts; `now` gives seconds."""

    numbers: Numbers
    now: Callable[[], float]
    _highest: OrderedDict[int, int] = field(default_factory=OrderedDict)
    _others: OrderedDict[tuple[int, int], float] = field(default_factory=OrderedDict)
    _asked_at: OrderedDict[int, float] = field(default_factory=OrderedDict)

    def note(self, chat_id: int, number: int, since: float = 0.0) -> None:
        """A message with this number is there, given not before a time (since the epoch) if one is known."""
        count = _count_of(chat_id)
        keep(self._highest, count, max(number, self._highest.get(count, 0)))
        keep(self._others, (count, number), max(since, self._others.get((count, number), 0.0)))

    def is_known(self, chat_id: int, number: int) -> bool:
        """Whether this process knows whose number it is."""
        return (_count_of(chat_id), number) in self._others

    def first_after(self, chat_id: int, time: float) -> int | None:
        """The lowest known number that was given after a time: all given until then are below it."""
        count = _count_of(chat_id)
        return min(
            (number for (where, number), since in self._others.items() if where == count and since > time),
            default=None,
        )

    async def highest(self, chat_id: int) -> int:
        """The highest number that is known where the chat is counted, 0 if none. May raise StoreError."""
        count = _count_of(chat_id)
        known = self._highest.get(count, 0)
        if self.now() < self._asked_at.get(count, -FRESH_S) + FRESH_S:
            return known
        keep(self._asked_at, count, self.now())
        highest = max(await self.stored(chat_id, known, known + FARTHEST), default=known)
        keep(self._highest, count, max(highest, self._highest.get(count, 0)))
        return highest

    async def stored(self, chat_id: int, above: int, below: int) -> set[int]:
        """The numbers between two that the store knows of the same count. May raise StoreError."""
        count = _count_of(chat_id)
        rows = await self.numbers(above, below)
        return {number for chat, number in rows if _count_of(_id_in(chat)) == count}


def numbers_itself(chat_id: int) -> bool:
    """Whether the chat has a count of its own."""
    return chat_id < _OWN_COUNT


def keep(memory: OrderedDict[_K, _V], key: _K, value: _V) -> None:
    """Note a value, and forget the one that has not been noted for the longest time."""
    memory[key] = value
    memory.move_to_end(key)
    if len(memory) > REMEMBERED:
        memory.popitem(last=False)


def _count_of(chat_id: int) -> int:
    """What numbers the messages of a chat: itself, or (0) the bot's account."""
    return chat_id if numbers_itself(chat_id) else 0


def _id_in(name: str) -> int:
    """The chat's id in the name of a chat, or of a queue; 0 of a queue that is no chat's."""
    digits = name.replace("/", ":").rpartition(":")[2]
    return int(digits) if digits.removeprefix("-").isdecimal() else 0
