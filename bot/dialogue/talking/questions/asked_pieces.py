"""What is made of each piece of a message. In: the pieces. Out: what each names, or asks for."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.message_pieces import (
    REPORTING,
    SMALL,
    is_asking,
    is_named_or_whether,
    is_numbered,
)
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.kin import of_one_thing
from bot.dialogue.talking.sections.vocabulary import are_of_other_things
from bot.dialogue.talking.subject.follow_up import COMMANDS, refers_back
from bot.dialogue.walk.walkthrough import RESTART
from bot.model import Match, Outcome, Record, Verdict

SOURCE = "topic/credentials-source"
"""Who gives a value, where its own page does not say it."""
LIKELY = 0.5
"""From this probability on a piece asks for an id."""
CLEAR = 0.75
"""From this probability on a piece names an id, where the matcher is not sure of the message as a whole."""
_OF_SUBJECT = ("anaphora", "value", "where", "who", "how", "why", "then")
"""Cues of a piece without words of its own that asks of what the other one is about."""

_TELLING = (*REPORTING, "changed", "one", "broken")
"""Cues of a piece that tells something, so that what it names is not asked for."""
_LEADING = (*SMALL, "besides", "request")
"""Cues of a piece that only leads to a question: "another question: …"."""


class AskedPiece(Record, frozen=True, kw_only=True):
    """A piece of a message and what is made of it; no match where it names nothing."""

    span: tuple[int, int]
    match: Match | None = None
    is_asking: bool = False
    is_sure: bool = False
    is_missing: bool = False
    points_back: bool = False
    is_of_other: bool = False
    """Whether it asks of what another piece names."""


def asked_pieces(moment: Moment, pieces: list[tuple[int, int]], *, is_asked_for: bool) -> list[AskedPiece]:
    """What is made of each piece."""
    utterance = moment.utterance
    asking = sum(is_asking(utterance, span) for span in pieces)
    are_several = is_numbered(utterance) or (not moment.is_sure and asking > 1)
    told: list[AskedPiece] = []
    for span in pieces:
        asks = asks_or_is_named(utterance, span, is_asked_for=is_asked_for)
        left = utterance.rest(*SMALL, within=span)
        points_back = refers_back(utterance, span)
        if not left:
            is_of_other = asks and bool(utterance.spans(*_OF_SUBJECT, within=span))
            told.append(
                AskedPiece(span=span, is_asking=asks, points_back=points_back, is_of_other=is_of_other)
            )
            continue
        verdict = moment.ask(utterance.words(span))
        match = _asked_in(moment, verdict, span)
        is_unknown = verdict.outcome is Outcome.NONE
        kin = _kin(moment, verdict, span) if asks and are_several else None
        if not match:
            verdict = moment.ask(utterance.typed(left))
            match = _asked_in(moment, verdict, span) or kin
        told.append(
            AskedPiece(
                span=span,
                match=match,
                is_asking=asks,
                is_sure=verdict.outcome is Outcome.ANSWER or (_is_clear(verdict) and not moment.is_sure),
                is_missing=match is None
                and (is_unknown or verdict.outcome is Outcome.NONE)
                and (not points_back or _is_of_other_things(moment, left)),
                points_back=points_back,
                is_of_other=match is None and asks and points_back,
            )
        )
    return told


def asks_or_is_named(utterance: Utterance, span: tuple[int, int], *, is_asked_for: bool) -> bool:
    """Whether a piece asks; in a list of what is asked for, a mere name does."""
    return is_asking(utterance, span) or (is_asked_for and is_named_or_whether(utterance, span))


def _is_of_other_things(moment: Moment, left: list[int]) -> bool:
    """Whether the words of a piece are of things that nobody names who speaks of a login: "*the* weather"."""
    return are_of_other_things(moment.talk.documents, moment.utterance, left)


def asked_by_next(told: list[AskedPiece]) -> list[AskedPiece]:
    """The pieces, a report as a question where nothing but a question follows it: "…, what now? And …?".

    Only beside a question of something else: alone it is no one of several.
    """
    asked = {piece.match.id for piece in told if piece.is_asking and piece.match}
    return [
        msgspec.structs.replace(piece, is_asking=True)
        if piece.match
        and follower
        and follower.is_asking
        and follower.match is None
        and asked - {piece.match.id}
        else piece
        for piece, follower in zip(told, (*told[1:], None), strict=True)
    ]


def _asked_in(moment: Moment, verdict: Verdict, span: tuple[int, int]) -> Match | None:
    """What a piece asks for, itself or as a part of the whole; None where it is not likely enough.

    "Who gives it" asks for it as well as for who gives things, and "do I restart" for how, too: both
    together tell that.
    """
    found, utterance = verdict.matches, moment.utterance
    if not is_likely(verdict) and utterance.spans("who", within=span):
        return _together(SOURCE, [match for match in found if is_given(moment, match.id)], found)
    if _is_whether_to_restart(utterance, span, found) or (
        not is_likely(verdict) and utterance.spans("restart", within=span)
    ):
        return _together(RESTART, [match for match in found if match.id == COMMANDS], found)
    if verdict.outcome is not Outcome.ANSWER and is_likely(moment.verdict):
        found = tuple(match for match in found if match.id == moment.best) or found
    return found[0] if is_likely(verdict) else None


def _kin(moment: Moment, verdict: Verdict, span: tuple[int, int]) -> Match | None:
    """The likelier of two ids of one thing that a piece asks for, and tells nothing of."""
    told = moment.utterance.spans(*REPORTING)
    is_told = any(found.start < span[1] and span[0] < found.end for found in told)
    return None if is_told else of_one_thing(moment.talk.documents, verdict.matches)


def _is_whether_to_restart(utterance: Utterance, span: tuple[int, int], found: Sequence[Match]) -> bool:
    """Whether a restart is asked about, not by which command, and the matcher finds both about as likely."""
    if not utterance.spans("restart", within=span) or utterance.spans("how", "value", within=span):
        return False
    return any(match.id == RESTART and 2 * match.score >= found[0].score for match in found)


def _together(item: str, near: list[Match], found: Sequence[Match]) -> Match | None:
    """An id that is as likely as it and what is near it are together; None where that is not enough."""
    likely = sum(match.score for match in (*near, *(match for match in found if match.id == item)))
    return Match(item, likely) if likely >= LIKELY else None


def is_given(moment: Moment, item: str) -> bool:
    """Whether the documents say elsewhere who gives one an id's value."""
    entry = moment.talk.documents.entries.get(item)
    return entry is not None and SOURCE in entry.leads_to


def _is_clear(verdict: Verdict) -> bool:
    return bool(verdict.matches) and verdict.matches[0].score >= CLEAR


def is_likely(verdict: Verdict) -> bool:
    """Whether a piece asks for the first of its matches."""
    return bool(verdict.matches) and verdict.matches[0].score >= LIKELY


def is_more_asked(moment: Moment, told: list[AskedPiece]) -> bool:
    """Whether two pieces ask, or nothing stands beside one that does but things, of which nothing is told."""
    utterance = moment.utterance
    asking = [piece for piece in told if piece.is_asking]
    apart = [piece for piece in asking if not _compares(utterance, piece)]
    if len(apart) > 1 or len(apart) < len(asking):
        return len(apart) > 1
    others = (piece for piece in told if not piece.is_asking and utterance.rest(*_LEADING, within=piece.span))
    return all(
        stands_apart(utterance, piece.span)
        or (piece.match and not utterance.spans(*_TELLING, within=piece.span))
        for piece in others
    )


def _compares(utterance: Utterance, piece: AskedPiece) -> bool:
    """Whether it asks no more than whether another thing is the same: "is that another one than …?"."""
    start, end = piece.span
    clause = next(clause for clause in utterance.clauses if clause[0] <= start < clause[1])
    compared = utterance.spans("same-as", "difference", within=clause)
    back = utterance.spans("anaphora", within=clause)  # none is in "the same callback?"
    return bool(compared) and any(not cue.overlaps(*compared) for cue in back) and end <= clause[1]


def stands_apart(utterance: Utterance, span: tuple[int, int]) -> bool:
    """Whether a piece is told before a "by the way", or is a wish before a question that takes nothing up."""
    if any(cue.start >= span[1] for cue in utterance.spans("besides")):
        return True
    after = (span[1], len(utterance.units))
    return bool(utterance.spans("wish", within=span)) and not utterance.spans("anaphora", within=after)
