"""Two ids of one thing: the mask and its syntax, the restart and its commands.

In: matches. Out: the one to take.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.answers.documents import Documents
from bot.model import Match

_TOGETHER = 0.35
"""How likely two ids of one thing must be together. A choice: which of the two is meant is open, not what."""
_BESIDE = 2
"""So many times as likely as any third one, both together."""


def of_one_thing(documents: Documents, found: Sequence[Match]) -> Match | None:
    """The likelier of the two first ids, as likely as both, where one leads to the other; else None."""
    if len(found) < 2:
        return None
    first, second = found[:2]
    entries = documents.entries
    if first.id not in entries or second.id not in entries:
        return None
    is_one = second.id in entries[first.id].leads_to or first.id in entries[second.id].leads_to
    likely = first.score + second.score
    third = found[2].score if len(found) > 2 else 0.0
    return Match(first.id, likely) if is_one and likely >= max(_TOGETHER, _BESIDE * third) else None
