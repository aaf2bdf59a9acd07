"""What only the bot's owner may ask, and only in private."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers import menus
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Reloaded, Reply
from bot.dialogue.notes import Records
from bot.model import Block, BlockKind
from bot.translate import _, translator


def refusal(talk: Talk) -> Turn | None:
    """What everybody else reads, and the owner where others read along; None where the owner may go on."""
    if not talk.context.is_owner:
        return talk.say(
            menus.notice(talk.locale, _("I do not know that command. /help lists what I can do."))
        )
    if not talk.context.is_private:
        return talk.say(
            menus.notice(talk.locale, _("That is not for everybody. Ask me in our private chat."))
        )
    return None


def records_of(talk: Talk) -> Records | Turn:
    """The sums to read, or what to say instead."""
    if refused := refusal(talk):
        return refused
    if talk.context.records is None:
        return talk.say(menus.notice(talk.locale, _("I cannot read my records just now. Try again later.")))
    return talk.context.records


def reloaded(event: Reloaded, talk: Talk) -> Turn:
    """Say that the documents were read anew, or why they were not."""
    if not event.problem:
        return talk.say(menus.notice(talk.locale, _("Done: I now answer from the documents as they are.")))
    say = translator(talk.locale)
    body = (
        blocks.paragraph(say, _("I could not read the documents, so I am keeping the ones I had:")),
        Block(BlockKind.CODE, text=event.problem),
    )
    return talk.say(Reply(talk.locale, body))
