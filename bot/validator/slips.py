"""Slips of the hand in the name of a setting, told from names that are merely made like it."""

from __future__ import annotations

import re
from collections.abc import Collection

from rapidfuzz.distance import OSA

from bot.privacy.secret_words import without_signs

_SHORTEST = 5
"""A choice: letters of a name of which one may have slipped; shorter words have too many neighbours."""
_HAS_MORE = re.compile(r"\d$|uri$|uid$")
"""Endings that are words of their own, though one letter away from `url` and `id`."""
_OUR_PREFIX = "ims"
"""What stands before many of the names, or does not."""


def is_slip(name: str, known: Collection[str]) -> bool:
    """Whether one letter is wrong, too many or missing in a name, or two stand the wrong way round.

    `known` are names as `without_signs` makes them. One of them with a figure or another word behind it is no
    slip: `imsScope2`, `callbackServerUri`.
    """
    word = without_signs(name)
    words = {word, word.removeprefix(_OUR_PREFIX)}
    if len(word) < _SHORTEST or any(one.startswith(tuple(known)) and _HAS_MORE.search(one) for one in words):
        return False
    return any(OSA.distance(one, other, score_cutoff=1) == 1 for other in known for one in words)
