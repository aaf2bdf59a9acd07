"""A trouble after a change of one's own. In: "swapped the client ID, since then no login". Out: its check.

What was changed is looked at before anybody is asked what people see.
"""

from __future__ import annotations

from bot.dialogue.answers.entry import show_reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.elsewhere import settings_in
from bot.dialogue.talking.troubleshooting.reported_change import changes_in
from bot.dialogue.talking.troubleshooting.told_check import asks
from bot.dialogue.talking.troubleshooting.triage import SYMPTOMS

_FAILS = ("broken", "same")
_ELSE = (
    *SYMPTOMS,
    "next",
    "solved",
    "works",
    "meddled",
    "untouched",
    "one-computer",
    "one",
    "several",
    "hosted",
)
"""Cues of a message that tells more, or that it works."""


def read_own_change(moment: Moment) -> DialogueAct | None:
    """The one setting that was changed, where nothing else was spoken of and nobody tells what people see."""
    utterance = moment.utterance
    if moment.subject or moment.memory.symptom or moment.is_of_page or asks(utterance):
        return None
    if not utterance.has(*_FAILS) or utterance.has(*_ELSE):
        return None
    documents = moment.talk.documents
    told = [
        item for piece in changes_in(utterance) for item in settings_in(documents, utterance.words(piece))
    ]
    if len(set(told)) != 1 or told[0] in moment.noted:
        return None
    shown = show_reply(documents, told[0], moment.locale, hosting=moment.talk.session.hosting)
    return answered(moment, shown, told[0]) if shown else None
