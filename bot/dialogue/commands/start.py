"""/start: the first thing that a person in Telegram sends."""

from __future__ import annotations

from bot.dialogue import menu
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.session import Session
from bot.translate import _

NAME = "start"
SUMMARY = _("Begin here")


def run(argument: str, session: Session, desk: Desk) -> Turn:  # noqa: ARG001
    """Greet, and offer the topics."""
    return Turn((menu.greeting(desk.shelf, session.locale),), session)
