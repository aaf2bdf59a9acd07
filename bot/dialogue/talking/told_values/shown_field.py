"""Whether the field of the product context is shown, on which its right value hangs.

In: a message, and what was said before. Out: shown or not; the memory that keeps it for a value to come.
"""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.talking.act import DialogueAct, Moment, changed
from bot.dialogue.talking.message.utterance import Utterance

_CHECK = "check/product-context"


def is_shown(moment: Moment) -> bool:
    """As the message has it; where it says nothing of that, as it was told before."""
    told = _told(moment.utterance)
    return not moment.memory.is_context_hidden if told is None else told


def is_told(moment: Moment) -> bool:
    """Whether it was told, now or before, that the field is not shown, or now that it is."""
    return moment.memory.is_context_hidden or _told(moment.utterance) is not None


def with_shown(moment: Moment, act: DialogueAct) -> DialogueAct:
    """The act with what the message says of the field kept, if it is about that setting."""
    told = _told(moment.utterance)
    if told is None or _CHECK not in act.answered:
        return act
    return replace(act, memory=changed(act.memory, is_context_hidden=not told))


def _told(utterance: Utterance) -> bool | None:
    """Whether a message says that a field is shown, or that it is not; None where it says neither."""
    hidden = utterance.spans("not-shown")
    if hidden:
        return False
    return True if utterance.has("shown") else None
