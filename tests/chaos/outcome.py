"""How bad a storm gets, and what came of it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.chaos.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Plan:
    """How bad it gets. With `is_pushed` the bots get a webhook, and there may be several.

    `kill_every_s` is about how long a process lives, `fault_share` which part of the calls fails,
    `patience_s` how long nothing may arrive before what is missing counts as lost.
    """

    questions: int = 2000
    people: int = 50
    kills: int = 20
    seed: int = 1
    replicas: int = 1
    is_pushed: bool = False
    kill_every_s: float = 7.0
    fault_share: float = 0.1
    patience_s: float = 90.0


@dataclass(slots=True)
class Outcome:
    """What came of it. `found` are places of planted things, `exits` processes that ended by themselves.

    `waiting` updates are in the inbox although everything is answered.
    """

    verdict: Verdict
    kills: int = 0
    kills_while_starting: int = 0
    faults: dict[str, int] = field(default_factory=dict)
    takeovers_s: list[float] = field(default_factory=list)
    starts_s: list[float] = field(default_factory=list)
    stops_s: list[float] = field(default_factory=list)
    exits: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    waiting: int = 0
    took_s: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Nothing went wrong but what cannot be helped."""
        return self.verdict.is_clean and not (self.exits or self.found or self.waiting)


def median(values: Sequence[float]) -> float:
    """The median, 0 of nothing."""
    return statistics.median(values) if values else 0.0
