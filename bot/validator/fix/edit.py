"""A change of one value in the text of a file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from bot.model import Record


class Edit(Record, frozen=True, order=True):
    """`text` goes between the offsets `start` and `end`, so that a value of `field` becomes `new`.

    The value was `old` and begins at `place`; findings about it stand at `told`.
    """

    start: int
    end: int
    text: str
    field: str
    place: int
    told: int
    old: str
    new: str


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text after edits that stand in order and do not touch."""
    pieces: list[str] = []
    first = 0
    for edit in edits:
        pieces += [text[first : edit.start], edit.text]
        first = edit.end
    return "".join([*pieces, text[first:]])


class Moves:
    """Where offsets of the changed text were in the original; within an edit, where the edit began."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._old = [edit.start for edit in edits]
        self._new: list[int] = []
        shift = 0
        for edit in edits:
            self._new.append(edit.start + shift)
            shift += len(edit.text) - (edit.end - edit.start)

    def original(self, offset: int) -> int:
        """For an offset of the changed text."""
        number = bisect_right(self._new, offset) - 1
        if number < 0:
            return offset
        edit, begin = self._edits[number], self._new[number]
        end = begin + len(edit.text)
        return edit.start if offset < end or begin == offset else offset - end + edit.end

    def settled(self, offset: int) -> int:
        """For an offset of the original text: the same, unless it stands within an edit."""
        number = bisect_right(self._old, offset) - 1
        if number >= 0 and offset < self._edits[number].end:
            return self._edits[number].start
        return offset
