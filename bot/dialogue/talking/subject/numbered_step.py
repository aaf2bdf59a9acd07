"""A step by its number: "what about point 3?", "step 2 doesn't work".

In: a message, and the page at hand. Out: the step, or up to where its steps go.
The numbers are those of the page that was shown last, as people have it in front of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.entry import HOSTED, paired, ticket_button, topics_button
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import steps_at
from bot.dialogue.talking.subject.follow_up import own_words, part_reply
from bot.model import Block, BlockKind, Message
from bot.translate import _

_SPELT = {f"spelt-{number}": number for number in range(1, 10)}
_ORDINALS = ("nth-1", "nth-2", "nth-3", "nth-4")
_DIGITS = re.compile(r"(\d{1,2})[^\W\d]{0,4}")
"""A number with what may hang on it: "2nd", "3eme"."""
_BEFORE, _BEHIND = re.compile(r"\d\.$"), re.compile(r"\.\d")
"""What stands around a number that is part of a version."""
_BETWEEN = 2
"""A choice: "step number 3", "the third of those steps"."""
_MOST_LEFT = 4.0
"""A choice: words of a message about a step that neither fillers nor cues have; more tell something else."""
_TOLD = ("done", "in-order", "changed", "restarted", "solved", "next", "same")
"""Cues of somebody who tells how far they are, and asks for nothing of a step."""
_LITTLE = 2.0
"""A choice: words beside a step of which nothing is asked: "I don't get step 2"."""
_OF_STEP = ("where", "who", "why", "how", "value")
"""Cues of what is asked of a step, though "done" stands beside: "who does step 3?"."""
_ELSE = ("second-factor", "appears-adobe", "appears-rights", "appears-no-page", "add-ticket", "make-ticket")
_FAILS = ("broken", "not-shown", "deny-event")
"""Cues of a step that does not work."""
_FAILED = _(
    "The documentation does not say what to do if this step fails. Tell me what you see "
    "instead, word for word, or take the summary to Adobe Customer Care."
)


def read_step(moment: Moment) -> DialogueAct | None:
    """A step of the page at hand, named by its number."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    if not moment.subject or moment.memory.listed or utterance.has(*_ELSE):
        return None
    if utterance.has("order") and not utterance.has("where", "who", *_FAILS):
        return None  # "the very first step?" asks with what to begin
    count = _count(documents, moment.subject, locale)
    numbers = _numbers(utterance) if count > 1 else ()
    if not numbers or not _is_asked(moment):
        return None
    known = [number for number in numbers if 1 <= number <= count]
    if not known:
        told = _("The steps here go from 1 to {count}.", count=count)
        return _told(moment, told, ())
    place = documents.place(moment.subject, locale)
    found = steps_at(place, known) if place else ()
    if len(known) > 1:
        return _told(moment, _("These are the steps:"), found)
    return _told(moment, _("Step {number}:", number=known[0]), found)


def _told(moment: Moment, first: Message, found: Sequence[Block]) -> DialogueAct:
    """The step with what is said before it; whether it fails is answered where the documents are silent."""
    say, item = moment.say, moment.subject
    shown = part_reply(moment, item, "detail", found, blocks.paragraph(say, first))
    is_for_adobe = moment.talk.session.hosting == "hosted" and item != HOSTED
    if not found or is_for_adobe or not moment.utterance.has(*_FAILS):
        return answered(moment, shown, item)
    *body, source = shown.blocks
    keyboard = paired((ticket_button(moment.locale), topics_button(moment.locale)))
    shown = msgspec.structs.replace(
        shown, blocks=(*body, blocks.paragraph(say, _FAILED), source), keyboard=keyboard
    )
    act = answered(moment, shown, item)
    return replace(act, memory=msgspec.structs.replace(act.memory, is_asking=False))


def _count(documents: Documents, item: str, locale: str) -> int:
    """The number of the last step of an id's section; 0 without any."""
    place = documents.place(item, locale)
    steps = [block for block in place.section.blocks if block.kind is BlockKind.STEPS] if place else []
    return max(((block.level or 1) + len(block.items) - 1 for block in steps), default=0)


def _numbers(utterance: Utterance) -> tuple[int, ...]:
    """The numbers of the steps that are named, in their order."""
    found: dict[int, int] = {}
    named = utterance.spans("step")
    for at, number in _all_numbers(utterance):
        is_named = any(
            0 <= at - cue.end < _BETWEEN or 0 <= cue.start - at - 1 < _BETWEEN or cue.start <= at < cue.end
            for cue in named
        )
        is_beside = any(at - other in (1, 2) for other in found)  # "points 2 and 3"
        if is_named or (is_beside and named) or (not named and _is_bare(utterance, at)):
            found[at] = number
    return tuple(dict.fromkeys(found.values()))


def _all_numbers(utterance: Utterance) -> list[tuple[int, int]]:
    """Every number in a message, with the unit that it stands in."""
    found = {
        at: int(read[1])
        for at, unit in enumerate(utterance.units)
        if (read := _DIGITS.fullmatch(unit)) and not _is_of_figure(utterance, at)
    }
    for cue in utterance.spans(*_SPELT):
        if cue.start - 1 not in found:  # the "one" of "the second one"
            found.setdefault(cue.start, _SPELT[cue.cue])
    return sorted(found.items())


def _is_of_figure(utterance: Utterance, at: int) -> bool:
    """Whether a number is part of a longer one, as the 5 of "7.3.5" is."""
    start, end = utterance.places[at]
    return bool(_BEFORE.search(utterance.text, 0, start) or _BEHIND.match(utterance.text, end))


def _is_bare(utterance: Utterance, at: int) -> bool:
    """Whether a number without a word for a step is all that is asked: "the second, where?", "and 3?"."""
    is_asked = bool(utterance.questions) and utterance.has("and", "ask", *_OF_STEP)
    is_number = utterance.units[at].isdecimal() or any(
        cue.start <= at < cue.end for cue in utterance.spans(*_ORDINALS)
    )
    left = own_words(utterance, *_SPELT, *_ORDINALS, "several")
    return is_asked and is_number and not [other for other in left if other != at]


def _is_asked(moment: Moment) -> bool:
    """Whether something is asked of the step, or told to go wrong with it, and little else is said."""
    utterance = moment.utterance
    is_asking = bool(utterance.questions) or utterance.has(
        "ask", "and", "where", "how", "why", "who", *_FAILS
    )
    words = own_words(utterance, *_SPELT, *_FAILS, "step", "unknown")
    left = utterance.size([at for at in words if not _DIGITS.fullmatch(utterance.units[at])])
    if left > (_MOST_LEFT if is_asking else _LITTLE):
        return False
    asked = [utterance.clauses[number] for number in utterance.questions]
    asks_of_it = any(
        utterance.spans("step", within=clause)
        and (utterance.spans(*_OF_STEP, within=clause) or not _tells(utterance, clause))
        for clause in asked
    )
    return asks_of_it or not _tells(utterance, (0, len(utterance.units)))


def _tells(utterance: Utterance, within: tuple[int, int]) -> bool:
    """Whether it is told how far somebody is; "doesn't work" is said of the step."""
    fails = utterance.spans(*_FAILS)
    told = ("same",) if utterance.has("negator") else _TOLD  # "I don't get on with step 4"
    return any(
        not any(other.start <= cue.start < other.end for other in fails)
        for cue in utterance.spans(*told, within=within)
    )
