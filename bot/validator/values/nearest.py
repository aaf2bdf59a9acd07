"""What a person probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from bot.likeness import most_alike

MOST_COMPARED = 300
"""Choices that are compared; longer lists are nobody's account file."""


def nearest(value: str, choices: Iterable[str], alike: float = 0.6) -> str | None:
    """The choice most like a value, at least `alike` (0 to 1), or None."""
    offered = list(islice(choices, MOST_COMPARED))
    found = most_alike(value[:200], offered, alike, processor=str.casefold)
    return found[0][0] if found else None
