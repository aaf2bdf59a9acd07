"""What a person probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from bot.likeness import most_alike

MOST_COMPARED = 300
"""How many choices are compared with a value, the first ones: the most work that a proposal may cost.

Longer lists are nobody's account file, but may be sent all the same; who prepares choices for many values
(`scopes-subset`) need not prepare more than these. What must be found wherever in a list it stands, is looked
for without this.
"""


def nearest(value: str, choices: Iterable[str], alike: float = 0.6) -> str | None:
    """The choice most like a value, at least `alike` (0 to 1), or None.

    Only the first `MOST_COMPARED` choices are looked at.
    """
    offered = list(islice(choices, MOST_COMPARED))
    found = most_alike(value[:200], offered, alike, processor=str.casefold)
    return found[0][0] if found else None
