"""Several questions in a message. In: its clauses. Out: each briefly answered in order, others named."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue import blocks
from bot.dialogue.answers.entry import CARE
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.message.message_pieces import (
    ASKING,
    REPORTING,
    SMALL,
    are_names,
    first_point,
    has_headings,
    is_asking,
    is_name,
    is_numbered,
)
from bot.dialogue.talking.message.own_questions import (
    asks_itself,
    is_before_question,
    is_sentence,
    whole_pieces,
)
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.questions.asked_pieces import (
    CLEAR,
    SOURCE,
    AskedPiece,
    asked_by_next,
    asked_pieces,
    asks_or_is_named,
    is_given,
    is_likely,
    is_more_asked,
    stands_apart,
)
from bot.dialogue.talking.questions.unanswered_pieces import unanswered
from bot.dialogue.talking.sections.brief import brief_reply
from bot.dialogue.talking.subject.asked_passage import passages_for
from bot.matcher.decide import MATCHES
from bot.model import DOC, Match

_MOST = 5
"""Pieces of a message that are looked at."""
_BESIDE_PAGE = 0.65
"""From this probability on a piece asks for an entry where a page fits the whole message: of what the
catalogue does not have ("… and what do we lose?"), a piece says too little."""
_PART = ("where", "who", "how", "why", "value")
"""Cues of what is asked of a thing that another piece names."""


def read_several(moment: Moment) -> DialogueAct | None:
    """Two questions or more, where each piece by itself surely asks something else."""
    utterance = moment.utterance
    if _is_of_both(utterance):
        return None
    begun = first_point(utterance)  # "three things:" is none of them
    pieces = [span for span in whole_pieces(utterance) if span[0] >= begun or is_asking(utterance, span)]
    are_headed = has_headings(utterance, pieces)
    most = 2 * _MOST if are_headed else _MOST
    if not 2 <= len(pieces) <= 2 * most or not _may_be_several(utterance, pieces):
        return None
    if len(pieces) > most and sum(not _only_counts(moment, span) for span in pieces) > most:
        return None
    is_asked_for = utterance.has("request") or is_numbered(utterance) or are_headed
    if not _may_count(utterance, pieces, is_asked_for=is_asked_for):
        return None
    told = asked_by_next(asked_pieces(moment, pieces, is_asked_for=is_asked_for))
    asking = sum(asks_itself(utterance, piece.span) for piece in told)
    if not is_asked_for and not is_more_asked(moment, told):
        return None
    named = [piece for piece in told if _counts(moment, piece, pieces, is_asked_for=is_asked_for)]
    is_beside_page = moment.is_of_page or (moment.is_beside_page and not moment.is_sure)
    if is_beside_page:
        named = [piece for piece in named if _is_told_beside_page(piece)]
    named = [piece for piece in named if _is_found_in_whole(moment, piece)]
    named = _asked_at_last(utterance, named)
    named = [piece for piece in named if _may_add(moment, piece)]
    found = _found(moment, _without_background(moment, named))
    are_asked = is_asked_for or (not moment.is_sure and all(piece.is_asking for piece in named))
    are_clear = are_asked or all(_is_asked_clearly(moment, piece) for piece in named)
    if moment.is_of_page or (not are_clear and is_likely(moment.verdict)):
        found.sort(key=lambda match: match.id != moment.best)
    items = list(dict.fromkeys(match.id for match in found))
    if (moment.is_sure or moment.best.startswith(DOC)) and moment.best not in items:
        return None  # of what the catalogue does not have, a piece alone says too little
    missing = [
        utterance.words(piece.span)
        for piece in named
        if piece.is_missing and asks_itself(utterance, piece.span)
    ]
    is_partly = len(items) == 1 and bool(missing) and asking > 1
    is_one = is_partly or (sum(piece.is_asking for piece in told) > 1 and _is_followed(moment, items, told))
    is_one = is_one and not (is_likely(moment.verdict) and moment.best not in items)
    if len(items) < 2 and (not is_one or is_beside_page or items[0].startswith(DOC)):
        return None  # the whole tells better what a page is about
    pages = [match for match in moment.verdict.matches if match.id.startswith(DOC)]
    best_first = sorted((*found, *pages), key=lambda match: match.id != moment.best)
    last = [blocks.paragraph(moment.say, told) for told in unanswered(moment, missing)]
    asked = {piece.match.id: utterance.words(piece.span) for piece in named if piece.match}
    passages = {item: passages_for(moment, asked[item], item) for item in items if item in asked}
    reply = brief_reply(moment, items, last=last, passages=passages)
    act = answered(moment, reply, *items, matches=best_first[:MATCHES])
    return replace(act, memory=changed(act.memory, listed=tuple(items)))


def _is_of_both(utterance: Utterance) -> bool:
    """Whether one thing is asked of two: "do both the console and the server have to be new?"."""
    is_polar = utterance.has("must", "may", "discard") and not utterance.has(*_PART, "question-word")
    return len(utterance.clauses) == 1 and is_polar and utterance.has("both")


def _may_be_several(utterance: Utterance, pieces: list[tuple[int, int]]) -> bool:
    """Whether more than one piece says or asks anything at all."""
    saying = (bool(utterance.rest(*SMALL, within=span)) or is_asking(utterance, span) for span in pieces)
    return sum(saying) > 1


def _may_count(utterance: Utterance, pieces: list[tuple[int, int]], *, is_asked_for: bool) -> bool:
    """Whether the cues leave two pieces that ask, or two that name something: then the matcher is asked."""
    asking = [span for span in pieces if asks_or_is_named(utterance, span, is_asked_for=is_asked_for)]
    may_be_named = [
        span
        for span in pieces
        if utterance.rest(*SMALL, within=span)
        and (span in asking or not utterance.spans(*REPORTING, within=span) or is_name(utterance, span))
    ]
    return len(asking) > 1 or len(may_be_named) > 1


def _may_add(moment: Moment, piece: AskedPiece) -> bool:
    """Whether a piece is clear enough, where the message as a whole is surely about something else."""
    if piece.match is None or piece.match.id == moment.best or not moment.is_sure:
        return True
    is_open = bool(moment.utterance.spans("question-word", *_PART, within=piece.span))
    is_own = is_sentence(moment.utterance, piece.span) or is_open
    return piece.is_sure or piece.match.score >= CLEAR or is_own


def _only_counts(moment: Moment, span: tuple[int, int]) -> bool:
    """Whether a piece but leads to the next one: "second, …", "and finally: …"."""
    utterance = moment.utterance
    left = utterance.rest(*SMALL, within=span)
    is_little = utterance.size(left) <= 1 and not is_asking(utterance, span)
    return is_little and not moment.ask(utterance.words(span)).matches


def _counts(moment: Moment, piece: AskedPiece, pieces: list[tuple[int, int]], *, is_asked_for: bool) -> bool:
    """Whether a piece is a question of its own: it asks, or surely names something and tells nothing of it.

    What people see is told and not asked for.
    """
    utterance = moment.utterance
    if piece.is_asking:
        return True
    is_mere_name = is_name(utterance, piece.span) and is_before_question(utterance, piece.span, pieces)
    if is_mere_name and (is_asked_for or are_names(utterance, pieces)):
        return True
    if utterance.spans(*REPORTING, within=piece.span):
        return False
    if piece.match and piece.match.score >= CLEAR and stands_apart(utterance, piece.span):
        return True
    if not piece.is_sure:
        return False
    if piece.match is None or piece.match.id.startswith("symptom/"):
        return False
    return (
        is_mere_name or not utterance.questions or bool(utterance.spans(*ASKING, "judge", within=piece.span))
    )


def _is_asked_clearly(moment: Moment, piece: AskedPiece) -> bool:
    """Whether a piece is a question, and of which thing leaves no doubt: it keeps its place.

    Where the message as a whole is surely about one thing, another one has to be asked for in so many words.
    """
    if piece.match is None:
        return True
    utterance, (start, end) = moment.utterance, piece.span
    is_opened = any(
        not utterance.rest("and", "join", within=(start, cue.start))
        for cue in utterance.spans("ask", within=piece.span)
    )
    is_clear = piece.match.score >= CLEAR and (is_opened or not moment.is_sure)
    return (piece.is_sure or is_clear) and is_asking(utterance, (start, end))


def _is_told_beside_page(piece: AskedPiece) -> bool:
    """Whether a piece names a page, or an entry that is likely enough beside a page that fits the whole."""
    if piece.match is None or piece.is_sure or piece.match.id.startswith(DOC):
        return True
    return piece.match.score >= _BESIDE_PAGE


def _is_found_in_whole(moment: Moment, piece: AskedPiece) -> bool:
    """Whether a piece names an entry, or a page that is found for the message as a whole, too.

    Some page fits any piece, the more surely the shorter it is.
    """
    if piece.match is None or not piece.match.id.startswith(DOC):
        return True
    page = piece.match.id.partition("#")[0]
    return any(match.id.partition("#")[0] == page for match in moment.verdict.matches)


def _without_background(moment: Moment, named: list[AskedPiece]) -> list[AskedPiece]:
    """The pieces without what a question takes up that the message as a whole is surely about.

    "The group is called … How do I put *that* into the mask?"
    """
    is_taken_up = moment.is_sure and any(
        piece.is_asking and piece.points_back and piece.match and piece.match.id == moment.best
        for piece in named
    )
    return [piece for piece in named if piece.is_asking or not is_taken_up]


def _asked_at_last(utterance: Utterance, named: list[AskedPiece]) -> list[AskedPiece]:
    """What a bare question behind a "but" takes up: "got the ID but no secret, where is that?"."""
    if not named:
        return named
    *before, last = named
    turns = [cue.start for cue in utterance.spans("split", "contrast")]
    is_bare = last.match is None and last.is_asking and bool(utterance.spans(*_PART, within=last.span))
    if not is_bare or not any(at >= before[0].span[1] for at in turns if before):
        return named
    turn = max(turns)
    kept = [piece for piece in named if piece.span[1] > turn]
    return kept if any(piece.match for piece in kept) else named


def _found(moment: Moment, named: list[AskedPiece]) -> list[Match]:
    """What the pieces ask for, in order."""
    found: list[Match] = []
    beside: set[str] = set()
    for piece in named:
        if piece.match is None:
            continue
        is_named = not moment.utterance.spans(*ASKING, within=piece.span)
        is_beside = is_named and _is_last_source(found)
        match = _given_by(moment, piece.span, piece.match, is_beside=is_beside)
        if match.id == SOURCE:
            found = [other for other in found if other.id not in beside]
        elif is_named and is_given(moment, match.id):
            beside.add(match.id)
        found.append(match)
    return found


def _is_followed(moment: Moment, items: list[str], told: list[AskedPiece]) -> bool:
    """Whether a piece asks more of what another one is about: "what is the tenant, and where is it?"."""
    if len(items) != 1 or moment.is_sure or moment.best not in ("", items[0]):
        return False
    is_back = any(piece.match and piece.points_back for piece in told)
    return not is_back and any(
        piece.is_of_other and moment.utterance.spans(*_PART, within=piece.span) for piece in told
    )


def _is_last_source(found: list[Match]) -> bool:
    """Whether the piece before asks who gives something."""
    return bool(found) and found[-1].id == SOURCE


def _given_by(moment: Moment, piece: tuple[int, int], match: Match, *, is_beside: bool) -> Match:
    """Who gives it is asked, where the documents say that of a thing elsewhere.

    `is_beside`: it is but named after another one of which that is asked: "who gives the ID and the secret?".
    """
    is_asked = is_beside or bool(moment.utterance.spans("who", within=piece))
    is_from_elsewhere = is_asked and match.id != CARE and is_given(moment, match.id)
    return Match(SOURCE, match.score) if is_from_elsewhere else match
