"""/feedback TEXT: a word to the bot's owner."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import topics_button
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command, Reply
from bot.dialogue.notes import Suggested
from bot.model import Block, BlockKind
from bot.translate import _, translator

NAME = "feedback"
SUMMARY = _("Tell my owner what I could do better")
GROUP = "me"


def run(command: Command, talk: Talk) -> Turn:
    """Keep what was written, redacted, and show what is kept; without text, explain."""
    locale = talk.locale
    if not command.argument.strip():
        told = _(
            "Write your message to my owner after the command `/feedback`. I keep it without "
            "names, addresses and secrets. To rate a single answer, 👍 and 👎 under it are enough."
        )
        return talk.say(menus.notice(locale, told))
    from bot.privacy.redact import redacted  # a start does not wait for its patterns

    kept = redacted(command.argument, locale)
    if not any(character.isalnum() for character in kept):
        told = _("Without names, addresses and secrets, nothing of that is left. Please put it another way.")
        return talk.say(menus.notice(locale, told))
    say = translator(locale)
    body = (
        blocks.paragraph(say, _("Thank you! This is what I have kept for my owner:")),
        Block(BlockKind.CODE, text=kept),
    )
    reply = Reply(locale, body, ((topics_button(locale),),))
    return talk.say(reply, notes=(Suggested(kept, locale),))
