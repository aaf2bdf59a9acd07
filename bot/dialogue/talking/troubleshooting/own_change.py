"""A trouble after a change of one's own. In: "swapped the client ID, since then no login". Out: its check.

What was changed is looked at before anybody is asked what people see. Where it is *still* the same, the
change was the remedy, and what it lacks is the restart: "entered it anew this morning, still the same error".
"""

from __future__ import annotations

from bot.dialogue.answers.entry import show_reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.elsewhere import settings_in
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import needs_restart
from bot.dialogue.talking.troubleshooting.reported_change import changes_in
from bot.dialogue.talking.troubleshooting.reported_restart import restarts_in
from bot.dialogue.talking.troubleshooting.told_check import asks
from bot.dialogue.talking.troubleshooting.triage import SYMPTOMS
from bot.dialogue.walk.walkthrough import RESTART

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
    item = RESTART if _is_remedy(utterance) and needs_restart(documents, told[0]) else told[0]
    shown = show_reply(documents, item, moment.locale, hosting=moment.talk.session.hosting)
    return answered(moment, shown, item) if shown else None


def _is_remedy(utterance: Utterance) -> bool:
    """Whether it is still as before, and nobody tells of a restart.

    What only fails, which some words for "the same" tell as well (Korean *안 돼요*), came of the change.
    """
    failing = {cue.start for cue in utterance.spans("broken")}
    is_still = any(cue.start not in failing for cue in utterance.spans("same"))
    return is_still and not restarts_in(utterance)
