"""Tracebacks without anybody's words."""

from __future__ import annotations

import logging

import pytest

from bot.channel.telegram.faults import Trouble, trace_without_words


def _fail(words: str) -> None:
    try:
        int(words)
    except ValueError as error:
        raise RuntimeError(f"about {words}") from error


def test_a_traceback_says_where_but_not_what() -> None:
    """Types, files and functions of the whole chain; no message."""
    try:
        _fail("my-secret-words")
    except RuntimeError as error:
        lines = trace_without_words(error).splitlines()
    assert lines[1:3] == ["builtins.ValueError", "  which led to"]
    assert lines[-1] == "builtins.RuntimeError"
    assert any(line.endswith("in _fail") for line in lines)
    assert "my-secret-words" not in "".join(lines)


def test_a_circle_of_causes_ends() -> None:
    """Exceptions can be each other's causes."""
    one, two = ValueError("a"), KeyError("b")
    one.__cause__, two.__cause__ = two, one
    expected = ["builtins.KeyError", "  which led to", "builtins.ValueError"]
    assert trace_without_words(one).splitlines() == expected


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
