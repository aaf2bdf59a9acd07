"""A number that stands for one of several answers: "and 2, where is that?", "the second one, on any PC?".

In: a question, and the ids of the answers that were given at once. Out: which is meant, and the question
without the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.dialogue.session import Memory
from bot.dialogue.talking.message.cue_lexicon import FILLER
from bot.dialogue.talking.message.message_pieces import ASKING, SMALL
from bot.dialogue.talking.message.utterance import Utterance

_ORDINALS = {"nth-1": 1, "nth-2": 2, "nth-3": 3, "nth-4": 4}
_LONGEST = 16
"""A choice, in words: a longer message says more than what it asks of one answer."""
_PART_OF_MORE = re.compile(r"[\w.:@/_-]")
"""What stands right beside a number that is part of a version, a time or a name."""
_ASKS = (*ASKING, "and", "may", "must", "then", "judge", "stage", "prod", "both")
"""Cues of what is asked of an answer, with a question mark or without one."""
_BEFORE = (FILLER, *SMALL, *_ORDINALS, "step")
"""Cues of words between the beginning of a message and the number: "does 1 …", "for number 2, …"."""
_AFTER = (FILLER, *SMALL, "may", "must")
"""Cues of a word behind a number that it does not count, as in "2 accounts"."""


def of_listed(utterance: Utterance, memory: Memory) -> tuple[str, str]:
    """The id of the answer that is meant, and the text without its number; empty for any other message."""
    is_at_hand = bool(memory.listed) and memory.subjects[0] in memory.listed
    if not is_at_hand or utterance.length > _LONGEST or not (utterance.questions or utterance.has(*_ASKS)):
        return "", ""
    named = dict(_numbers(utterance, len(memory.listed)))
    left = [at for at in range(len(utterance.units)) if at not in named]
    if len(set(named.values())) != 1 or not utterance.rest(*_ORDINALS, "step", "and", "elaborate"):
        return "", ""
    start = utterance.places[left[0]][0]
    end = utterance.places[left[-1]][1]
    return memory.listed[named.popitem()[1] - 1], utterance.typed(left) + utterance.text[max(start, end) :]


def _numbers(utterance: Utterance, most: int) -> Iterator[tuple[int, int]]:
    """The units of a number that stands for an answer, each with that number."""
    for cue in utterance.spans(*_ORDINALS):
        if _ORDINALS[cue.cue] <= most and _leads(utterance, cue.start):
            yield from ((at, _ORDINALS[cue.cue]) for at in range(cue.start, cue.end))
    for at, unit in enumerate(utterance.units):
        if unit.isdecimal() and 0 < int(unit) <= most and _leads(utterance, at) and _is_bare(utterance, at):
            yield at, int(unit)


def _leads(utterance: Utterance, at: int) -> bool:
    """Whether nothing that names anything stands before a unit."""
    return not utterance.rest(*_BEFORE, within=(0, at))


def _is_bare(utterance: Utterance, at: int) -> bool:
    """Whether a number is no part of something, and counts nothing."""
    text, (start, end) = utterance.text, utterance.places[at]
    if any(_PART_OF_MORE.match(beside) for beside in (text[max(0, start - 1) : start], text[end : end + 1])):
        return False
    if at + 1 == len(utterance.units) or text[end : end + 1].strip():
        return True
    return not utterance.rest(*_AFTER, within=(at + 1, at + 2))
