"""A message after another one: "where is that?", "will there be downtime?", "and the type?".

In: a message and the subject at hand. Out: the answer to what it is about, the subject or another id; a
question back where a bare "where?" has no subject; None where it is about nothing of this.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.questions.asked_pieces import SOURCE, is_given
from bot.dialogue.talking.questions.recovery import doubted, not_again, with_other
from bot.dialogue.talking.questions.remark import fitted
from bot.dialogue.talking.questions.standalone_question import read_question
from bot.dialogue.talking.sections.section_parts import PARTS, Part, part_of
from bot.dialogue.talking.sections.way_to_step import way_to
from bot.dialogue.talking.subject.asked_passage import (
    AskedPassages,
    asked_passage,
    best_passage,
    is_bare,
    setting_beside_secret,
    setting_of_hosted,
)
from bot.dialogue.talking.subject.context_model import chosen, is_doubtful, matched, ranked
from bot.dialogue.talking.subject.follow_up import own_words, part_asked, told_of, told_passages
from bot.dialogue.talking.subject.message_traits import ELSEWHERE
from bot.dialogue.talking.subject.named_next import part_wanted
from bot.dialogue.talking.told_values.group_name import of_group
from bot.dialogue.talking.troubleshooting.triage import asked_back
from bot.model import Block, BlockKind, Match, Outcome

_TAKEN = 0.6
"""The probability that is told of an id that the matcher does not name, and from which on one is meant."""
_MEANT = 0.2
"""A choice: how likely another section is that is meant in place of the one at hand."""
_NAMED = 0.14
"""A choice: how much of a "where?" a later step answers that is asked for, more than of a bare one."""
_ASKED = ("where", "why", "value", "who", "then", "how", "stage", "prod")
"""Cues of what may be asked of anything."""
_PARTS = ("where", "who", "stage", "prod", "both")
"""Parts of which a section that was not at hand tells no more than that either."""
_BESIDE = ("ask", "anaphora", "and", "next", "done", "same", "judge")
"""Cues that may stand beside them and name nothing."""
_BARE = ("ask", "anaphora", "and", "ok")
"""Cues beside those of a part that say nothing of what is asked."""


def read_about(moment: Moment) -> DialogueAct | None:
    """A message that is about the subject at hand, about something near it, or about another id."""
    if not moment.subject:
        return None
    item = setting_of_hosted(moment) or setting_beside_secret(moment) or chosen(moment).item
    item = of_group(moment, item)
    if item == ELSEWHERE:
        return None
    if item == chosen(moment).item and _is_in_doubt(moment):
        if found := matched(moment) or _meant_instead(moment):
            act = _about(moment, found)
            return fitted(moment, with_other(moment, not_again(moment, act), found)) if act else None
        if not moment.utterance.has("again"):
            return fitted(moment, doubted(moment))
        item = moment.subject
    act = _about(moment, item)
    return fitted(moment, not_again(moment, act)) if act else None


def _meant_instead(moment: Moment) -> str:
    """The likeliest section but the one at hand, where something else was meant: "I meant the mask"."""
    likeliest = [choice for choice in ranked(moment) if choice.item not in (moment.subject, ELSEWHERE)]
    is_meant = moment.utterance.has("meant") and bool(own_words(moment.utterance)) and bool(likeliest)
    return likeliest[0].item if is_meant and likeliest[0].probability >= _MEANT else ""


def _is_in_doubt(moment: Moment) -> bool:
    """Whether it is rather not what is meant; what was done, or is at Adobe, is of the one at hand.

    What was just denied is known to be the other one of two: "and now the other way round, only those".
    """
    if chosen(moment).item in moment.memory.ruled_out:
        return False
    is_report = bool(moment.noted or moment.mended)
    return is_doubtful(moment) and not is_report and part_asked(moment.utterance) != "adobe-side"


def _about(moment: Moment, item: str) -> DialogueAct | None:
    utterance = moment.utterance
    is_new = item not in moment.memory.subjects
    if is_new and part_asked(utterance) == "who" and not utterance.has("alter") and is_given(moment, item):
        return told_of(moment, SOURCE)  # who gives it, and not what is done with it
    if item in moment.memory.subjects:
        return _told(moment, item)
    if (part := _part_of_other(moment, item)) is not None:
        is_same = part_asked(moment.utterance) is None
        return told_of(moment, item, part) if is_same else _told(moment, item)
    found = moment.verdict.matches
    best = next((match for match in found if match.id == item), Match(item, _TAKEN))
    others = (match for match in found if match != best)
    verdict = msgspec.structs.replace(moment.verdict, outcome=Outcome.ANSWER, matches=(best, *others))
    return read_question(replace(moment, verdict=verdict))


def _part_of_other(moment: Moment, item: str) -> Part | None:
    """The part of another section that is asked for, if it has that: "and where do I find the tenant?"."""
    part = part_wanted(moment)
    if part is None or part not in _PARTS or item not in moment.talk.documents.entries:
        return None
    return part if part_of(moment.talk.documents, item, part, moment.locale) else None


def _told(moment: Moment, item: str) -> DialogueAct | None:
    part = part_wanted(moment) or "detail"
    if part == "then" and own_words(moment.utterance):
        part = "detail"  # "how does it end?", "do the old ones go afterwards?": not what is next
    asked = asked_passage(moment, item)
    if asked and asked.shown and part == "who" and moment.utterance.has("login"):
        return told_passages(moment, item, asked.shown)  # "who may still log in?": nobody's task
    if asked and _is_meant(asked, moment, part):
        return told_passages(moment, item, asked.shown)
    if part == "where" and (found := _way(moment, item, asked)):
        return told_passages(moment, item, found)
    if moment.utterance.has("order") and not own_words(moment.utterance):
        begin = part_of(moment.talk.documents, item, "how", moment.locale)
        if begin and begin[0].kind is BlockKind.STEPS:
            return told_passages(moment, item, begin[0].items[0])
    entry = moment.talk.documents.entries.get(item)
    is_of_source = part == "adobe-side" or (part == "who" and not moment.utterance.has("alter"))
    if is_of_source and item.startswith("check/") and entry and SOURCE in entry.leads_to:
        return told_of(moment, SOURCE)
    is_whole = part == "value" and moment.is_sure and moment.best == item
    if is_whole and not part_of(moment.talk.documents, item, part, moment.locale):
        return None  # the whole answer rather than the word that there is no value
    return told_of(moment, item, part)


def _way(moment: Moment, item: str, asked: AskedPassages | None) -> tuple[Block, ...]:
    """How one gets to what a later step of the section names; nothing where no such step is asked for."""
    if asked is None or asked.score < _NAMED:
        return ()
    step = best_passage(moment, item)
    way = way_to(moment.talk.documents, item, step, moment.locale)
    return way if way != step else ()


def _is_meant(asked: AskedPassages, moment: Moment, part: Part) -> bool:
    """Whether passages answer better than the part of the section that a cue names: "where is that?".

    What is made of such cues alone ("who does that?") may be asked of any section.
    """
    if part == "adobe-side":
        return asked.is_sure
    if is_bare(moment, asked):
        return False
    is_order = moment.utterance.has("order")  # "what do I start with?": any step may have the words
    if (part == "how" and not is_order) or (is_order and not own_words(moment.utterance)):
        return asked.is_sure
    if own_words(moment.utterance):
        return asked.is_clear or part == "detail"
    is_said = part == "detail" or bool(moment.utterance.rest(*PARTS, *_BARE))
    return asked.is_clear if is_said else asked.is_sure


def read_bare(moment: Moment) -> DialogueAct | None:
    """A bare "why?" or "where?" with nothing spoken of before: ask what it is about."""
    utterance = moment.utterance
    is_known = moment.is_sure or (bool(moment.best) and moment.verdict.matches[0].score >= _TAKEN)
    if moment.subject or is_known or not utterance.has(*_ASKED) or utterance.rest(*_ASKED, *_BESIDE):
        return None
    return asked_back(moment)
