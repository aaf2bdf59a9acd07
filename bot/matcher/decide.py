"""Scores of a question → `answer`, `suggest` or `none`, with probabilities that mean what they say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import exp, log

import msgspec

from bot.matcher.normalise import is_hangul, words
from bot.matcher.trained_model import Calibration, Model
from bot.model import OFF_TOPIC, Match, Outcome, Record

MATCHES = 5
"""How many matches a verdict carries."""

_NO_LEAD = 0.02
"""A lead over the next that is none."""
_TEMPERATURE = 0.15
"""Spreads what is left of certainty over the further matches."""
_WORTH_IT = 0.12
"""A further match less likely than this share of the first one is no choice."""
_UNSPECIFIC_RIGHT = 0.25
"""Of what is offered for an unspecific report, the first is right no more often than this."""
_SURELY_UNSPECIFIC = 0.15
"""From this lead over every entry on, no entry but the symptoms is worth offering."""
_UNSPECIFIC_KIND = "symptom/"
"""What a login that fails may show: the entries to choose from where no more is said."""


def evidence(scores: Sequence[float], text: str) -> tuple[float, ...]:
    """What the decision rests on: leads of the best over all else, length, script.

    The lead over the next counts by its logarithm too: where two entries fit as well, it is one or the other,
    however far both are before all else.
    """
    *documented, unspecific, off_topic = scores
    best, second, *_ = sorted(documented, reverse=True)
    found = words(text)
    hangul = any(is_hangul(word) for word in found)
    lead = best - second
    return (
        best,
        lead,
        log(lead + _NO_LEAD),
        min(lead, best - off_topic, best - unspecific),
        best - off_topic,
        best - unspecific,
        max(best, unspecific) - off_topic,
        off_topic,
        log(1 + len(found)),
        float(hangul),
        1.0,
    )


class Decision(Record, frozen=True):
    """The matcher's word on a text: at most five matches, best first; none where nothing is documented.

    `leanings` are the bare scores of every id, and of `OFF_TOPIC`.
    """

    outcome: Outcome
    matches: tuple[Match, ...] = ()
    is_unspecific: bool = False
    leanings: dict[str, float] = {}


def judge(model: Model, text: str) -> Decision:
    """What a model makes of a text."""
    scores = model.scores(text)
    judged = decide(scores, text, model.ids, model.calibration)
    leanings = dict(zip(model.ids, scores, strict=False)) | {OFF_TOPIC: scores[-1]}
    return msgspec.structs.replace(judged, leanings=leanings)


def decide(scores: Sequence[float], text: str, ids: Sequence[str], calibration: Calibration) -> Decision:
    """The outcome for scores of `ids`, of "unspecific" and of "off topic", in that order."""
    seen = evidence(scores, text)
    documented = probability(calibration.documented, seen)
    if documented < calibration.suggest_at:
        return Decision(Outcome.NONE)
    right = probability(calibration.right, seen)
    order = sorted(_by_name(tuple(ids)), key=scores.__getitem__, reverse=True)  # of equals the name decides
    lead = scores[-2] - scores[order[0]]
    if lead >= 0:
        right = min(right, _UNSPECIFIC_RIGHT)
    if lead >= _SURELY_UNSPECIFIC:
        order = [i for i in order if ids[i].startswith(_UNSPECIFIC_KIND)] or order
    order = order[:MATCHES]
    likely = [(order[0], right)]
    if order[1:]:
        shares = [exp((scores[i] - scores[order[1]]) / _TEMPERATURE) for i in order[1:]]
        left = max(0.0, documented - right)
        all_shares = sum(shares)
        likely += [
            (i, min(left * share / all_shares, right)) for i, share in zip(order[1:], shares, strict=True)
        ]
    matches = tuple(Match(ids[i], round(score, 4)) for i, score in likely)
    if lead >= 0:
        return Decision(Outcome.SUGGEST, matches, is_unspecific=True)
    if right >= calibration.answer_at:
        return Decision(Outcome.ANSWER, matches)
    return Decision(Outcome.SUGGEST, tuple(match for match in matches if match.score >= _WORTH_IT * right))


@lru_cache(1)
def _by_name(ids: tuple[str, ...]) -> tuple[int, ...]:
    """The places of ids in the order of their names."""
    return tuple(sorted(range(len(ids)), key=ids.__getitem__))


def probability(weights: Sequence[float], seen: Sequence[float]) -> float:
    """The logistic of the weighed evidence."""
    total = sum([weight * value for weight, value in zip(weights, seen, strict=True)])
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
