"""What is taken back in the same breath: "they land on adobe.com - no wait, it's a message about rights".

In: a message. Out: its text from where the last of it is said, as far as that tells what people see.
"""

from __future__ import annotations

from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.troubleshooting.triage import SYMPTOMS, settled, symptom_in


def last_said(utterance: Utterance) -> str:
    """What counts of a message that tells one symptom, and then another instead; empty for any other."""
    units = len(utterance.units)
    for found in reversed(utterance.spans("retract")):
        before = {cue.cue for cue in utterance.spans(*SYMPTOMS, within=(0, found.start))}
        after = {cue.cue for cue in utterance.spans(*SYMPTOMS, within=(found.end, units))}
        if before and after - before:
            return utterance.text[utterance.places[found.end][0] :]
    return ""


def read_corrected(moment: Moment) -> DialogueAct | None:
    """What people see instead, in words that the matcher alone is not sure of."""
    utterance = moment.utterance
    if not moment.is_corrected or moment.is_sure or utterance.questions:
        return None
    symptom = symptom_in(utterance, utterance.clauses)
    is_denied = utterance.has("deny-before", "deny-event", "make-ticket")
    return settled(moment, moment.memory, symptom) if symptom and not is_denied else None
