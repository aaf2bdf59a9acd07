"""Tracebacks without anybody's words."""

from __future__ import annotations

from bot.logs import trace_without_words


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
    assert lines[1:3] == ["ValueError", "  which led to"]
    assert lines[-1] == "RuntimeError"
    assert any(line.endswith("in _fail") for line in lines)
    assert "my-secret-words" not in "".join(lines)


def test_a_circle_of_causes_ends() -> None:
    """Exceptions can be each other's causes."""
    one, two = ValueError("a"), KeyError("b")
    one.__cause__, two.__cause__ = two, one
    expected = ["KeyError", "  which led to", "ValueError"]
    assert trace_without_words(one).splitlines() == expected
