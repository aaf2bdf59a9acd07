"""A check that is found wrong: "she isn't in the group", "the IDs don't match". Out: what puts it right.

In: a message that tells so, where it is known what people see, or a check is at hand.
"""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import steps_with, text_of
from bot.dialogue.talking.subject.follow_up import part_reply
from bot.dialogue.talking.troubleshooting.next_check import is_at_hand, statements
from bot.dialogue.talking.troubleshooting.told_check import check_in
from bot.dialogue.talking.troubleshooting.triage import MEMBERSHIP, SYMPTOMS
from bot.model import BlockKind
from bot.translate import _

_LEFT = _("Then this is left:")
_ELSE = (
    *("done", "changed", "entered", "solved", "works", "same", "next", "unknown", "supposed", "condition"),
    *("contrast", "meant", "deny-back", "untouched", "meddled", "restarted", "whether"),
    *("rather", "less", "all-but", "hand-over", "give-up", "complaint", "question-word"),
    *SYMPTOMS,
)
"""Cues of a message that tells or asks more than that."""
_LIKELY = 0.6
"""From this probability on the matcher tells whose group is spoken of."""
_LONGEST = 14
"""A choice: words of a message that tells no more."""


def read_found_wrong(moment: Moment) -> DialogueAct | None:
    """The remedy of the check that is said not to be right."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    if not (moment.memory.symptom or is_at_hand(moment)) or moment.is_of_page or moment.is_question:
        return None
    if moment.noted or moment.mended or moment.tells_secret or utterance.length > _LONGEST:
        return None
    if utterance.has(*_ELSE) or moment.talk.session.hosting == "hosted":
        return None
    item = _check_of(moment)
    entry, place = documents.entries.get(item), documents.place(item, locale)
    if entry is None or place is None or not entry.remedy:
        return None
    steps = [
        text_of(step)
        for block in place.section.blocks
        if block.kind is BlockKind.STEPS
        for step in block.items
    ]
    left = steps[entry.remedy - 1 :]
    found = steps_with(documents, item, locale, lambda text: text in left)
    if not found:
        return None
    first = blocks.paragraph(moment.say, _LEFT)
    return answered(moment, part_reply(moment, item, "how", found, first=first), item)


def _check_of(moment: Moment) -> str:
    """The check that a clause denies to be in order; empty without one."""
    utterance = moment.utterance
    if utterance.has("negator") and _is_of_member(moment):
        return MEMBERSHIP
    if utterance.has("deny-before"):
        return ""  # "not the mask": another one is meant
    for clause in statements(utterance):
        if _is_denied(utterance, clause):
            named = check_in(moment, clause)
            return named or (moment.subject if is_at_hand(moment) else "")
    return ""


def _is_of_member(moment: Moment) -> bool:
    """Whether what is denied is that somebody belongs to their group."""
    is_likely = moment.best == MEMBERSHIP and moment.verdict.matches[0].score >= _LIKELY
    return is_likely and MEMBERSHIP not in moment.memory.ruled_out


def _is_denied(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause denies that something is in order; "no typos", which has its own "no", does not."""
    told = utterance.spans("in-order", within=clause)
    denied = [no for no in utterance.spans("negator", within=clause) if not no.is_within(*told)]
    return bool(told) and len(denied) == 1
