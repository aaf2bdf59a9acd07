"""Where the documentation says so. In: "says who?", "where is that written?". Out: the page with its link."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, paired, source_line, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.subject.follow_up import own_words
from bot.translate import _

_FEW = 1.0
"""A choice: words beside the question that neither fillers nor cues of a follow-up have."""


def read_asked_source(moment: Moment) -> DialogueAct | None:
    """The page that the subject at hand stands on, for who asks for the proof of what was told."""
    utterance = moment.utterance
    if not moment.subject or not utterance.has("asks-source") or utterance.has("how", "negator"):
        return None
    if utterance.size(own_words(utterance, "asks-source", "who-are-you")) > _FEW:
        return None
    return source_of(moment)


def source_of(moment: Moment) -> DialogueAct | None:
    """The page that the subject at hand stands on; None where there is none."""
    documents, locale = moment.talk.documents, moment.locale
    place = documents.place(moment.subject, locale)
    if place is None:
        return None
    told = _(
        "I only pass on what Adobe's documentation says. “{title}” is from this page:",
        title=documents.title(moment.subject, locale),
    )
    buttons = [onward_button(documents, moment.subject, locale), topics_button(locale)]
    body = (blocks.paragraph(moment.say, told), source_line(moment.say, place.page))
    return answered(moment, Reply(locale, body, paired(buttons), item=moment.subject), moment.subject)
