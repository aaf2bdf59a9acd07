"""/help: what the bot can do and how to talk to it."""

from __future__ import annotations

from bot.dialogue import blocks, commands
from bot.dialogue.answer import topics_button
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.exchange import Reply
from bot.dialogue.session import Session
from bot.model import Span
from bot.translate import _, translator

NAME = "help"
SUMMARY = _("What I can do")


def run(argument: str, session: Session, desk: Desk) -> Turn:  # noqa: ARG001
    """Explain the bot in a few lines."""
    locale = session.locale
    say = translator(locale)
    listed = [
        (Span(f"/{command.name} – "), *say.inline(command.summary)) for command in commands.COMMANDS.values()
    ]
    body = (
        blocks.paragraph(
            say,
            _(
                "I help when people cannot log in to Adobe Campaign with their Adobe ID (IMS). Describe what "
                "happens in your own words: I name the documented checks, with the exact values and the "
                "source page."
            ),
        ),
        blocks.paragraph(
            say,
            _(
                "Send me the settings of the external account as a file, and I check them. Leave the client "
                "secret out: I do not need it."
            ),
        ),
        blocks.paragraph(
            say,
            _("In a group, mention me, reply to me or use /ask. I answer everybody in their own language."),
        ),
        blocks.bullets(listed),
    )
    return Turn((Reply(locale, body, ((topics_button(locale),),)),), session)
