"""What a message is about, once something was spoken of. In: the moment. Out: the likeliest id, or none.

A conditional logit: every id that may be meant is a candidate, and so is "nothing of this". What tells for
or against one (`context_features`) is weighed together, so that no single figure decides: what the matcher
finds, what is at hand, where that leads, whose words are said, how much is said at all. `python -m
benchmarks.context` fits the weights.
"""

from __future__ import annotations

from math import exp

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.subject.context_features import seen_in
from bot.dialogue.talking.subject.context_weights import WEIGHTS
from bot.dialogue.talking.subject.message_traits import Features
from bot.model import Record


class Choice(Record, frozen=True):
    """The likeliest candidate, and how likely it is."""

    item: str
    probability: float


_OF_KIND: dict[str, Features] = {
    kind: {name[len(kind) + 1 :]: weight for name, weight in WEIGHTS.items() if name.startswith(f"{kind}:")}
    for kind in ("elsewhere", "subject", "other")
}
"""The weights of what is so of the whole message, for each kind of candidate."""


@once
def chosen(moment: Moment) -> Choice:
    """What the message is most likely about."""
    traits, seen = seen_in(moment)
    of_kind = {kind: score(traits, weights) for kind, weights in _OF_KIND.items()}
    scores = {item: of_kind[kind] + score(own, WEIGHTS) for item, (kind, own) in seen.items()}
    best = max(scores, key=scores.__getitem__)
    return Choice(best, 1 / sum(exp(value - scores[best]) for value in scores.values()))


def candidates(moment: Moment) -> dict[str, Features]:
    """What may be meant, each with what tells for it. Needs a subject."""
    traits, seen = seen_in(moment)
    return {item: own | _told(kind, traits) for item, (kind, own) in seen.items()}


def _told(candidate: str, traits: Features) -> Features:
    return {f"{candidate}:{trait}": value for trait, value in traits.items()}


def score(seen: Features, weights: Features) -> float:
    """How much speaks for a candidate."""
    return sum([weights[name] * value for name, value in seen.items() if value and name in weights])
