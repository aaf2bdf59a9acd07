"""Since when something is so. In: such a question. Out: the passages with a date, of the likeliest section.

A question that no dated passage answers is left to others; it is no report that something does not work.
"""

from __future__ import annotations

import re

from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.sections.section_parts import text_of
from bot.dialogue.talking.subject.asked_passage import passages_for
from bot.dialogue.talking.subject.follow_up import told_passages
from bot.dialogue.talking.subject.passage_evidence import best_of
from bot.model import Block

_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.]\d)")
"""A year, and no part of a version."""
_LEAST, _AHEAD = 0.15, 0.05
"""A choice: how much of the question a passage answers that tells since when, and how much more than any of
another section; "since when is there an Adobe ID?" is that far ahead of nothing."""


def asks_since_when(moment: Moment) -> bool:
    """Whether it is asked since when something is so."""
    return moment.is_question and moment.utterance.has("since-when")


def read_asked_date(moment: Moment) -> DialogueAct | None:
    """A question since when, which a passage with a date answers."""
    if not asks_since_when(moment):
        return None
    (item, score), (_other, next_score) = [*best_of(moment.answering).items(), ("", 0.0), ("", 0.0)][:2]
    if score < _LEAST or score - next_score < _AHEAD:
        return None
    shown = next((found for found in passages_for(moment, moment.text, item) if _is_dated(found)), ())
    return told_passages(moment, item, shown) if shown else None


def _is_dated(shown: tuple[Block, ...]) -> bool:
    return bool(shown) and bool(_YEAR.search(text_of(shown)))
