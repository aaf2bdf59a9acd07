"""The time of day as far as it may be believed: a clock that jumps is doubted for an hour.

What is too old is erased by this time. A clock that somebody sets a year ahead by mistake would have
everything erased within a minute; one that is put right after a start without network is believed after
that hour.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

DOUBTED_S = 3600.0
"""A jump that is longer than this is doubted, for as long as this."""

_log = logging.getLogger(__name__)


class SteadyTime:
    """Seconds since the epoch, later than both clocks say at no time. `steady` only ever goes forward."""

    def __init__(
        self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic
    ) -> None:
        self._wall = wall
        self._steady = steady
        self._offset = wall() - steady()
        self._doubted_since: float | None = None

    def now(self) -> float:
        """The time, the earlier one where the clock has jumped."""
        wall, steady = self._wall(), self._steady()
        expected = steady + self._offset
        is_near = abs(wall - expected) <= DOUBTED_S
        if not is_near and self._doubted_since is None:
            self._doubted_since = steady
            _log.warning("the clock of this machine has jumped by %.0f s; is it right?", wall - expected)
        if is_near or (self._doubted_since is not None and steady - self._doubted_since >= DOUBTED_S):
            self._offset, self._doubted_since = wall - steady, None
            return wall
        return min(wall, expected)
