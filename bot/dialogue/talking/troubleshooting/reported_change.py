"""What people say they have put otherwise. In: a message. Out: the pieces of it that say so.

A setting that was changed takes effect with the next restart, so it makes a difference whether a check was
only looked at.
"""

from __future__ import annotations

from bot.dialogue.talking.message.message_pieces import pieces_of
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.troubleshooting.reported_restart import is_of_restart

_AGAINST = ("unknown", "all-but", "whether", "supposed", "wish", "ask", "where", "how")
"""Cues of a piece in which it is asked, wanted or ordered, and not told."""


def changes_in(utterance: Utterance) -> list[tuple[int, int]]:
    """The pieces in which something is said to be changed."""
    if not utterance.has("changed"):
        return []
    asked = [utterance.clauses[number] for number in utterance.questions]
    return [
        piece
        for piece in pieces_of(utterance)
        if _is_changed(utterance, piece)
        and (_goes_on(utterance, piece) or not any(start <= piece[0] < end for start, end in asked))
    ]


def _goes_on(utterance: Utterance, piece: tuple[int, int]) -> bool:
    """Whether what is asked, without a sign before it, is what comes next: "fixed it what now?"."""
    changes = [cue.start for cue in utterance.spans("changed") if piece[0] <= cue.start < piece[1]]
    return any(cue.start > min(changes, default=piece[1]) for cue in utterance.spans("next", within=piece))


def _is_changed(utterance: Utterance, piece: tuple[int, int]) -> bool:
    """Whether it tells of a change: "no change" tells of none, nor does "not changed yet"."""
    found = [cue for cue in utterance.spans("changed") if piece[0] <= cue.start < piece[1]]
    unchanged = utterance.spans("same", "deny-event")
    told = [
        cue
        for cue in found
        if not is_of_restart(utterance, cue) and not any(no.start <= cue.start < no.end for no in unchanged)
    ]
    if not told or utterance.spans(*_AGAINST, within=piece):
        return False
    return not any(no.end <= told[0].start for no in utterance.spans("negator", within=piece))
