"""What is meant, read by itself: "not where it is, how do I write it?", "just the people, not the API ones".

In: a message with two sides about the subject at hand. Out: the answer to what is meant, as if nothing else
had been said, and never one about what is denied.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec

from bot.dialogue.desk import Talk
from bot.dialogue.talking.act import DialogueAct, Moment, changed
from bot.dialogue.talking.corrections.correction import is_called
from bot.dialogue.talking.corrections.negation import denied_ids
from bot.dialogue.talking.hearing import hear
from bot.dialogue.talking.message.contrast import is_contrast
from bot.dialogue.talking.subject.context_model import ranked
from bot.dialogue.talking.subject.follow_up import part_asked, told_of
from bot.model import Outcome


def read_meant_alone(moment: Moment, understood: Callable[[Moment], DialogueAct]) -> DialogueAct | None:
    """The answer to the side that is meant; None where nothing is denied, or nothing at hand."""
    told = moment.contrast
    if not moment.subject or not told.has_two_sides or not is_contrast(moment.utterance, told):
        return None
    if moment.noted or moment.mended or moment.is_of_page or moment.utterance.has("solved"):
        return None
    alone = _heard(moment, told.meant)
    denied = denied_ids(moment, told)
    if moment.subject not in denied and is_called(moment, told.gist):
        return told_of(alone, moment.subject, part_asked(alone.utterance) or "detail")
    if denied:
        return _of_another(alone, denied)
    act = understood(alone)
    return act if act.outcome in (Outcome.ANSWER, Outcome.SUGGEST) else None


def _heard(moment: Moment, text: str) -> Moment:
    """A piece of a message, heard as one of its own in the same language."""
    talk = moment.talk
    session = msgspec.structs.replace(talk.session, chosen=moment.utterance.locale)
    return hear(text, moment.memory, Talk(session, talk.desk, talk.context)).moment(talk)


def _of_another(alone: Moment, denied: set[str]) -> DialogueAct | None:
    """The likeliest section that is not denied: the one at hand, as a rule, which is only narrowed."""
    entries = alone.talk.documents.entries
    left = (found.item for found in ranked(alone) if found.item in entries and found.item not in denied)
    item = next(left, "")
    act = told_of(alone, item, part_asked(alone.utterance) or "detail") if item else None
    return replace(act, memory=changed(act.memory, ruled_out=tuple(sorted(denied)))) if act else None
