"""Names of groups and profiles that Adobe has, told in a message of their own before or after the mask.

In: a message. Out: whether the mask that was told takes them in; the memory that keeps them for one to come.
"""

from __future__ import annotations

import re
from dataclasses import replace

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, paired, source_line, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.told_values.mask_and_names import (
    MASK,
    SUPPOSES,
    mask_told_before,
    supposes,
)
from bot.dialogue.talking.told_values.mask_for_one import CORRECT_NAME
from bot.dialogue.talking.told_values.value_kind import is_mask
from bot.dialogue.talking.told_values.value_slots import Given, given_in, groups_in
from bot.dialogue.talking.told_values.value_verdict import judged
from bot.model import Block
from bot.translate import _
from bot.validator.values.lookalike import HYPHENS

_MASK_CHECK = "check/association-mask"
_NAMED = ("named-group", "named-profile")
_ELSE = (
    *("where", "how", "who", "why", "then", "next", "negator", "not-shown", "changed", "name-asked"),
    *("restart", "broken", "discard", "may", "must", "condition"),
)
"""Cues of a message that asks or tells something else of a group than its name."""
_BESIDE = (
    *("anaphora", "ask", "and", "judge", "ok", "yes", "no", "meant", "greet", "thanks", "one", "also", "so"),
    *(
        "several",
        "everybody",
        "value",
        "value-end",
        "granted",
        "adobe-side",
        "another-account",
        "member",
        "solved",
    ),
)
"""Cues beside the names that tell nothing of them."""
_QUOTE = 3
"""A choice: signs between a word and a name in quotes behind it."""
_MOST = 5
"""A choice: more names than people tell in a message."""
_VERB = 1.0
"""A choice: the one word of "does … fit?"."""
_MOST_LEFT = 2.0
"""A choice: words beside the names that neither fillers nor cues have."""


def read_names_told(moment: Moment) -> DialogueAct | None:
    """Whether the mask that was told before takes in the groups or profiles that are told, or supposed."""
    names = names_told(moment)
    if not names:
        return None
    mask, utterance = mask_told_before(moment), moment.utterance
    is_supposed = bool(mask) and moment.is_question and supposes(utterance)
    supposing = SUPPOSES if is_supposed else ()
    if (
        _tells_else(utterance, names, passed={*supposing, "then", "may", "why"} if is_supposed else set())
        or utterance.size(_left(utterance, names, *supposing)) > _MOST_LEFT
    ):
        return None
    if mask:
        act = judged(moment, Given(MASK, mask, names[0], names[1:]))
        return _left_as_it_is(moment, act, mask, names[0]) if act and is_supposed else act
    return _without_mask(moment, names) if not moment.is_question else None


def _left_as_it_is(moment: Moment, act: DialogueAct, mask: str, name: str) -> DialogueAct:
    """The verdict on a name that a group might get: one that does not fit is to be another, not the mask."""
    from bot.validator.mask.form import read_mask

    if act.judged is None or act.judged.is_right is not False:
        return act
    told = (
        _("The mask `{value}` does not match `{group}`.", value=mask[:200], group=name[:200]),
        _("To fit, the name has to begin with `{prefix}`.", prefix=read_mask(mask).prefix.rstrip()[:200]),
    )
    reply = _reply(moment, [blocks.paragraph(moment.say, one) for one in told])
    return replace(act, replies=(reply,), judged=msgspec.structs.replace(act.judged, expected=None))


def _tells_else(utterance: Utterance, names: tuple[str, ...], passed: set[str]) -> bool:
    """Whether more is asked or told than the names; of one with longer dashes, what does not work is theirs.

    `passed` are cues that may stand beside them.

    "She's in" is no success right before a group's name, and "is that ok?" asks for a verdict.
    """
    start = utterance.text.find(names[0])
    judges = utterance.spans("judge") if utterance.questions else []  # "ça passe ?"
    is_solved = any(
        not cue.is_within(*judges) and not 0 <= start - utterance.places[cue.end - 1][1] <= _QUOTE
        for cue in utterance.spans("solved")
    )
    passed = passed | ({"may"} if utterance.has("judge") else set())
    if any(name != name.translate(HYPHENS) for name in names):
        passed |= {"negator", "broken", "must"}
    return is_solved or utterance.has(*(cue for cue in _ELSE if cue not in passed))


def _without_mask(moment: Moment, names: tuple[str, ...]) -> DialogueAct:
    """What a name has to be compared with, and whether longer dashes in it stand out already."""
    told = [
        _("`{name}` has longer dashes than the documented pattern, which has short hyphens.", name=name[:200])
        for name in names
        if name != name.translate(HYPHENS)
    ]
    if told:
        told.append(CORRECT_NAME)
    told.append(
        _(
            "The name has to begin with what stands before `(.*)` in **Association Mask**, to the letter. "
            "What does the mask say?"
        )
    )
    reply = _reply(moment, [blocks.paragraph(moment.say, one) for one in told])
    return answered(moment, reply, _MASK_CHECK)


def _reply(moment: Moment, told: list[Block]) -> Reply:
    """What is told of a name, and the check of the mask."""
    documents, locale = moment.talk.documents, moment.locale
    place = documents.place(_MASK_CHECK, locale)
    body = (*told, *((source_line(moment.say, place.page),) if place else ()))
    keyboard = paired((onward_button(documents, _MASK_CHECK, locale), topics_button(locale)))
    return Reply(locale, body, keyboard, item=_MASK_CHECK)


@once
def names_told(moment: Moment) -> tuple[str, ...]:
    """The names of Adobe's that stand in a message without a mask; none where a secret may be among them."""
    names = tuple(groups_in(moment.text)[:_MOST])
    if not names:
        return ()
    here = given_in(moment.text, "check/association-mask")
    left = moment.utterance.size(_left(moment.utterance, names))
    is_asked = moment.is_question and bool(mask_told_before(moment))
    is_told = moment.utterance.has(*_NAMED) or left <= (_VERB if is_asked else 0)
    if not is_told or (here and here.field == MASK and is_mask(moment.utterance, here.value)):
        return ()
    from bot.dialogue.message_secrets import may_keep  # its patterns take long to load

    return names if may_keep(names, moment.text) else ()


def with_names(moment: Moment, act: DialogueAct) -> DialogueAct:
    """The act with the names kept for a mask that is told later."""
    names = names_told(moment)
    return replace(act, memory=changed(act.memory, groups=names)) if names else act


def _left(utterance: Utterance, names: tuple[str, ...], *cues: str) -> list[int]:
    """The units beside the names that neither fillers nor cues have, nor these `cues`."""
    spans = [found.span() for name in names for found in re.finditer(re.escape(name), utterance.text)]
    return [
        at
        for at in utterance.rest(*_NAMED, *_BESIDE, *cues)
        if not any(start <= utterance.places[at][0] < end for start, end in spans)
    ]
