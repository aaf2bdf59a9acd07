"""What is so of a message whatever it is about: how long it is, what it asks, how odd its words are."""

from __future__ import annotations

from typing import TypeAlias

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.things_named import has_name, has_version
from bot.dialogue.talking.sections.vocabulary import Said
from bot.dialogue.talking.subject.follow_up import part_asked, refers_back
from bot.model import Outcome

ELSEWHERE = ""
"""The candidate that stands for no id: a report, small talk, something that the documents do not have."""
_LONG = 6
"""Words of its own from which on a message is no longer for being longer."""
_ODD = 4
"""Words unknown here from which on more of them tell no more."""
_MANY = 3
"""Words of its own that a follow-up has at most, as a rule."""
_ASKING = ("where", "why", "who", "then", "how", "long", "whether", "request")
"""Cues of a question that has no question mark."""

Features: TypeAlias = dict[str, float]


def traits_of(moment: Moment, left: list[int], said: Said, *, is_bare: bool) -> Features:
    """The traits of a message. `left` are the units of its own, `said` is what is known of them.

    `is_bare`: nothing is left of it but cues and the name of the subject.
    """
    utterance, part = moment.utterance, part_asked(moment.utterance)
    told = float(not moment.is_question and not utterance.has(*_ASKING))
    thing, version = float(has_name(moment.text)), float(has_version(moment.text))
    size = min(utterance.size(left), _LONG) / _LONG
    return {
        "size": size,
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
        "where": float(utterance.has("where")),
        "detail": float(utterance.has("detail", "condition", "not-shown")),
        "discard": float(utterance.has("discard")),
        "instance": float(utterance.has("stage", "prod", "both")),
        "adobe": float(utterance.has("adobe")),
        "and": float(utterance.has("and")),
        "asks": float(moment.is_question),
        "asks:odds": (1.0 - told) * sum(said.odds) / _MANY,
        "asks:unknown": (1.0 - told) * said.unknown / max(1, said.count),
        "asks:nothing": (1.0 - told) * float(moment.verdict.outcome is Outcome.NONE),
        "told": told,
        "told:size": told * size,
        "thing": thing,
        "version": version,
        "thing:told": told * max(thing, version),
        "sure": float(moment.is_sure),
        "nothing": float(moment.verdict.outcome is Outcome.NONE),
        "unspecific": float(moment.verdict.is_unspecific),
        "broken": float(utterance.has("broken")),
        "report": float(utterance.has("same", "everybody", "urgent", "when")),
    }
