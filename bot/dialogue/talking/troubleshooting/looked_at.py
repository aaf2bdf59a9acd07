"""That what was looked at is right, and ends no matter: "that part is fine", "checked the mask, works"."""

from __future__ import annotations

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.troubleshooting.met_step import is_only_of_step
from bot.dialogue.talking.troubleshooting.next_check import is_at_hand, just_done


def is_of_check(moment: Moment) -> bool:
    """Whether "done, it is right" is said of the check at hand, and ends no matter."""
    utterance = moment.utterance
    if moment.is_question or utterance.has("negator", "all-but"):
        return False
    if is_only_of_step(moment):
        return True
    if not is_at_hand(moment):
        return _is_part_right(utterance) and bool(just_done(moment))
    is_right = utterance.has("in-order") and utterance.has("done") and not utterance.has("thanks")
    return is_right or _is_part_right(utterance)


def _is_part_right(utterance: Utterance) -> bool:
    """Whether all that is well is what was looked at: "that part is fine", not "we are in again"."""
    right = utterance.spans("of-check")
    return bool(right) and all(cue.overlaps(*right) for cue in utterance.spans("solved", "thanks"))


def is_only_checked(utterance: Utterance) -> bool:
    """Whether what works is what was only looked at ("checked the mask, works"), and not the login by now."""
    return utterance.has("checked") and not utterance.has("when")
