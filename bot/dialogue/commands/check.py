"""/check [ID or WORDS]: one check, or a list to pick from."""

from __future__ import annotations

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import show_reply
from bot.dialogue.answers.lookup import meant_by
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command, Reply
from bot.translate import _, translator

NAME = "check"
SUMMARY = _("Show one check, or pick from the list")
GROUP = "cause"
BY_LINK = True


def run(command: Command, talk: Talk) -> Turn:
    """Show the check that was named or described."""
    asked = command.argument.strip()
    if not asked:
        return talk.say(_list(talk))
    meant = meant_by(asked, ("check",), talk)
    if meant.is_sure:
        reply = show_reply(talk.documents, meant.items[0], meant.locale, hosting=talk.session.hosting)
        if reply:
            return talk.say(reply)
    if meant.items:
        return talk.say(menus.choice(talk.documents, meant.items, meant.locale))
    problem = blocks.paragraph(
        translator(talk.locale), _("I do not know that check. These are all the checks I have.")
    )
    return talk.say(msgspec.structs.replace(_list(talk), blocks=(problem,)))


def _list(talk: Talk) -> Reply:
    listed = menus.topics(talk.documents, talk.locale, "check")
    return msgspec.structs.replace(listed, replaces=False)
