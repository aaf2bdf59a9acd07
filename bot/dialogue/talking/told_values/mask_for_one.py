"""A mask that one person's group does not fit. In: the mask and the group. Out: what is told of them.

The mask holds for all users of an instance: changed for one of them, it shuts out the others.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Message
from bot.translate import _
from bot.validator.values.lookalike import HYPHENS

_LEAVE_IT = _(
    "Only one person is affected: if everybody else signs in with this mask, leave it as it is. In Adobe "
    "Admin Console, give that person a profile whose name begins as the mask does, or correct the name of "
    "theirs."
)
CORRECT_NAME = _(
    "In Adobe Admin Console, write the name of the profile with the short hyphens of the mask. Leave the "
    "mask as it is: it holds for all users."
)
DASHES_DIFFER = _("Only the dashes differ: one side has longer ones.")


def for_one(mask: str, group: str) -> Iterator[Message]:
    """That the two do not match, whether it is for a dash, and what to do instead of changing the mask."""
    yield _("The mask `{value}` does not match `{group}`.", value=mask[:200], group=group[:200])
    if differs_by_dash(mask, group):
        yield DASHES_DIFFER
    yield _LEAVE_IT


def for_group(mask: str, group: str) -> Iterator[Message]:
    """That the two do not match for a dash in the group's name, which is put right there."""
    yield _("The mask `{value}` does not match `{group}`.", value=mask[:200], group=group[:200])
    yield DASHES_DIFFER
    yield CORRECT_NAME


def has_longer_dashes(mask: str, group: str) -> bool:
    """Whether a group would fit the mask, were it not for longer dashes in its own name."""
    return differs_by_dash(mask, group) and mask == mask.translate(HYPHENS)


def differs_by_dash(mask: str, group: str) -> bool:
    """Whether the group begins as the mask does but for the length of dashes."""
    begun = mask.partition("(")[0].rstrip()
    is_begun = group.startswith(begun)
    return not is_begun and group.translate(HYPHENS).startswith(begun.translate(HYPHENS))
