"""A value that was replaced: "changed from A to B", "B instead of A". In: a message. Out: it without A."""

from __future__ import annotations

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.told_values.field_names import without_field_names
from bot.dialogue.talking.told_values.value_slots import CHECK_OF, given_in

_REPLACED = ("changed", "set-to", "at-once", "retract")
"""Cues of one value in the place of another."""
_BOTH_STAND = ("either", "of-two", "another-account", "adobe-side", "granted", "same-as", "both")
"""Cues of two values of which none is a former one."""
_INSTANCES = ("stage", "prod")
_OF_ANY_WORD = {"tenant", "client_id"}
"""Settings whose values do not stand out, so that two of them are hard to tell from words."""


@once
def current_text(moment: Moment) -> str:
    """The message without the value that no longer holds; as it is where none was replaced."""
    utterance, text = moment.utterance, moment.text
    if not utterance.has(*_REPLACED) and not moment.contrast.denied:
        return text
    if utterance.has(*_BOTH_STAND) or all(utterance.has(cue) for cue in _INSTANCES):
        return text
    values = without_field_names(utterance, text)
    first = given_in(values, moment.best or moment.subject)
    if first is None or first.field not in CHECK_OF or first.field in _OF_ANY_WORD:
        return text
    second = given_in(values.replace(first.value, " ", 1), CHECK_OF[first.field])
    if second is None or second.field != first.field or second.value == first.value:
        return text
    if first.field == "association_mask" and "*" not in second.value:
        return text  # a group beside it
    denied = " ".join(moment.contrast.denied)
    is_second = _as_denied(second.value) in denied.split() or second.value in denied
    former = second if is_second and first.value not in denied else first
    return text.replace(former.value, " ", 1)


def _as_denied(value: str) -> str:
    """A value as the words of a denial have it, which end before its last signs: `https` of `https://`."""
    return value.rstrip(":/")
