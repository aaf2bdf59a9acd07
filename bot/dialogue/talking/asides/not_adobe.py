"""Whether the bot is Adobe, or can look itself: "can't you log in?". Out: that it only knows the documents.

What it is for stands there too, as whoever asks takes it for something else.
"""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.entry import CARE, onward_button, paired, ticket_button, topics_button
from bot.dialogue.exchange import Button, Reply
from bot.dialogue.people.named_contact import named_contact
from bot.dialogue.talking.act import DialogueAct, Moment, talked
from bot.model import Message
from bot.translate import _

_LINES: dict[str, Message] = {
    "hands-on": _(
        "I cannot do that: I have no access to your systems, I only know the documentation on logging in to "
        "Campaign with an Adobe ID. With /ticket I write a summary for whoever can."
    ),
    "are-you-adobe": _(
        "No, I am a program and not Adobe: I only know the documentation on logging in to Campaign with an "
        "Adobe ID. You reach Adobe itself through Customer Care."
    ),
}
_BESIDE = (
    *(
        "ask",
        "and",
        "anaphora",
        "ok",
        "yes",
        "no",
        "may",
        "must",
        "greet",
        "thanks",
        "sorry",
        "urgent",
        "tag",
    ),
    *("address", "request", "adobe", "negator", "judge", "then", "human", "who-are-you", "complaint"),
    *("contrast", "server", "in-console", "also", "restart", "either", "alone", "alter", "us-or-adobe"),
)
"""Cues that ask for nothing else."""
_REPORTED = ("appears-adobe", "appears-rights", "appears-no-page", "broken", "retract", "shows-message")
"""Cues of a trouble: whoever tells it is helped with it."""
_FEW = 5
"""A choice: words beside it that make no question of their own."""


def read_not_adobe(moment: Moment) -> DialogueAct | None:
    """A wish that the bot itself looks or does something there, or the belief that it is Adobe."""
    utterance = moment.utterance
    cue = utterance.first(*_LINES)
    asked = utterance.spans(*_LINES)
    is_report = any(not cue.overlaps(*asked) for cue in utterance.spans(*_REPORTED))
    if not cue or is_report or moment.tells_secret:
        return None
    is_asked = moment.is_question or utterance.has("request", "urgent", "judge", "tag", "contrast")
    if not is_asked and cue == "are-you-adobe" and len(utterance.units) > _FEW:
        return None
    if utterance.size(utterance.rest(*_LINES, *_BESIDE)) > _FEW:
        return None
    say, locale = moment.say, moment.locale
    body = (blocks.paragraph(say, _LINES[cue]), *named_contact(moment.talk, say))
    buttons: list[Button] = [ticket_button(locale), topics_button(locale)]
    if CARE in moment.talk.documents.entries:
        buttons.insert(0, onward_button(moment.talk.documents, CARE, locale))
    return talked(moment, Reply(locale, body, paired(buttons)))
