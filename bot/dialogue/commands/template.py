"""/template: an account file to fill in, each setting under a comment in the person's language."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answer import topics_button
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.exchange import Document, Reply
from bot.dialogue.session import Session
from bot.translate import _, translator

NAME = "template"
SUMMARY = _("Get an account file to fill in")
FILE_NAME = "account.yaml"


def run(argument: str, session: Session, desk: Desk) -> Turn:  # noqa: ARG001
    """Send the commented file."""
    from bot.validator.template import template

    say = translator(session.locale)
    told = blocks.paragraph(
        say,
        _(
            "Fill this file in, leave out what you do not know, and send it to me. Leave the client secret "
            "out: I do not need it."
        ),
    )
    document = Document(FILE_NAME, template(say).encode())
    reply = Reply(session.locale, (told,), ((topics_button(session.locale),),), document=document)
    return Turn((reply,), session)
