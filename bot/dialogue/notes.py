"""What a turn leaves to be remembered beside the session, and the sum of it that the bot's owner reads.

Notes hold ids and languages; the only words among them are questions that found no answer, and what people
wrote to the owner on purpose, both after `redact.redacted`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from bot.model import Record

Complaint: TypeAlias = Literal["wrong-check", "hard-to-understand", "missing"]


class Asked(Record, frozen=True, tag=True):
    """A question was answered, answered with a choice, or not (`outcome` as in `bot.model.Outcome`).

    `item` is the first id; `words` the redacted question where the outcome is none or the choice is weak.
    """

    outcome: str
    locale: str
    item: str = ""
    words: str = ""


class Rated(Record, frozen=True, tag=True):
    """Somebody found the answer `item` good or not; a second rating by the same person replaces the first."""

    item: str
    locale: str
    is_good: bool


class Complained(Record, frozen=True, tag=True):
    """Why an answer was not good."""

    item: str
    locale: str
    reason: Complaint


class Suggested(Record, frozen=True, tag=True):
    """What a person wrote to the owner with /feedback, redacted."""

    words: str
    locale: str


class Forget(Record, frozen=True, tag=True):
    """Everything that is known of the person is to be erased."""


class Reload(Record, frozen=True, tag=True):
    """The owner wants the knowledge read anew; the channel answers with an event `Reloaded`."""


Note: TypeAlias = Asked | Rated | Complained | Suggested | Forget | Reload


class Unanswered(Record, frozen=True):
    """A redacted question without an answer, and how often it was asked since the retention began."""

    words: str
    locale: str
    count: int
    nearest: str = ""


class ItemFeedback(Record, frozen=True):
    """How one answer was liked."""

    item: str
    good: int = 0
    bad: int = 0
    complaints: tuple[tuple[Complaint, int], ...] = ()


class Records(Record, frozen=True):
    """The sums of notes since `since` (seconds since the epoch).

    `outcomes` counts questions by (outcome, locale); `people` is how many are known, `items` how often each
    id was the answer, both greatest first.
    """

    since: int = 0
    people: int = 0
    outcomes: tuple[tuple[str, str, int], ...] = ()
    items: tuple[tuple[str, int], ...] = ()
    feedback: tuple[ItemFeedback, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    suggestions: tuple[Suggested, ...] = ()
