"""Tests that were skipped, told at the end of a run: a line for each reason, with how many it kept away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest


def lines(reports: Iterable[pytest.TestReport | pytest.CollectReport]) -> Iterator[str]:
    """A line for each reason, the most frequent first."""
    counted = Counter(_reason(report) for report in reports)
    for reason, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{count} skipped: {reason}"


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    told = report.longrepr
    return (told[2] if isinstance(told, tuple) else str(told)).removeprefix("Skipped: ")
