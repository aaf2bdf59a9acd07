"""A restart of the server that people say they have made. In: a message. Out: the pieces of it that say so.

"We have restarted the server" tells nothing of the check at hand, and "my laptop is restarted" nothing of
the server.
"""

from __future__ import annotations

from bot.dialogue.talking.message.cue_lexicon import CueMatch
from bot.dialogue.talking.message.message_pieces import pieces_of
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.utterance import Utterance

_AGAINST = ("unknown", "all-but", "whether", "supposed", "wish")
"""Cues of a clause in which it is asked, wanted or ordered, and not told."""


@once
def restarts_in(utterance: Utterance) -> list[CueMatch]:
    """Where a restart of the server is said to be made."""
    return [told for told in _told(utterance) if not _is_of_other_machine(utterance, told)]


def is_of_other_machine(utterance: Utterance) -> bool:
    """Whether all that was restarted is somebody's computer, or a console."""
    return bool(_told(utterance)) and not restarts_in(utterance)


def is_of_restart(utterance: Utterance, cue: CueMatch) -> bool:
    """Whether a word says that a restart is made, of whatever machine: nothing of the check at hand."""
    told = _told(utterance)
    pieces = [piece for piece in pieces_of(utterance) if any(_is_within(piece, found) for found in told)]
    if cue.cue == "changed" or not pieces:
        return any(cue.start < found.end <= cue.end for found in told)  # "removed one, restarted"
    return any(start < cue.end and cue.start < end for start, end in pieces)


@once
def _told(utterance: Utterance) -> list[CueMatch]:
    return [found for found in utterance.spans("restarted") if _is_stated(utterance, found)]


def _is_stated(utterance: Utterance, found: CueMatch) -> bool:
    number, clause = next(
        (number, clause) for number, clause in enumerate(utterance.clauses) if _is_within(clause, found)
    )
    against = utterance.spans(*_AGAINST, within=clause)
    if number in utterance.questions or any(not cue.overlaps(found) for cue in against):
        return False
    asking = utterance.spans("ask", within=clause)
    asks = any(cue.start == clause[0] and not cue.overlaps(found) for cue in asking)
    return not asks and not any(
        no.end <= found.end and not utterance.rest("restart", within=(no.end, found.start))
        for no in utterance.spans("negator", within=clause)
    )


def _is_of_other_machine(utterance: Utterance, told: CueMatch) -> bool:
    """Whether it is somebody's computer that was restarted, and no server is named beside."""
    piece = next((piece for piece in pieces_of(utterance) if _is_within(piece, told)), (told.start, told.end))
    return bool(utterance.spans("other-machine", within=piece)) and not utterance.spans(
        "server", within=piece
    )


def _is_within(span: tuple[int, int], found: CueMatch) -> bool:
    """Whether it ends there: the verb comes last, and what stands between may reach over a comma."""
    return span[0] < found.end <= span[1]
