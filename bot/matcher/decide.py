"""Scores of a question → `answer`, `suggest` or `none`, with probabilities that mean what they say."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from bot.matcher.model import Calibration, Model
from bot.matcher.normalise import is_hangul, words
from bot.model import Match, Outcome

MATCHES = 5
"""How many matches a verdict carries."""

_TEMPERATURE = 0.15
"""Spreads what is left of certainty over the further matches."""


def evidence(scores: Sequence[float], text: str) -> tuple[float, ...]:
    """What the decision rests on: leads of the best over the next and over "off topic", length, script."""
    *documented, off_topic = scores
    best, second, *_ = sorted(documented, reverse=True)
    found = words(text)
    hangul = any(is_hangul(word) for word in found)
    return (
        best,
        best - second,
        best - off_topic,
        off_topic,
        log(1 + len(found)),
        float(hangul),
        1.0,
    )


def judge(model: Model, text: str) -> tuple[Outcome, tuple[Match, ...]]:
    """What a model makes of a text."""
    return decide(model.scores(text), text, model.ids, model.calibration)


def decide(
    scores: Sequence[float], text: str, ids: Sequence[str], calibration: Calibration
) -> tuple[Outcome, tuple[Match, ...]]:
    """The outcome and at most five matches, best first; none where nothing is documented."""
    seen = evidence(scores, text)
    documented = probability(calibration.documented, seen)
    if documented < calibration.suggest_at:
        return Outcome.NONE, ()
    right = probability(calibration.right, seen)
    order = sorted(range(len(ids)), key=lambda i: (-scores[i], ids[i]))[:MATCHES]
    shares = [exp((scores[i] - scores[order[1]]) / _TEMPERATURE) for i in order[1:]]
    left = max(0.0, documented - right)
    matches = [Match(ids[order[0]], round(right, 4))]
    for i, share in zip(order[1:], shares, strict=True):
        matches.append(Match(ids[i], round(min(left * share / sum(shares), right), 4)))
    outcome = Outcome.ANSWER if right >= calibration.answer_at else Outcome.SUGGEST
    return outcome, tuple(matches)


def probability(weights: Sequence[float], seen: Sequence[float]) -> float:
    """The logistic of the weighed evidence."""
    total = sum(weight * value for weight, value in zip(weights, seen, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
