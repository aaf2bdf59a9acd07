"""What is told of skipped tests."""

from __future__ import annotations

from typing import Any

import pytest

from tests.skips import lines


def _report(longrepr: Any) -> pytest.TestReport:
    return pytest.TestReport("test", ("test.py", 1, "test"), {}, "skipped", longrepr, "setup")


def test_one_line_a_reason() -> None:
    """However many tests there are, and wherever they stand."""
    reports = [_report((f"test_{n}.py", n, "Skipped: no PostgreSQL")) for n in range(66)]
    reports += [_report(("test_a.py", 1, "Skipped: no systemd")), _report("Skipped: no caddy")]
    assert list(lines(reports)) == [
        "66 skipped: no PostgreSQL",
        "1 skipped: no caddy",
        "1 skipped: no systemd",
    ]


def test_nothing_to_tell() -> None:
    """Where all ran."""
    assert not list(lines([]))
