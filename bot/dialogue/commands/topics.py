"""/topics: everything that the documentation answers."""

from __future__ import annotations

from bot.dialogue import menu
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.session import Session
from bot.translate import _

NAME = "topics"
SUMMARY = _("List everything I know")


def run(argument: str, session: Session, desk: Desk) -> Turn:  # noqa: ARG001
    """Offer the kinds of topics."""
    return Turn((menu.topics(desk.shelf, session.locale),), session)
