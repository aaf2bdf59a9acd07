"""/help: what the bot can do and how to talk to it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue import blocks, commands
from bot.dialogue.answers.entry import topics_button
from bot.dialogue.context import Context
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command, Reply
from bot.model import Block, BlockKind, Message, Span
from bot.translate import Translator, _, translator

NAME = "help"
SUMMARY = _("What I can do")
GROUP = "me"
BY_LINK = True

_GROUPS: dict[commands.CommandGroup, Message] = {
    "cause": _("Find the cause"),
    "file": _("Check an account file"),
    "you": _("Between you and me"),
    "me": _("About me"),
    "chat": _("For administrators of this chat"),
    "owner": _("For my owner"),
}


def run(command: Command, talk: Talk) -> Turn:  # noqa: ARG001
    """Explain the bot in a few lines, and list the commands that the person can use here."""
    locale = talk.locale
    say = translator(locale)
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
        *_listed(say, talk.context),
    )
    return talk.say(Reply(locale, body, ((topics_button(locale),),)))


def _listed(say: Translator, context: Context) -> Iterator[Block]:
    usable = commands.usable(context)
    for group, title in _GROUPS.items():
        lines = [
            (Span(f"/{known.name} – "), *say.inline(known.summary))
            for known in usable
            if known.group == group
        ]
        if lines:
            yield Block(BlockKind.HEADING, inline=say.inline(title), level=2)
            yield blocks.bullets(lines)
