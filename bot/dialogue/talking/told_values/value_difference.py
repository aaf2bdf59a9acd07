"""Where a value departs from the right one. In: both. Out: the words that differ."""

from __future__ import annotations

from bot.model import Record


class Difference(Record, frozen=True):
    """The words in which a value departs from the expected one."""

    found: str
    expected: str


def difference(value: str, expected: str) -> Difference | None:
    """Where a value departs from the expected one, as whole words of both; None where that is all of it."""
    start = 0
    while start < min(len(value), len(expected)) and value[start] == expected[start]:
        start += 1
    end = 0
    while end < min(len(value), len(expected)) - start and value[-1 - end] == expected[-1 - end]:
        end += 1
    start = _word_start(expected, start)
    ends = ((text, len(text) - end) for text in (value, expected))
    end -= max(_word_end(text, at) - at for text, at in ends)  # in both, what they have in common behind it
    found = value[start : len(value) - end]
    wanted = expected[start : len(expected) - end]
    if not found or not wanted or (found == value and wanted == expected):
        return None
    return Difference(found, wanted)


def _word_start(text: str, at: int) -> int:
    while at and text[at - 1].isalnum():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while 0 < at < len(text) and text[at].isalnum() and text[at - 1].isalnum():
        at += 1
    return at
