"""Whom the operator of this bot has named for people who need a human."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue import blocks
from bot.dialogue.desk import Talk
from bot.model import Block
from bot.translate import Translator, _


def named_contact(talk: Talk, say: Translator) -> Iterator[Block]:
    """The line with the contact; nothing where nobody is named."""
    if contact := talk.desk.contact:
        yield blocks.paragraph(say, _("Whom to contact: {contact}", contact=contact))
