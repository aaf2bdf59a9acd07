"""/language [CODE]: in which language a person wants to be answered."""

from __future__ import annotations

import msgspec

from bot.dialogue import menu
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.session import Session, supported
from bot.translate import _

NAME = "language"
SUMMARY = _("Choose the language of my answers")


def run(argument: str, session: Session, desk: Desk) -> Turn:  # noqa: ARG001
    """Take a code such as `sv`, or offer the languages."""
    if chosen := supported(argument.strip()):
        session = msgspec.structs.replace(session, chosen=chosen)
        return Turn((menu.language_chosen(chosen),), session)
    return Turn((menu.language_question(session.locale),), session)
