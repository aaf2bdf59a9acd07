"""A question that tells why it is asked: "do I have to restart, since I changed the type?".

In: a message. Out: the question without the reason, which is no second subject.
"""

from __future__ import annotations

from bot.dialogue.talking.message.message_pieces import is_asking
from bot.dialogue.talking.message.utterance import Utterance
from bot.matcher.normalise import is_hangul

_TELLING = ("hosted", "hybrid", "on-premise", "appears-adobe", "appears-rights", "appears-no-page", "broken")
"""Cues of a reason that is itself to be heard."""


def without_reason(utterance: Utterance) -> str:
    """The text without the reason; empty where none is told beside a question."""
    units = len(utterance.units)
    for found in utterance.spans("reason"):
        start, end = next(clause for clause in utterance.clauses if clause[0] <= found.start < clause[1])
        joints = [joint.start for joint in utterance.spans("join", within=(found.end, end))]
        is_first = is_hangul(utterance.units[found.end - 1])  # in Korean it comes before the question
        reason = (start, found.end) if is_first else (found.start, min([end, *joints]))
        kept = [(0, reason[0]), (reason[1], units)]
        told = utterance.rest(within=kept[0]) + utterance.rest(within=kept[1])
        if utterance.spans(*_TELLING, within=reason) or not told:
            continue
        if utterance.questions or any(is_asking(utterance, each) for each in _clauses_in(utterance, kept)):
            return utterance.typed([at for at in range(units) if not reason[0] <= at < reason[1]])
    return ""


def _clauses_in(utterance: Utterance, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The clauses of a message, as far as they stand in some spans."""
    cut = ((max(start, a), min(end, b)) for start, end in utterance.clauses for a, b in spans)
    return [(start, end) for start, end in cut if start < end]
