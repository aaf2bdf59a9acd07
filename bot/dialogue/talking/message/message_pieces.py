"""Pieces of a message: where one question ends and the next begins, and what a piece is by its cues alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.utterance import Utterance
from bot.matcher.normalise import is_hangul

_SHORT, _SHORT_SYLLABLES = 4, 10
"""Units of a piece that is a mere name."""
SMALL = (
    "ask",
    "and",
    "value",
    "join",
    "yes",
    "no",
    "ok",
    "thanks",
    "greet",
    "judge",
    "anaphora",
    "where",
    "who",
    "how",
    "why",
    "then",
    "urgent",
    "sorry",
    "bye",
)
"""Cues of what neither names nor asks for anything by itself."""
ASKING = ("ask", "value", "where", "who", "how", "why")
"""Cues that ask."""
REPORTING = (
    "same",
    "done",
    "solved",
    "hosted",
    "meant",
    "deny-before",
    "deny-after",
    "deny-event",
    "unknown",
)
"""Cues of a piece that tells something of what it names."""
_POLITE = (
    "greet",
    "thanks",
    "sorry",
    "urgent",
    "request",
    "ask",
    "yes",
    "ok",
    "and",
    "then",
    "condition",
    "same",
)
"""Cues of what stands beside a question: kind words, a reason to ask, "if that does not help"."""
_POINTS = 2
"""Numbers that make a list."""
_HEADING = re.compile(r"\s?:\s")
"""What parts a heading from what is said of it."""
_NEAR, _NEAR_SYLLABLES = 2, 4
"""Units from where a question begins (in Korean, ends) within which a word must stand that makes it one."""


def pieces_of(utterance: Utterance) -> Iterator[tuple[int, int]]:
    """The clauses of a message without their numbers, parted at "and" and its like."""
    for start, end in utterance.clauses:
        at = start
        asked = {cue.start for cue in utterance.spans("where", within=(start, end))}
        wishes, ends = (utterance.spans(cue, within=(start, end)) for cue in ("wish", "split-after"))
        unjoined = utterance.spans("join-not", within=(start, end))
        quotes = {found.end for found in unjoined}
        for found in utterance.spans("join", "join-after", within=(start, end)):
            if found.start in asked:
                continue  # where a question begins: "où", which is no "ou"
            if found.is_within(*wishes, *ends):
                continue  # within a Korean "want to", or "not … but"
            if any(other.start <= found.start and found.end < other.end for other in unjoined):
                continue  # "more or less"; in Korean, what is looked up: "a command that shows *who is …*"
            if not utterance.rest(*SMALL, "stage", "prod", within=(at, found.start)):
                continue  # "on stage and prod", "which and where": two words of one question
            is_joint = found.end not in quotes or _asks_just_before(utterance, found.end)
            if found.start > at and is_joint and _ends_word(utterance, found.end):
                yield (at, found.start if found.cue == "join" else found.end)
                at = found.end
        if at < end and not (end == at + 1 and _is_number(utterance.units[at])):
            yield (at, end)


def are_names(utterance: Utterance, pieces: list[tuple[int, int]]) -> bool:
    """Whether nothing but things are named, as in "internal name and type please"."""
    return not utterance.has(*REPORTING) and all(is_name(utterance, piece) for piece in pieces)


def is_numbered(utterance: Utterance) -> bool:
    """Whether it is a list of numbered points."""
    return len(_numbers(utterance)) >= _POINTS


def first_point(utterance: Utterance) -> int:
    """The unit behind the first number of a numbered list; 0 without one."""
    return points_in(utterance)[0] if is_numbered(utterance) else 0


def points_in(utterance: Utterance) -> list[int]:
    """The units at which the points of a numbered list begin; none without one."""
    return [number + 1 for number in _numbers(utterance)] if is_numbered(utterance) else []


def _numbers(utterance: Utterance) -> list[int]:
    """The units that are the numbers of points, each a clause of its own."""
    return [
        start for start, end in utterance.clauses if end == start + 1 and _is_number(utterance.units[start])
    ]


def has_headings(utterance: Utterance, pieces: list[tuple[int, int]]) -> bool:
    """Whether names stand before what is asked of each: "the type: which one? the mask: how long?"."""
    headed = (
        _HEADING.match(utterance.text, utterance.places[piece[1] - 1][1])
        for piece in pieces
        if is_name(utterance, piece)
    )
    return sum(map(bool, headed)) >= _POINTS


def is_named_or_whether(utterance: Utterance, piece: tuple[int, int]) -> bool:
    """Whether a piece, said to be asked for, is a name or begins with "if"."""
    is_whether = any(cue.start <= piece[0] + 1 for cue in utterance.spans("whether", within=piece))
    return is_whether or is_name(utterance, piece)


@once
def is_name(utterance: Utterance, piece: tuple[int, int]) -> bool:
    """Whether a piece only names what is asked for, and reports nothing."""
    are_syllables = any(is_hangul(unit) for unit in utterance.units[slice(*piece)])
    is_short = piece[1] - piece[0] <= (_SHORT_SYLLABLES if are_syllables else _SHORT)
    if not are_syllables and utterance.has("request"):
        is_short = is_short or len(utterance.rest(*SMALL, within=piece)) < _SHORT  # "the value of the …"
    return is_short and not utterance.spans("negator", "broken", "deny-after", "done", within=piece)


@once
def is_asking(utterance: Utterance, piece: tuple[int, int]) -> bool:
    """Whether a piece asks: by its mark, or by a cue near where a question of its language begins or ends."""
    is_marked = any(
        utterance.clauses[number][0] <= piece[0] and piece[1] == utterance.clauses[number][1]
        for number in utterance.questions
    )
    if is_marked:
        return True
    cues = utterance.spans(*ASKING, within=piece)
    start, end = piece
    if is_hangul(utterance.units[end - 1]):
        return any(len(utterance.rest(*_POLITE, within=(cue.end, end))) <= _NEAR_SYLLABLES for cue in cues)
    return any(
        cue.start <= start + _NEAR
        or cue.end >= end
        or not utterance.rest(*_POLITE, within=(start, cue.start))
        for cue in cues
    )


def _is_number(unit: str) -> bool:
    return unit.isnumeric() and len(unit) <= 2


def _asks_just_before(utterance: Utterance, at: int) -> bool:
    """Whether a Korean verb that ends here has a question word before it: "where do I *look* it up and …"."""
    return any(0 < at - cue.end <= _NEAR_SYLLABLES for cue in utterance.spans(*ASKING, within=(0, at)))


def _ends_word(utterance: Utterance, at: int) -> bool:
    """Whether a unit ends where a word does: a Korean ending within one is no "and"."""
    if at >= len(utterance.places):
        return False
    return utterance.places[at - 1][1] < utterance.places[at][0]
