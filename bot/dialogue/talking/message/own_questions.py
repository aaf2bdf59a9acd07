"""Which pieces of a message are questions by themselves. In: a piece. Out: whether it asks, not only its end.

Quotation marks part no pieces: what is quoted stands within what is said of it. `own_questions` puts to each
question what is told for it: the clauses that lead to it, and those that its sentence goes on with.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.message_pieces import (
    ASKING,
    REPORTING,
    SMALL,
    is_asking,
    pieces_of,
    points_in,
)
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.utterance import Utterance, read
from bot.matcher.normalise import is_hangul

_QUOTED = re.compile(r"\"[^\"\n]+\"|«[^»\n]+»|[“„][^”“\n]+[”“]")
_JOINS = re.compile(r"[\s\"«»“”„]*")
"""Between two pieces that only a quotation mark parts."""
_END = re.compile(r"[.!?…;\n。！？]")
"""What ends a sentence."""
_KIND = ("request", "yes", "no", "greet", "thanks", "both", "all-of-it")
"""Cues of what leads to a question: "a few questions, please", "yes or no", "all three, please"."""
_OPEN = ("where", "who", "how", "why", "value", "question-word", "request", "command")
"""Cues of a question that is one without a question mark, too."""
_TELLING = (*REPORTING, "broken", "changed", "restarted")
"""Cues of a point that tells something."""
_MOST = 20
"""A choice: in more pieces, nobody's questions are told apart."""
_LEAST = 2
"""Words of a question that says what it is about."""
_NEAR = 2
"""Units from the beginning of a piece within which a question opens."""
_GAP = 3
"""Units of a cue beyond which things are named within it: "where the cache is"."""

Pieces: TypeAlias = tuple[tuple[int, int], ...]
"""Pieces of one question, in the order of the message."""


@once
def own_questions(utterance: Utterance) -> tuple[Pieces, ...]:
    """The questions of a message that say what they are about, each with the pieces that belong to it.

    A bare question ("…, and where is it?") belongs to the one before, and so does the other side of an "or".
    """
    pieces = whole_pieces(utterance)
    if len(pieces) > _MOST:
        return (tuple(pieces),)
    points = points_in(utterance)
    if listed := _listed_questions(utterance, pieces, points):
        return listed
    groups: list[list[tuple[int, int]]] = [[]]
    is_asked = False
    for piece in pieces:
        asks = _opens_question(utterance, piece)
        if is_asked and (asks or piece[0] in points or _begins_sentence(utterance, piece[0])):
            groups.append([])
            is_asked = False
        groups[-1].append(piece)
        is_asked = is_asked or asks or (is_asking(utterance, piece) and _says(utterance, groups[-1]))
    if not is_asked and len(groups) > 1:
        told = groups.pop()
        groups[-1] += told
    is_listed = any(group and group[0][0] in points for group in groups)
    are_asked = bool(utterance.questions) or is_listed or _are_worded(utterance, groups)
    return tuple(tuple(group) for group in groups) if are_asked else (tuple(pieces),)


def _listed_questions(
    utterance: Utterance, pieces: list[tuple[int, int]], points: list[int]
) -> tuple[Pieces, ...]:
    """The points of a list as questions; none where one of them tells something, or none asks."""
    ends = [*points[1:], len(utterance.units)]
    listed = [
        tuple(piece for piece in pieces if start <= piece[0] < end)
        for start, end in zip(points, ends, strict=bool(points))
    ]
    asks = [any(is_asking(utterance, piece) for piece in point) for point in listed]
    told = any(
        utterance.spans(*_TELLING, within=piece)
        for point, is_asked in zip(listed, asks, strict=True)
        for piece in point
        if not is_asked
    )
    is_usable = any(asks) and not told and all(_says(utterance, list(point)) for point in listed)
    return tuple(listed) if is_usable else ()


@once
def whole_pieces(utterance: Utterance) -> list[tuple[int, int]]:
    """The pieces of a message, those that only quotation marks part put together."""
    quotes = [found.span() for found in _QUOTED.finditer(utterance.text)]
    pieces: list[tuple[int, int]] = []
    for piece in pieces_of(utterance):
        if pieces and _is_one(utterance, pieces[-1], piece, quotes):
            pieces[-1] = (pieces[-1][0], piece[1])
        else:
            pieces.append(piece)
    return pieces


def asks_itself(utterance: Utterance, piece: tuple[int, int]) -> bool:
    """Whether a piece is a question that can stand alone: it says what it is about, and asks it.

    By how it opens, in Korean by how it ends, or by the mark where it is a sentence.
    """
    left = utterance.rest(*SMALL, *_KIND, within=piece)
    left = left or [
        at for cue in utterance.spans("asks-number", within=piece) for at in range(cue.start, cue.end)
    ]
    if not left or not is_asking(utterance, piece):
        return False
    start, end = piece
    if is_hangul(utterance.units[end - 1]):
        return True
    if utterance.spans("not-shown", within=piece) and not utterance.spans("question-word", within=piece):
        return False  # Swedish tells "isn't there either" with the verb in front
    is_opened = any(
        cue.start <= start + _NEAR or not utterance.rest("and", "join", within=(start, cue.start))
        for cue in utterance.spans("ask", "question-word", within=piece)
    )
    is_apart = _begins_sentence(utterance, start) or _is_joined(utterance, start)
    return utterance.size(left) >= (1 if is_opened else _LEAST) and (is_opened or is_apart)


def is_sentence(utterance: Utterance, piece: tuple[int, int]) -> bool:
    """Whether a piece begins a sentence that ends in a question mark."""
    marked = (utterance.clauses[number] for number in utterance.questions)
    is_marked = any(start <= piece[0] < end for start, end in marked)
    return is_marked and _begins_sentence(utterance, piece[0])


def is_before_question(utterance: Utterance, piece: tuple[int, int], pieces: list[tuple[int, int]]) -> bool:
    """Whether a question follows in the same sentence, or in the next one without own words; or none does."""
    asking = [span for span in pieces if is_asking(utterance, span)]
    after = next((span for span in asking if span[1] > piece[0]), None)
    if not asking or after == piece:
        return True
    if after is None:
        return not _ends_sentence(utterance, asking[-1][1], piece[0])
    is_bare = utterance.size(utterance.rest(*SMALL, within=after)) < 1
    return is_bare or not _ends_sentence(utterance, piece[1], after[0])


def _opens_question(utterance: Utterance, piece: tuple[int, int]) -> bool:
    """Whether a question of its own begins with a piece, which is no other side of the one before."""
    asked = {cue.start for cue in utterance.spans("where")}
    if any(piece[0] in (cue.start, cue.end) and cue.start not in asked for cue in utterance.spans("either")):
        return False
    has_cue = bool(utterance.spans(*ASKING, "question-word", within=piece))
    if asks_itself(utterance, piece) and (has_cue or _begins_sentence(utterance, piece[0])):
        return True
    if not _is_joined(utterance, piece[0]):
        return False
    if has_cue and is_asking(utterance, piece):
        return _says(utterance, [piece])
    alone = read(utterance.words(piece), lexicon(utterance.locale))  # some words ask where a clause begins
    return asks_itself(alone, (0, len(alone.units)))


def _are_worded(utterance: Utterance, groups: list[list[tuple[int, int]]]) -> bool:
    """Whether all groups ask without a mark: by words of a question or, behind such a one, "can I …"."""
    worded = [_has_question_word(utterance, group) for group in groups]
    asked = (word or _asks_of_somebody(utterance, group) for word, group in zip(worded, groups, strict=True))
    return worded[0] and all(asked)


def _asks_of_somebody(utterance: Utterance, pieces: list[tuple[int, int]]) -> bool:
    """Whether some pieces begin with a verb and whom it is asked of: "can I …", "muss man …", "is it …"."""
    return any(
        cue.end - cue.start >= _LEAST and not utterance.rest("and", "join", within=(piece[0], cue.start))
        for piece in pieces
        for cue in utterance.spans("ask", within=piece)
    )


def _has_question_word(utterance: Utterance, pieces: list[tuple[int, int]]) -> bool:
    """Whether some pieces ask by more than the order of words, which may tell: "have changed it"."""
    return any(
        utterance.spans(*_OPEN, within=piece) or is_hangul(utterance.units[piece[1] - 1]) for piece in pieces
    )


def _says(utterance: Utterance, pieces: list[tuple[int, int]]) -> bool:
    """Whether some pieces say what they are about."""
    return any(
        utterance.rest(*SMALL, *_KIND, within=piece)
        or any(cue.end - cue.start > _GAP for cue in utterance.spans(*SMALL, within=piece))
        for piece in pieces
    )


def _is_one(
    utterance: Utterance, before: tuple[int, int], piece: tuple[int, int], quotes: list[tuple[int, int]]
) -> bool:
    """Whether two pieces stand in one quotation, or nothing but its mark parts them."""
    end, start = utterance.places[before[1] - 1][1], utterance.places[piece[0]][0]
    if any(opened < end and start < closed for opened, closed in quotes):
        return True
    gap = utterance.text[end:start]
    return any(end <= at <= start for quote in quotes for at in quote) and bool(_JOINS.fullmatch(gap))


def _is_joined(utterance: Utterance, at: int) -> bool:
    """Whether an "and" stands where a piece begins, or just before it."""
    begins = any(cue.start == at for cue in utterance.spans("and", "join"))
    return begins or any(cue.end == at for cue in utterance.spans("join"))


def _begins_sentence(utterance: Utterance, at: int) -> bool:
    return at == 0 or _ends_sentence(utterance, at, at)


def _ends_sentence(utterance: Utterance, end: int, start: int) -> bool:
    """Whether a sentence ends between two units: behind the one before `end`, before `start`."""
    between = utterance.text[utterance.places[end - 1][1] : utterance.places[start][0]] if end else ""
    return bool(_END.search(between))
