"""What the dialogue has at hand: the documents and the workers of the rooms before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.dialogue.exchange import Reply
from bot.dialogue.session import Session
from bot.dialogue.shelf import Shelf
from bot.model import Record, Verdict

if TYPE_CHECKING:  # a question must not wait for the validator to load
    from bot.validator import Inspection
    from bot.validator.fix import Correction


class Ask(Protocol):
    """The matcher. `locale` fixes the language; `prior` only leans towards one."""

    def __call__(self, text: str, locale: str | None = None, prior: str | None = None) -> Verdict:
        """Rank what the text could mean."""


class Inspect(Protocol):
    """The validator."""

    def __call__(self, data: bytes, name: str) -> Inspection:
        """Judge an account file. Raises UnreadableFileError."""


class Correct(Protocol):
    """The validator's corrections."""

    def __call__(self, data: bytes, name: str) -> Correction:
        """Put right what cannot be wrong. Raises UnreadableFileError."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that an answer is made from."""

    shelf: Shelf
    ask: Ask
    inspect: Inspect
    correct: Correct


class Turn(Record, frozen=True):
    """What to send, and what to remember."""

    replies: tuple[Reply, ...]
    session: Session
