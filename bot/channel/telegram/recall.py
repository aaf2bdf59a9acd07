"""What the bot remembers of its own doing while it runs: updates it has had, answers it has given.

Ids only, and no more of them than are worth it; a restart forgets them.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

REMEMBERED_UPDATES = 4096
REMEMBERED_ANSWERS = 4096
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of the bot; one with a file has no text that could be changed."""

    message_id: int
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The messages that answer a question, and a digest of what was asked."""

    digest: int
    sent: tuple[Sent, ...]

    def is_to(self, what: Hashable) -> bool:
        """Tell whether this was asked. Telegram reports edits of things that the bot does not see, too."""
        return self.digest == hash(what)


class Recall:
    """Remembers the latest updates and answers, in memory."""

    def __init__(self, updates: int = REMEMBERED_UPDATES, answers: int = REMEMBERED_ANSWERS) -> None:
        self._limits = updates, answers
        self._updates: dict[int, None] = {}
        self._answers: dict[tuple[int, int], Answer] = {}

    def is_repeat(self, update_id: int) -> bool:
        """Tell whether this update was here before, and remember it."""
        if update_id in self._updates:
            return True
        self._updates[update_id] = None
        _trim(self._updates, self._limits[0])
        return False

    def answer_to(self, chat_id: int, message_id: int) -> Answer | None:
        """Give the answer to a message; None if there is none, or it was long ago."""
        return self._answers.get((chat_id, message_id))

    def note_answer(self, chat_id: int, message_id: int, what: Hashable, sent: Sequence[Sent]) -> None:
        """Remember which messages answer what was asked, in place of earlier ones."""
        self._answers.pop((chat_id, message_id), None)
        if sent:
            self._answers[chat_id, message_id] = Answer(hash(what), tuple(sent))
        _trim(self._answers, self._limits[1])


def _trim(remembered: dict[_Key, _Value], limit: int) -> None:
    """Forget the oldest."""
    while len(remembered) > limit:
        del remembered[next(iter(remembered))]
