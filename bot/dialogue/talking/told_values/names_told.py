"""Names of groups and profiles that Adobe has, told in a message of their own before or after the mask.

In: a message. Out: whether the mask that was told takes them in; the memory that keeps them for one to come.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.talking.act import DialogueAct, Moment, changed
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.told_values.mask_and_names import MASK, mask_told_before
from bot.dialogue.talking.told_values.value_slots import Given, given_in, groups_in
from bot.dialogue.talking.told_values.value_verdict import judged

_NAMED = ("named-group", "named-profile")
_ELSE = (
    *("where", "how", "who", "why", "then", "next", "negator", "not-shown", "changed", "name-asked"),
    *("restart", "broken", "solved", "discard", "may", "must", "condition"),
)
"""Cues of a message that asks or tells something else of a group than its name."""
_BESIDE = (
    *("anaphora", "ask", "and", "judge", "ok", "yes", "no", "meant", "greet", "thanks", "one", "also", "so"),
    *("several", "everybody", "value", "value-end", "granted", "adobe-side", "another-account", "member"),
)
"""Cues beside the names that tell nothing of them."""
_MOST = 5
"""A choice: more names than people tell in a message."""
_MOST_LEFT = 2.0
"""A choice: words beside the names that neither fillers nor cues have."""


def read_names_told(moment: Moment) -> DialogueAct | None:
    """Whether the mask that was told before takes in the groups or profiles that are told now."""
    mask = mask_told_before(moment)
    names = names_told(moment) if mask else ()
    if (
        not names
        or moment.utterance.has(*_ELSE)
        or moment.utterance.size(_left(moment.utterance, names)) > _MOST_LEFT
    ):
        return None
    return judged(moment, Given(MASK, mask, names[0], names[1:]))


def names_told(moment: Moment) -> tuple[str, ...]:
    """The names of Adobe's that stand in a message without a mask; none where a secret may be among them."""
    here = given_in(moment.text, "check/association-mask")
    names = tuple(groups_in(moment.text)[:_MOST])
    is_told = moment.utterance.has(*_NAMED) or not _left(moment.utterance, names)
    if not is_told or (here and here.field == MASK):
        return ()
    from bot.dialogue.message_secrets import may_keep  # its patterns take long to load

    return names if names and may_keep(names, moment.text) else ()


def with_names(moment: Moment, act: DialogueAct) -> DialogueAct:
    """The act with the names kept for a mask that is told later."""
    names = names_told(moment)
    return replace(act, memory=changed(act.memory, groups=names)) if names else act


def _left(utterance: Utterance, names: tuple[str, ...]) -> list[int]:
    """The units beside the names that neither fillers nor cues have."""
    spans = [found.span() for name in names for found in re.finditer(re.escape(name), utterance.text)]
    return [
        at
        for at in utterance.rest(*_NAMED, *_BESIDE)
        if not any(start <= utterance.places[at][0] < end for start, end in spans)
    ]
