"""Updates that end the process: how one is found without blaming those that were merely there.

An update that another process may have had is counted as tried before it is begun, for whoever had it may
have died of it. The second time only one of these is worked on at once, so that it takes no others with it;
from then on the others come first, so that when a process is killed again and again for other reasons, the
blame is not put on whoever has waited longest. Nor on one whose answer was ready to be sent: that has
`MAX_TRIES` more before it is suspected.
"""

from __future__ import annotations

from typing import TypeAlias

from bot.model import Record
from bot.store import QueuedUpdate
from bot.store.inbox import MAX_TRIES

_SUSPECT_S = 0.5
"""A choice: an update that may have ended a process lets others go first."""


class Attempt(Record, frozen=True):
    """Answer it now, which is the try number `tries` if `is_counted`; that is noted before it is begun."""

    tries: int
    is_counted: bool


class AloneLater(Record, frozen=True):
    """Come back to it after `pause_s`, when no other that is suspected is worked on."""

    pause_s: float


class Hopeless(Record, frozen=True):
    """Set it aside for this reason, an operator's words."""

    reason: str


NextStep: TypeAlias = Attempt | AloneLater | Hopeless


def next_step(queued: QueuedUpdate, *, may_be_deadly: bool, is_alone: bool) -> NextStep:
    """What is to be done with an update that waits.

    `may_be_deadly` if another process, or an earlier one, may have had it; `is_alone` while no other such
    update is worked on.
    """
    tries = queued.tries
    if may_be_deadly and queued.sending is not None:
        tries = max(0, tries - MAX_TRIES)  # its answer was ready, so the process hardly died of it
    if tries >= MAX_TRIES:
        return Hopeless("the program died of it" if may_be_deadly else "it failed too often")
    if not may_be_deadly:
        return Attempt(tries, is_counted=False)
    if tries and not is_alone:
        return AloneLater(_SUSPECT_S if tries > 1 else 0.0)
    return Attempt(tries + 1, is_counted=True)
