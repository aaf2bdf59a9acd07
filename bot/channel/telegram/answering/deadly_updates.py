"""Updates that end the process: how one is found without blaming those that were merely there.

An update that another process may have had is noted before it is begun, for whoever had it may have died of
it: the first that waits in a queue, for the next is begun only when that is done with. That is a suspicion,
no more: others were in hand with it, and most processes are ended from outside. From
then on it is worked on alone, and only what ends the process in that time, in which it waits for nobody
(`api.trials`), is held against it; after the first such death the others come first. Attempts that failed by
a fault of ours are counted for themselves.
"""

from __future__ import annotations

from typing import TypeAlias

from bot.model import Record
from bot.store import QueuedUpdate
from bot.store.inbox import MAX_TRIES

_SUSPECT_S = 0.5
"""A choice: an update that may have ended a process lets others go first."""


class Attempt(Record, frozen=True):
    """Answer it now; if it `is_on_trial`, the process may die of it, which is noted before it is begun."""

    is_on_trial: bool


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
    if queued.tries >= MAX_TRIES:
        return Hopeless("it failed too often")
    if not may_be_deadly:
        return Attempt(is_on_trial=False)
    if queued.deaths > MAX_TRIES:  # the first is the one beside others
        return Hopeless("the program died of it")
    if queued.deaths and not is_alone:
        return AloneLater(_SUSPECT_S if queued.deaths > 1 else 0.0)
    return Attempt(is_on_trial=True)
