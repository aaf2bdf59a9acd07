"""/start: the first thing that a person in Telegram sends."""

from __future__ import annotations

import msgspec

from bot.dialogue import blocks, menu
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.session import Session
from bot.translate import _, translator

NAME = "start"
SUMMARY = _("Begin here")


def run(argument: str, session: Session, desk: Desk) -> Turn:  # noqa: ARG001
    """Greet, and offer the topics."""
    say = translator(session.locale)
    greeting = blocks.paragraph(
        say,
        _("Hello! I know what to check when logging in to Adobe Campaign with an Adobe ID fails."),
    )
    offer = menu.topics(desk.shelf, session.locale)
    return Turn((msgspec.structs.replace(offer, blocks=(greeting, *offer.blocks)),), session)
