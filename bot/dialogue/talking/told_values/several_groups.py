"""Several groups beside one mask. In: the mask as it was judged, the groups. Out: which it takes in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.dialogue.desk import JudgedValue
from bot.dialogue.talking.told_values.value_slots import Given
from bot.model import Message
from bot.translate import Translator, _

_MOST_GROUPS = 5
"""A choice: more groups than people name in a message."""
_MORE = "…"


def of_groups(say: Translator, given: Given, judged: JudgedValue) -> Iterator[Message]:
    """Which of the groups the mask takes in and which it does not; of a wrong mask, the one that is right.

    What the verdict has said of the only one that fits is not said again.
    """
    fitting, others = given.fitting, given.others
    if judged.is_right:
        if also := [group for group in fitting if group != given.adobe]:
            yield _("It also matches: {groups}.", groups=_listed(say, also))
        if others:
            yield _("It does not match: {groups}.", groups=_listed(say, others))
    elif judged.expected and fitting:
        yield _("`{mask}` matches: {groups}.", mask=judged.expected[:200], groups=_listed(say, fitting))
        if others:
            yield _("It does not match: {groups}.", groups=_listed(say, others))
    elif others:
        yield _("It does not match: {groups}.", groups=_listed(say, others))


def _listed(say: Translator, groups: Sequence[str]) -> str:
    """The groups with a mark where they are more than are told."""
    named = [f"`{group[:200]}`" for group in groups]
    if len(named) > _MOST_GROUPS:
        return ", ".join((*named[:_MOST_GROUPS], _MORE))
    return say.listed(named)
