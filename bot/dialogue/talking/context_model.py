"""What a message is about, once something was spoken of. In: the moment. Out: the likeliest id, or none.

A conditional logit: every id that may be meant is a candidate, and so is "nothing of this". What tells for or
against one is weighed together (what the matcher finds, what is at hand, where that leads, whose words are
said, how much is said at all), so that no single figure decides. `python -m benchmarks.context` fits the
weights.
"""

from __future__ import annotations

from math import exp, log

from bot.dialogue.answers.documents import Documents
from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.context_weights import WEIGHTS
from bot.dialogue.talking.follow_up import own_words, part_asked, refers_back
from bot.dialogue.talking.vocabulary import Said, named, said_of
from bot.model import OFF_TOPIC, Outcome, Record

ELSEWHERE = ""
"""The candidate that stands for no id: a report, small talk, something that the documents do not have."""
_RECENT = 3
"""Subjects spoken of last that may be meant again."""
_LEAST = 0.002
"""The probability of an id that the matcher does not name."""
_LONG = 6
"""Words of its own from which on a message is no longer for being longer."""
_ODD = 4
"""Words unknown here from which on more of them tell no more."""

_MANY = 3
"""Words of its own that a follow-up has at most, as a rule."""

Features = dict[str, float]


class Choice(Record, frozen=True):
    """The likeliest candidate, and how likely it is."""

    item: str
    probability: float


_OF_KIND: dict[str, Features] = {
    kind: {name[len(kind) + 1 :]: weight for name, weight in WEIGHTS.items() if name.startswith(f"{kind}:")}
    for kind in ("elsewhere", "subject", "other")
}
"""The weights of what is so of the whole message, for each kind of candidate."""


def chosen(moment: Moment) -> Choice:
    """What the message is most likely about."""
    traits, seen = _seen(moment)
    of_kind = {kind: score(traits, weights) for kind, weights in _OF_KIND.items()}
    scores = {item: of_kind[kind] + score(own, WEIGHTS) for item, (kind, own) in seen.items()}
    best = max(scores, key=scores.__getitem__)
    return Choice(best, 1 / sum(exp(value - scores[best]) for value in scores.values()))


def candidates(moment: Moment) -> dict[str, Features]:
    """What may be meant, each with what tells for it. Needs a subject."""
    traits, seen = _seen(moment)
    return {item: own | _told(kind, traits) for item, (kind, own) in seen.items()}


def _seen(moment: Moment) -> tuple[Features, dict[str, tuple[str, Features]]]:
    """What is so of the message, and what may be meant: each with its kind and what is so of it alone."""
    utterance, documents, subject = moment.utterance, moment.talk.documents, moment.subject
    left = own_words(utterance)
    said = said_of(documents, moment.locale, utterance, left)
    scores = {match.id: match.score for match in moment.verdict.matches}
    led_to = leads_to(documents, subject)
    leanings = moment.verdict.leanings
    off_topic = leanings.get(OFF_TOPIC, 0.0)
    alone = _named(moment, own_words(utterance, kept=("login",)))
    traits = _traits(moment, left, said, is_bare=not left and alone in ("", subject))
    recent = moment.memory.subjects[moment.memory.subjects.index(subject) :][:_RECENT]
    items = dict.fromkeys((subject, *scores, *recent, *led_to, *said.in_titles(), *filter(None, (alone,))))
    lead = off_topic - max((leanings.get(item, 0.0) for item in items), default=0.0)
    found: dict[str, tuple[str, Features]] = {
        ELSEWHERE: ("elsewhere", {"elsewhere": 1.0, "off-topic": off_topic, "off-topic:lead": lead})
    }
    for item in items:
        if documents.place(item, moment.locale) is None:
            continue
        is_subject = item == subject
        likely, leaning = _logit(scores.get(item, 0.0)), leanings.get(item, 0.0)
        seen = {
            "likely": likely,
            "leaning": leaning,
            "leaning:lead": leaning - off_topic,
            "near": said.nearness(item),
            "close": said.closeness(item),
            "named": float(item == alone),
            "title-said": said.share_of_title(item),
            "likely:size": likely * traits["size"],
            "leaning:size": leaning * traits["size"],
            "titled": said.of_title(item, but="" if is_subject else subject),
        }
        if is_subject:
            is_far = bool(left) and not seen["near"]
            seen |= {"subject": 1.0, "subject:far": float(is_far)}
        else:
            seen |= {
                "led-to": float(item in led_to),
                "leads-here": float(subject in leads_to(documents, item)),
                "recent": 1 / recent.index(item) if item in recent else 0.0,
                "same-kind": float(item.partition("/")[0] == subject.partition("/")[0]),
                "best:sure": float(item == moment.best and moment.is_sure),
                "best:sure:size": float(item == moment.best and moment.is_sure) * traits["size"],
                "titled:and": seen["titled"] * traits["and"],
                "titled:known": seen["titled"] * (1.0 - traits["unknown"]),
                "named:and": seen["named"] * traits["and"],
                "named:alone": seen["named"] * float(not left),
                "led-to:who": float(item in led_to) * traits["who"],
            }
        found[item] = ("subject" if is_subject else "other", seen)
    return traits, found


def _named(moment: Moment, units: list[int]) -> str:
    """The one id that is named: by all words, or by the first ones behind "and" ("… while we are at it")."""
    documents, locale, utterance = moment.talk.documents, moment.locale, moment.utterance
    item = named(documents, locale, utterance, units, near=moment.subject)
    if item or not utterance.has("and"):
        return item
    ends = (at + 1 for at, unit in enumerate(units) if unit + 1 not in units)
    return named(documents, locale, utterance, units[: next(ends, 0)], near=moment.subject)


def leads_to(documents: Documents, item: str) -> tuple[str, ...]:
    """Where an id leads; nowhere for a section of added documentation."""
    entry = documents.entries.get(item)
    return tuple(entry.leads_to) if entry else ()


def _told(candidate: str, traits: Features) -> Features:
    return {f"{candidate}:{trait}": value for trait, value in traits.items()}


def _traits(moment: Moment, left: list[int], said: Said, *, is_bare: bool) -> Features:
    """What is so of the message whatever it is about."""
    utterance, part = moment.utterance, part_asked(moment.utterance)
    return {
        "size": min(utterance.size(left), _LONG) / _LONG,
        "empty": float(is_bare),
        "brief": float(utterance.size(left) <= 1),
        "part:brief": float(utterance.size(left) <= 1 and part is not None and part != "detail"),
        "unknown": said.unknown / max(1, said.count),
        "and:unknown": float(utterance.has("and")) * said.unknown / max(1, said.count),
        "odd": min(said.unknown, _ODD) / _ODD,
        "foreign": min(said.foreign, _ODD) / _ODD,
        "odds": sum(said.odds) / max(1, said.count),
        "odds:sum": sum(said.odds) / _MANY,
        "odds:least": min(said.odds, default=0.0),
        "points-back": float(refers_back(utterance)),
        "part": float(part is not None and part != "detail"),
        "who": float(utterance.has("who")),
        "detail": float(utterance.has("detail", "condition", "not-shown")),
        "and": float(utterance.has("and")),
        "asks": float(moment.is_question),
        "sure": float(moment.is_sure),
        "nothing": float(moment.verdict.outcome is Outcome.NONE),
        "unspecific": float(moment.verdict.is_unspecific),
        "broken": float(utterance.has("broken")),
        "report": float(utterance.has("same", "everybody", "urgent", "when")),
    }


def _logit(probability: float) -> float:
    share = min(max(probability, _LEAST), 1 - _LEAST)
    return log(share / (1 - share))


def score(seen: Features, weights: Features) -> float:
    """How much speaks for a candidate."""
    return sum([weights[name] * value for name, value in seen.items() if value and name in weights])
