"""Trouble that lasts, as two lines of the log: when it begins, and when it is over."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable


class Trouble:
    """A time in which something keeps failing: one log line when it begins, one when it is over.

    It is over with the first success that comes `quiet_s` after the last failure, so that trouble which comes
    and goes does not fill the log.
    """

    def __init__(
        self,
        log: logging.Logger,
        what: str,
        quiet_s: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._log = log
        self._clock = clock
        self._what = what
        self._quiet_s = quiet_s
        self._failures = 0
        self._began = self._last = 0.0
        self.reason = ""

    @property
    def is_lasting(self) -> bool:
        """Whether it failed when it was last tried."""
        return self._failures > 0

    def failed(self, problem: str) -> None:
        """It failed once more; `problem` is an operator's words, without anybody's text."""
        self._last = self._clock()
        self.reason = problem
        if not self._failures:
            self._began = self._last
            self._log.warning("%s (%s), trying again", self._what, problem)
        self._failures += 1

    def went_well(self) -> None:
        """It worked."""
        if self._failures and self._clock() - self._last >= self._quiet_s:
            lasted_s = self._last - self._began
            self._log.info("over: %s (failures: %d, in %.0f s)", self._what, self._failures, lasted_s)
            self._failures = 0
