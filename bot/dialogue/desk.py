"""What the dialogue has at hand: the documents and what the folders before it do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.dialogue.answers.documents import Documents
from bot.dialogue.context import Context
from bot.dialogue.exchange import Reply
from bot.dialogue.notes import Note
from bot.dialogue.session import ChatSettings, Session
from bot.model import Match, Message, Outcome, Record, Verdict

if TYPE_CHECKING:  # a question must not wait for the validator to load
    from collections.abc import Mapping, Sequence

    from bot.errors import UnreadableFileError
    from bot.validator import Inspection
    from bot.validator.fix import Correction


class Ask(Protocol):
    """The matcher. `locale` fixes the language; `prior` only leans towards one.

    Added documentation is searched unless `among_pages` is false.
    """

    def __call__(
        self, text: str, locale: str | None = None, prior: str | None = None, *, among_pages: bool = True
    ) -> Verdict:
        """Rank what the text could mean."""


class AskWithin(Protocol):
    """The matcher, within the sections of the catalogue."""

    def __call__(self, text: str, locale: str, /) -> Mapping[str, list[float]]:
        """Id → how much of a question each passage of its section answers, 0 to 1."""


class Inspect(Protocol):
    """The validator, for what is typed or pasted: little, and judged at once."""

    def __call__(self, data: bytes, name: str) -> Inspection:
        """Judge settings. Raises UnreadableFileError."""


class FileChecks(Protocol):
    """The validator, for files that people send; a file may be refused because it takes too much."""

    def inspect(self, data: bytes, name: str) -> Inspection:
        """Judge an account file. Raises UnreadableFileError."""

    def correct(self, data: bytes, name: str) -> Correction:
        """Put right what cannot be wrong. Raises UnreadableFileError."""

    def inspect_together(
        self, files: Sequence[tuple[bytes, str]], /
    ) -> list[Inspection | UnreadableFileError]:
        """Judge files of one installation as one; each in its place.

        Raises UnreadableFileError where none holds an account.
        """


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that an answer is made from.

    `version` is that of the program; a walk-through ends when nobody has moved it for `walk_idle_s` seconds.
    Ratings and words are erased after `retention_days`. A conversation in which nobody spoke for
    `memory_idle_s` seconds is forgotten; `contact` is whom people are sent to who need a human.
    """

    documents: Documents
    ask: Ask
    answering: AskWithin
    inspect: Inspect
    files: FileChecks
    version: str = ""
    walk_idle_s: int = 24 * 60 * 60
    retention_days: int = 90
    memory_idle_s: int = 8 * 60 * 60
    contact: str = ""


class JudgedValue(Record, frozen=True):
    """What was said of a value: `is_right` is None where the documents do not settle it."""

    field: str
    value: str
    is_right: bool | None
    expected: str | None = None


class TurnSummary(Record, frozen=True):
    """What a turn amounts to, for programs: outcome, matches, and the ids really answered, in order.

    `spoken` is the question's language where that is none of the bot's.
    """

    outcome: Outcome
    locale: str
    matches: tuple[Match, ...] = ()
    answered: tuple[str, ...] = ()
    verdict: JudgedValue | None = None
    spoken: str = ""


class Turn(Record, frozen=True):
    """What to send, and what to remember.

    `alert` is for the person alone who pressed a button, in `session.locale`; `notes` are for the store;
    `chat` is set where the chat's settings change; `told` says what a question came to.
    """

    replies: tuple[Reply, ...]
    session: Session
    alert: Message | None = None
    notes: tuple[Note, ...] = ()
    chat: ChatSettings | None = None
    told: TurnSummary | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """Who speaks and where, and what there is to answer from: what every command and action is given."""

    session: Session
    desk: Desk
    context: Context

    @property
    def locale(self) -> str:
        """The language to answer in when the message itself does not tell."""
        return self.session.locale

    @property
    def documents(self) -> Documents:
        """Where the words of an id are found, in each language: the desk's, for short."""
        return self.desk.documents

    def say(self, *replies: Reply, notes: tuple[Note, ...] = ()) -> Turn:
        """Replies that leave the session as it is."""
        return Turn(replies, self.session, notes=notes)
