"""What a message is about, once something was spoken of. In: the moment. Out: the likeliest id, or none.

A conditional logit: every id that may be meant is a candidate, and so is "nothing of this". What tells for
or against one (`context_features`) is weighed together, so that no single figure decides: what the matcher
finds, what is at hand, where that leads, whose words are said, how much is said at all. Where that leaves
several, what their passages answer counts, too (`passage_evidence`). `python -m benchmarks.context` fits the
weights.
"""

from __future__ import annotations

from math import exp

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.subject.context_features import ELSEWHERE, seen_in
from bot.dialogue.talking.subject.context_weights import WEIGHTS
from bot.dialogue.talking.subject.message_traits import Features
from bot.dialogue.talking.subject.passage_evidence import answers_of
from bot.model import Record

_LOOKED_INTO = 4
"""Candidates whose passages are looked at, at .1 ms each: with nine no more strangers' follow-ups go right,
with three fewer do."""
_REACH = 4.0
"""How far behind the likeliest candidate another is that its passages may still put before it."""
_NEAR = ("led-to", "leads-here", "recent")
"""What is so of an id that the subject leads to, that leads there, or that was spoken of before it."""


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
    for item, own in _answers(moment, traits, seen, scores).items():
        scores[item] += score(own, WEIGHTS)
    best = max(scores, key=scores.__getitem__)
    return Choice(best, 1 / sum(exp(value - scores[best]) for value in scores.values()))


def candidates(moment: Moment) -> dict[str, Features]:
    """What may be meant, each with what tells for it. Needs a subject."""
    traits, seen = seen_in(moment)
    all_seen = {item: own | _told(kind, traits) for item, (kind, own) in seen.items()}
    scores = {item: score(own, WEIGHTS) for item, own in all_seen.items()}
    answers = _answers(moment, traits, seen, scores)
    return {item: own | answers.get(item, {}) for item, own in all_seen.items()}


def _answers(
    moment: Moment, traits: Features, seen: dict[str, tuple[str, Features]], scores: dict[str, float]
) -> dict[str, Features]:
    """What the passages of the likeliest candidates tell for each of all; nothing where one is far ahead."""
    order = sorted(scores, key=scores.__getitem__, reverse=True)
    rivals = [item for item in order if scores[item] > scores[order[0]] - _REACH][: _LOOKED_INTO + 1]
    if len(rivals) < 2:
        return {}
    looked_into = [item for item in rivals if item != ELSEWHERE][:_LOOKED_INTO]
    near = {item for item, (_kind, own) in seen.items() if any(own.get(name) for name in _NEAR)}
    # by the passages of its own language, also where it is to be answered in another one
    answering = moment.answering or moment.talk.desk.answering(moment.text, moment.utterance.locale)
    return answers_of(answering, seen, looked_into, near, traits["size"])


def _told(candidate: str, traits: Features) -> Features:
    return {f"{candidate}:{trait}": value for trait, value in traits.items()}


def score(seen: Features, weights: Features) -> float:
    """How much speaks for a candidate."""
    return sum([weights[name] * value for name, value in seen.items() if value and name in weights])
