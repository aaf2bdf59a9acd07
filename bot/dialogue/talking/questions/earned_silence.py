"""What has to be looked at before a section is said to be silent: the others, and the facts.

In: a question that wants a kind of answer, the section asked about. Out: the section that tells it and its
sentences, or whether a reader behind knows better.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.questions.kind_traits import KINDS, AnswerKind
from bot.dialogue.talking.questions.told_of_kind import telling, that_share_words
from bot.dialogue.talking.sections.documented_facts import spoken_of
from bot.dialogue.talking.sections.section_parts import text_of
from bot.dialogue.talking.subject.asked_passage import best_passage
from bot.dialogue.talking.subject.context_features import leads_to, passages_of
from bot.dialogue.talking.subject.thing_wanted import has_command
from bot.model import Block

_ANSWERS = 0.15
"""A choice: how much of a message a passage of another section answers that may be meant."""
_AHEAD = 0.02
"""A choice: how much more of it than the passages of any other section do."""
_WORDS = 2
"""A choice: fewer words beside those of the kind say nothing of another section."""
_FIRST = 2
"""A choice: so many of the sections that the matcher found for a first message may be meant."""
_CLEAR = 0.5
"""From this probability on a first message is rather of the section found than of somebody's place."""


class ToldElsewhere(NamedTuple):
    """A section that tells it, and its sentences."""

    item: str
    shown: list[Block]


def told_elsewhere(moment: Moment, item: str, kind: AnswerKind, left: list[int]) -> ToldElsewhere | None:
    """What another section than `item` tells: what its trouble shows, or what answers most of the message."""
    if kind == "message":
        for symptom in _troubles(moment, item):
            if known := telling(moment, symptom, kind):
                return ToldElsewhere(symptom, known)
    least = 1 if kind == "command" else _WORDS  # what a command is for stands beside it
    if len(left) < least or KINDS[kind].is_of_all:
        return None
    best = [*islice(passages_of(moment).items(), 2)]
    if not best or best[0][0] == item:
        return None
    (other, most), second = best[0], best[1][1] if len(best) > 1 else 0.0
    if most < _ANSWERS or most - second < _AHEAD:
        return None
    known, passage = telling(moment, other, kind), best_passage(moment, other)
    if kind == "command":
        is_said = any(that_share_words(moment, passage, [at]) for at in left)
        return ToldElsewhere(other, [*passage]) if is_said and has_command(passage) else None
    if not known:
        return None
    if said := that_share_words(moment, known, left):
        return ToldElsewhere(other, said)
    is_of_kind = not passage or is_among(passage, known)
    return ToldElsewhere(other, known if is_of_kind else [*passage])


def told_of_found(moment: Moment, kind: AnswerKind, left: list[int]) -> ToldElsewhere | None:
    """What one of the sections tells that the matcher found for a first message."""
    if not is_asked_for(moment, kind, left):
        return None
    first = next(iter(passages_of(moment)), "")
    for at, match in enumerate(moment.verdict.matches):
        known = telling(moment, match.id, kind)
        said = that_share_words(moment, known, left)
        is_meant = KINDS[kind].is_of_all and (at < _FIRST or match.id == first)
        if said or (known and is_meant):
            return ToldElsewhere(match.id, said or known)
    return told_elsewhere(moment, "", kind, left)


def is_asked_for(moment: Moment, kind: AnswerKind, left: list[int]) -> bool:
    """Whether it is asked who is to do it, or who signs in: of who it is, or changed it, nothing is told."""
    if kind == "who-here":
        return len(left) >= _WORDS
    return kind != "log" or not moment.utterance.has("changed")


def is_settled(moment: Moment, item: str) -> bool:
    """Whether a fact says that it is so, or that it is not: the reader behind tells which."""
    items = [item] if item else [match.id for match in moment.verdict.matches[:_FIRST]]
    return any(spoken.fact.polar for found in items for spoken in spoken_of(moment.utterance, found))


def is_found(moment: Moment, kind: AnswerKind, left: list[int]) -> bool:
    """Whether a first message is of a section rather than of who, or which log, somebody has."""
    is_clear = bool(moment.verdict.matches) and moment.verdict.matches[0].score >= _CLEAR
    return KINDS[kind].is_of_all and is_clear and len(left) >= _WORDS


def is_among(nearest: tuple[Block, ...], known: list[Block]) -> bool:
    """Whether what comes nearest is what tells it."""
    text = text_of(nearest)
    return bool(nearest) and any(text_of((block,)) in text for block in known)


def _troubles(moment: Moment, item: str) -> Iterator[str]:
    """The symptoms that lead to a check."""
    documents = moment.talk.documents
    for symptom in documents.entries:
        if symptom.startswith("symptom/") and item in leads_to(documents, symptom):
            yield symptom
