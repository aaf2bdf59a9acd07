"""Marks that number questions otherwise than "1)": "q1 … q2 …", "a) … b) …", "#1 … #2 …".

In: a text. Out: where each stands, and its number. One alone, or out of order, numbers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import ascii_lowercase

_LETTER_AND_NUMBER = re.compile(r"(?i)(?<![^\s(,;])([a-uw-z#])([1-9])(?![^\W_]|[-.@/]\w)", re.ASCII)
"""A letter before a number, but the "v" of versions."""
_LETTER = re.compile(r"(?i)(?<![^\s(,;])()([a-h])\)(?=\s)", re.ASCII)
_BEFORE_FIRST = re.compile(r"[^\w\s](?<!-)\s*\(?$|\n\s*\(?$|^\s*\(?$")
"""What stands before the first mark: a sign that ends or leads to something, or nothing."""
_LEAST = 2
"""Marks that make a list."""

Place = tuple[int, int]


def point_marks(text: str) -> Mapping[Place, str]:
    """The number of each mark, by the place of its letters in the text."""
    for form in (_LETTER_AND_NUMBER, _LETTER):
        found = list(form.finditer(text))
        if len(found) < _LEAST or not _BEFORE_FIRST.search(text[: found[0].start()]):
            continue
        numbers = [_number(mark[2]) for mark in found]
        is_one_letter = len({mark[1].casefold() for mark in found}) == 1
        if is_one_letter and numbers == list(range(1, len(found) + 1)):
            return {mark.span(2 if mark[1] in ("", "#") else 0): str(at) for at, mark in enumerate(found, 1)}
    return {}


def _number(mark: str) -> int:
    return int(mark) if mark.isdigit() else ascii_lowercase.index(mark.casefold()) + 1
