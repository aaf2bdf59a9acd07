"""What the passages of sections tell of what a message is about. In: scores. Out: features of each candidate.

A section of which a passage answers much of the message, and more than any passage of the others does, is
likelier meant than the words of the whole section tell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.dialogue.talking.subject.context_features import ELSEWHERE
from bot.dialogue.talking.subject.message_traits import Features

_BY_CHANCE = 0.1
"""How much of any message some passage of a section answers, of one about the weather, too."""
_SCALE = 10.0
"""Makes of what it answers beyond that, .1 to .3 as a rule, about as much as the other features are."""


def answers_of(
    answering: Mapping[str, Sequence[float]],
    items: Iterable[str],
    looked_into: Sequence[str],
    near: Collection[str],
    size: float,
) -> dict[str, Features]:
    """Of each of the candidates `items` what the passages of those `looked_into` tell.

    `answering` has for an id how much each of its passages answers, 0 to 1. `near` are candidates that what
    was spoken of leads to; `size` is how much the message says, 0 to 1.
    """
    best = {item: _beyond_chance(answering.get(item, ())) for item in looked_into}
    order = sorted(best, key=best.__getitem__, reverse=True)
    most = [best[item] for item in order[:2]] + [0.0, 0.0]
    found: dict[str, Features] = {}
    for item in items:
        if item == ELSEWHERE:
            found[item] = {"answers:none": most[0]}
        elif item not in best:
            found[item] = {"answers:unseen": 1.0}
        else:
            score = best[item]
            lead = score - (most[1] if item == order[0] else most[0])
            found[item] = {
                "answers": score,
                "answers:lead": lead,
                "answers:size": score * size,
                "answers:lead:size": lead * size,
                "answers:near": score if item in near else 0.0,
                "answers:lead:near": lead if item in near else 0.0,
            }
    return found


def _beyond_chance(scores: Iterable[float]) -> float:
    """How much the best of some passages answers beyond what any would."""
    return _SCALE * max(0.0, max(scores, default=0.0) - _BY_CHANCE)
