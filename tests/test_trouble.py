"""Trouble that lasts."""

from __future__ import annotations

import logging

import pytest

from bot.trouble import Trouble


def test_trouble_is_two_lines(caplog: pytest.LogCaptureFixture) -> None:
    """One when it begins, one when it has been over for a while; what comes and goes is one trouble."""
    caplog.set_level(logging.INFO)
    times = [0.0]
    trouble = Trouble(logging.getLogger("test"), "no updates", 60, lambda: times[-1])
    trouble.went_well()
    for now in (10.0, 20.0, 30.0):
        times.append(now)
        trouble.failed("HTTP 502")
        trouble.went_well()
    times.append(95.0)
    trouble.went_well()
    trouble.went_well()
    trouble.failed("HTTP 500")
    assert [record.getMessage() for record in caplog.records] == [
        "no updates (HTTP 502), trying again",
        "over: no updates (failures: 3, in 20 s)",
        "no updates (HTTP 500), trying again",
    ]
