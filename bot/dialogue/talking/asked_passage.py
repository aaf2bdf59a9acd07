"""A question about a section that some of its passages answer: these, rather than all of the section.

In: the moment and the id. Out: the passages, none where the documentation does not say; None where the
question is of no passage in particular.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.dialogue.answers.documents import Documents, kept
from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.section_parts import text_of
from bot.matcher.passage import PartWords
from bot.model import Block, Passage

_LEAD = 0.06
"""How far ahead of the others the best passage is shown alone: so it is the right one four times in five
(`python -m benchmarks.passages`)."""
_LIKELY = 0.1
"""How much of a question the best passage answers that is shown with the next one: one of both is the right
one four times in five."""
_FEW = 4
"""A choice: a section of fewer passages is shown whole."""
_ASIDES = ("ok", "and", "greet", "thanks", "sorry", "urgent", "meant")
"""Cues that lead to a question."""


class Asked(NamedTuple):
    """What was asked: the blocks that answer, and whether it is clear that they do."""

    shown: tuple[Block, ...]
    is_clear: bool


class _Passages(NamedTuple):
    passages: tuple[Passage, ...]
    words: tuple[PartWords, ...]


@kept(64)
def _passages(documents: Documents, item: str, locale: str) -> _Passages:
    stored = documents.knowledge.passages.get(locale, {}).get(item)
    passages = stored.read() if stored else ()
    return _Passages(passages, tuple(PartWords(text_of(of.shown), of.asked) for of in passages))


def asked_passage(moment: Moment, item: str) -> Asked | None:
    """The passages of an id's section that a question is about."""
    found = _passages(moment.talk.documents, item, moment.locale)
    if len(found.passages) < _FEW:
        return None
    utterance = moment.utterance
    scores = moment.talk.desk.answering(utterance.typed(utterance.rest(*_ASIDES)), found.words)
    first, second, third = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)[:3]
    best, next_best = found.passages[first].shown, found.passages[second].shown
    if scores[first] - scores[second] >= _LEAD:
        return Asked(best, is_clear=True)
    if scores[first] < _LIKELY or not best or not next_best:
        return None
    if best == next_best and scores[first] - scores[third] >= _LEAD:
        return Asked(best, is_clear=True)
    both = (first, second) if first < second else (second, first)
    shown = (block for at in both for block in found.passages[at].shown)
    return Asked(tuple(dict.fromkeys(shown)), is_clear=False)
