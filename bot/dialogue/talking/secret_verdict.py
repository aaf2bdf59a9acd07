"""A secret in a question whether it is right. In: a message. Out: not here, and what to do with it now.

Nothing shows whether a secret is right but a comparison with Adobe's, which is nobody's to make in a chat.
"""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, paired, source_line, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.translate import _

CHECK = "check/client-secret"
_ASKING = ("judge", "in-order")
"""Cues of a message that wants to know whether something is right."""


def read_secret(moment: Moment) -> DialogueAct | None:
    """A secret that somebody wants compared; other messages with one are about what else they say."""
    utterance = moment.utterance
    if utterance.has("broken") or not (utterance.has(*_ASKING) or utterance.questions):
        return None
    from bot.dialogue.message_secrets import shows_likely_secret  # its patterns take long to load

    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    place = documents.place(CHECK, locale)
    is_about_else = moment.is_sure and moment.best != CHECK
    if place is None or is_about_else or not shows_likely_secret(moment.text):
        return None
    body = [
        blocks.title(documents.title(CHECK, locale)),
        blocks.paragraph(
            say,
            _(
                "Please do not send me a secret: I cannot tell whether it is right, for only Adobe's side "
                "has the other one, and now it stands in this chat. Delete your message, have a client "
                "secret renewed by Adobe (a password you change yourself), and enter the new one in the "
                "account."
            ),
        ),
        source_line(say, place.page),
    ]
    keyboard = paired((onward_button(documents, CHECK, locale), topics_button(locale)))
    return answered(moment, Reply(locale, tuple(body), keyboard, item=CHECK), CHECK)
