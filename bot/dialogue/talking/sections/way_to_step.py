"""The way to what a later step of a section names: "where do I add that column?".

In: a step. Out: the steps from the one that says where to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.answers.documents import Documents
from bot.dialogue.talking.sections.section_parts import is_place, steps_at, text_of
from bot.model import Block, BlockKind, Style


def way_to(documents: Documents, item: str, shown: tuple[Block, ...], locale: str) -> tuple[Block, ...]:
    """A step that names what to look for, with those before it from the one that says where; else `shown`."""
    place = documents.place(item, locale)
    if place is None or not shown or is_place(shown) or not _names_label(shown):
        return shown
    for block in place.section.blocks:
        steps = block.items if block.kind is BlockKind.STEPS else ()
        at = next((at for at, step in enumerate(steps) if text_of(shown) in text_of(step)), 0)
        places = [start for start in range(at) if is_place(steps[start])]
        if places:
            first = block.level or 1
            return steps_at(place, range(first + places[-1], first + at + 1))
    return shown


def _names_label(found: Sequence[Block]) -> bool:
    """Whether the label of a field or a button stands there."""
    return any(
        any(span.style is Style.UI for span in block.inline) or any(map(_names_label, block.items))
        for block in found
    )
