"""Somebody who talks to the dialogue: keeps the session and the last message, presses its buttons."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from bot.dialogue.context import Context
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk, Talk, Turn
from bot.dialogue.exchange import Button, Event, Press, Question, Reply
from bot.dialogue.session import Session
from bot.dialogue.talking.dialogue_state import recalled
from bot.model import BlockKind, Outcome
from tests.builders import text_of

NOON = 1_795_000_000
"""A time in November 2026, in seconds since the epoch."""


@dataclass
class Person:
    """A person in a chat. `reply` is the last message of the bot."""

    desk: Desk
    session: Session = field(default_factory=Session)
    key: str = "telegram:1"
    now: int = NOON
    context: Context = field(default_factory=Context)
    reply: Reply | None = None

    def says(self, event: Event) -> Turn:
        """Send an event; the session goes on."""
        context = msgspec.structs.replace(self.context, person=self.key, now=self.now)
        turn = converse(event, self.session, self.desk, context)
        self.session = turn.session
        if turn.replies:
            self.reply = turn.replies[-1]
        return turn

    def told(self, said: str) -> tuple[Outcome, tuple[str, ...]]:
        """What comes of a message, and the ids that it is answered with."""
        summary = self.says(Question(said)).told
        assert summary
        return summary.outcome, summary.answered

    def presses(self, part: str) -> Turn:
        """Press the button of the last message whose action has this in it."""
        return self.says(Press(self.button(part).action))

    def button(self, part: str) -> Button:
        """The button of the last message whose action has this in it."""
        return next(button for button in self.buttons if part in button.action)

    @property
    def buttons(self) -> list[Button]:
        """All buttons of the last message, those of its footer too."""
        assert self.reply
        return [*(button for row in self.reply.keyboard for button in row), *self.reply.footer]

    @property
    def checked(self) -> tuple[str, ...]:
        """The checks that the conversation has as done."""
        context = msgspec.structs.replace(self.context, person=self.key, now=self.now)
        return recalled(Talk(self.session, self.desk, context)).checked

    @property
    def ticket(self) -> str:
        """The summary in the last message; empty without one."""
        assert self.reply
        return next((block.text for block in self.reply.blocks if block.kind is BlockKind.CODE), "")

    @property
    def reads(self) -> str:
        """The last message as plain text."""
        assert self.reply
        return text_of(self.reply)


def after(desk: Desk, locale: str, *said: str) -> Person:
    """Somebody who has said all this, one message after the other."""
    person = Person(desk, Session(chosen=locale))
    for text in said:
        person.says(Question(text))
    return person


def answer_to(desk: Desk, locale: str, *said: str) -> tuple[str, tuple[str, ...]]:
    """What somebody reads who says all this, one message after the other, and the ids that it is about."""
    person = Person(desk, Session(chosen=locale))
    answered: tuple[str, ...] = ()
    for text in said:
        _outcome, answered = person.told(text)
    return person.reads, answered
