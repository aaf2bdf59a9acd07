"""/template: an account file to fill in, each setting under a comment in the person's language."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.entry import topics_button
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command, OutgoingFile, Reply
from bot.translate import _, translator

NAME = "template"
SUMMARY = _("Get an account file to fill in")
GROUP = "file"
BY_LINK = True
FILE_NAME = "account.yaml"


def run(command: Command, talk: Talk) -> Turn:  # noqa: ARG001
    """Send the commented file."""
    from bot.validator.account_template import template

    say = translator(talk.locale)
    told = blocks.paragraph(
        say,
        _(
            "Fill this file in, leave out what you do not know, and send it to me. Leave the client secret "
            "out: I do not need it."
        ),
    )
    document = OutgoingFile(FILE_NAME, template(say).encode())
    reply = Reply(talk.locale, (told,), ((topics_button(talk.locale),),), document=document)
    return talk.say(reply)
