"""Two names that look alike on the screen. In: "the dashes, I see no difference". Out: what may differ.

It is no check that is made: a dash that is too long looks like a hyphen.
"""

from __future__ import annotations

from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import steps_with
from bot.dialogue.talking.subject.follow_up import part_reply, says
from bot.dialogue.talking.troubleshooting.triage import SYMPTOMS

_MASK = "check/association-mask"
_OF_NAMES = (
    *(_MASK, "check/operator-group-names", "topic/product-profiles", "topic/mask-syntax"),
    SYMPTOMS["appears-rights"],
)
"""Ids of names that are held against each other."""


def read_looks_alike(moment: Moment) -> DialogueAct | None:
    """That no difference is seen between names, or between their dashes."""
    utterance, documents = moment.utterance, moment.talk.documents
    if not utterance.has("looks-alike") or _asks_else(utterance) or moment.is_of_page:
        return None
    is_of_names = moment.subject in _OF_NAMES or moment.memory.symptom in _OF_NAMES
    if not (is_of_names or utterance.has("dash")):
        return None
    found = steps_with(documents, _MASK, moment.locale, says("dash", moment.locale))
    return answered(moment, part_reply(moment, _MASK, "detail", found), _MASK) if found else None


def _asks_else(utterance: Utterance) -> bool:
    """Whether a question is asked of something else: "they look the same to me??" doubts what was told."""
    alike = utterance.spans("looks-alike")
    asked = [utterance.clauses[number] for number in utterance.questions]
    return any(not any(cue.start < end and start < cue.end for cue in alike) for start, end in asked)
