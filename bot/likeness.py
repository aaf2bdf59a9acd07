"""How alike two words are: RapidFuzz, with a bound that keeps what lies exactly on it.

RapidFuzz's own `score_cutoff` drops pairs whose normalized similarity equals it, for some cutoffs and not for
others (0.8 for one wrong letter in five, not 0.75 for one in four; `findings/rapidfuzz-cutoff.sh`). So every
bound of this project goes through here, and `tests/test_imports.py` sees to that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import OSA

Scorer: TypeAlias = Callable[..., float]

_HAIR = 1e-6
"""Less than the least difference between two similarities of words of a thousand letters."""


def most_alike(
    value: str,
    choices: Iterable[str],
    at_least: float,
    *,
    limit: int | None = 1,
    scorer: Scorer = OSA.normalized_similarity,
    processor: Callable[[str], str] | None = None,
) -> list[tuple[str, float]]:
    """The choices that are at least so much like a value, most alike first, with how alike they are (0 to 1).

    `scorer` is one of RapidFuzz's normalized similarities; equals keep the order of `choices`.
    """
    found = process.extract(
        value,
        list(choices),
        scorer=scorer,
        processor=processor,
        score_cutoff=max(0.0, at_least - _HAIR),
        limit=limit,
    )
    return [(choice, score) for choice, score, _ in found]


def is_alike(one: str, other: str, at_least: float) -> bool:
    """Whether two words are at least so much alike (0 to 1)."""
    return OSA.normalized_similarity(one, other) >= at_least - _HAIR
