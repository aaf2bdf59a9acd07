"""How to reach the people who help: "how do I contact them?". Out: Adobe Customer Care, and who was named."""

from __future__ import annotations

import msgspec

from bot.dialogue.answers.entry import CARE, show_reply
from bot.dialogue.people.named_contact import named_contact
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import steps_with
from bot.dialogue.talking.subject.follow_up import part_reply

_BESIDE = (
    *(
        "reach",
        "human",
        "adobe",
        "who",
        "where",
        "how",
        "ask",
        "and",
        "ok",
        "yes",
        "no",
        "anaphora",
        "request",
    ),
    *("greet", "thanks", "urgent", "then", "sorry", "value", "next"),
)
"""Cues of a message that asks no more than that."""
_ASKED = ("how", "where", "who", "ask", "request")
_ASKS = ("where", "who", "how", "why", "value", "may", "must", "question-word", "wish", "besides")
"""Cues of another clause that asks, too."""
_ACCESS = "Experience League"
"""What the documents, in every language, call the place that gives access to those who have none."""
_FEW = 1
"""Words of its own: whom exactly."""


def read_tell_them(moment: Moment) -> DialogueAct | None:
    """A question what to tell Adobe: what to note down, and how to reach them; hosted customers as well."""
    utterance = moment.utterance
    if not utterance.has("tell-them") or moment.is_of_page:
        return None
    if utterance.size(utterance.rest("tell-them", *_BESIDE)) > _FEW:
        return None
    shown = show_reply(moment.talk.documents, CARE, moment.locale)
    return answered(moment, shown, CARE) if shown else None


def read_reach(moment: Moment) -> DialogueAct | None:
    """A question how to reach Adobe or "them"; that somebody was called is none."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    if not utterance.has("reach") or utterance.has("broken", "negator", "done") or moment.is_of_page:
        return None
    is_asked = bool(utterance.questions) or utterance.has(*_ASKED)
    if utterance.has("human") and not utterance.has("how", "where", "who"):
        return None  # "can somebody call me?" asks the bot to put them through
    if not is_asked or utterance.size(_beside(utterance)) > _FEW:
        return None
    shown = show_reply(documents, CARE, locale, hosting=moment.talk.session.hosting)
    if shown is None:
        return None
    contact = named_contact(moment.talk, moment.say)
    return answered(moment, msgspec.structs.replace(shown, blocks=(*shown.blocks, *contact)), CARE)


def _beside(utterance: Utterance) -> list[int]:
    """What else is said where it is asked; all that is said where another clause asks, too."""
    found = utterance.spans("reach")
    said = [
        clause for clause in utterance.clauses if any(clause[0] <= cue.start < clause[1] for cue in found)
    ]
    others = [clause for clause in utterance.clauses if clause not in said]
    if any(utterance.spans(*_ASKS, within=clause) for clause in others) or len(utterance.questions) > 1:
        return utterance.rest(*_BESIDE)
    return [at for clause in said for at in utterance.rest(*_BESIDE, within=clause)]


def read_locked_out(moment: Moment) -> DialogueAct | None:
    """A question how to reach Adobe of somebody who does not get into the place where cases are opened."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    if not (utterance.has("locked-out") and utterance.has("open-case")) or moment.is_of_page:
        return None
    found = steps_with(documents, CARE, locale, lambda text: _ACCESS in text)
    return answered(moment, part_reply(moment, CARE, "detail", found), CARE) if found else None
