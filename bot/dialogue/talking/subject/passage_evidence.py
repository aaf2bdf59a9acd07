"""What the passages of sections tell of what a message is about. In: scores. Out: features of each candidate.

A section of which a passage answers much of the message, and more than any passage of the others does, is
likelier meant than the words of the whole section tell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from bot.dialogue.talking.subject.message_traits import ELSEWHERE, Features
from bot.matcher.passage_scores import PassageScores

BY_CHANCE = 0.1
"""How much of any message some passage of a section answers, of one about the weather, too."""
_FAR = 10
"""A choice: a section behind so many others is not what a message with words of its own asks of."""
_BEHIND = 4
"""A section of which no passage answers more than chance, behind so many others, is rarely what is meant."""
_SCALE = 10.0
"""Makes of what it answers beyond that, .1 to .3 as a rule, about as much as the other features are."""


def best_of(answering: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """Id → how much of a message the best of its passages answers, 0 to 1; the best section first."""
    if isinstance(answering, PassageScores):  # kept with what else is known of a text
        return answering.best
    best = {item: max(scores, default=0.0) for item, scores in answering.items()}
    return dict(sorted(best.items(), key=lambda found: found[1], reverse=True))


def answers_of(
    best: Mapping[str, float], items: Iterable[str], subject: str, near: Collection[str], size: float
) -> dict[str, Features]:
    """Of each of the candidates `items` what the passages of all sections tell.

    `best` is what `best_of` found. `near` are candidates that what was spoken of leads to; `size` is how much
    the message says, 0 to 1.
    """
    order = [*best]
    most = [_beyond_chance(score) for score in [*islice(best.values(), 2), 0.0, 0.0]]
    found: dict[str, Features] = {}
    for item in items:
        if item == ELSEWHERE:
            found[item] = {"answers:none": most[0], "answers:none:size": most[0] * size}
            continue
        score = _beyond_chance(best.get(item, 0.0))
        is_first = bool(order) and item == order[0]
        lead = score - (most[1] if is_first else most[0])
        place = order.index(item) if item in best else len(order)
        nothing = float(not score and place >= _BEHIND)
        found[item] = {
            "answers": score,
            "answers:lead": lead,
            "answers:size": score * size,
            "answers:lead:size": lead * size,
            "answers:near": score if item in near else 0.0,
            "answers:lead:near": lead if item in near else 0.0,
            "answers:first": float(is_first),
            "answers:place": 1 / (1 + place),
            "answers:place:size": size / (1 + place),
            "answers:far": float(place >= _FAR) * size,
            "answers:nothing": nothing,
            "answers:nothing:size": nothing * size,
        }
        if item == subject:
            found[item] |= {
                "answers:subject": score,
                "answers:subject:lead": lead,
                "answers:subject:lead:size": lead * size,
                "answers:subject:far": float(place >= _FAR) * size,
                "answers:subject:nothing": nothing,
                "answers:subject:nothing:size": nothing * size,
            }
    return found


def _beyond_chance(score: float) -> float:
    """How much a passage answers beyond what any would."""
    return _SCALE * max(0.0, score - BY_CHANCE)
