"""What a person probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

_MOST = 300
"""Choices that are compared; longer lists are nobody's account file."""


def nearest(value: str, choices: Iterable[str], alike: float = 0.6) -> str | None:
    """The choice most like a value, at least `alike` (0 to 1), or None."""
    offered = list(islice(choices, _MOST))
    found = process.extractOne(
        value[:200],
        offered,
        scorer=OSA.normalized_similarity,
        processor=str.casefold,
        score_cutoff=alike,
    )
    return found[0] if found else None
