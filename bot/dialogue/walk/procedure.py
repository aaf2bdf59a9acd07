"""The numbered steps of a topic: the name of each, and the part of the page that belongs to it.

A step is named `<topic>#<number>`, from 1. Other names of steps are ids of checks.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.answers.documents import Documents
from bot.languages import LOCALES
from bot.model import Block, BlockKind

CHECKS = "checks"
"""`<topic>#checks` starts with the checks that a topic leads to, in place of its steps."""
_FEWEST = 2
"""A single step is read at a glance."""


def steps_of(documents: Documents, topic: str) -> tuple[str, ...]:
    """The names of a topic's steps; none where it has fewer than two, or not as many in each language."""
    entry = documents.entries.get(topic)
    if entry is None or entry.kind != "topic":
        return ()
    places = [documents.place(topic, locale) for locale in LOCALES]
    counts = {len(_items(place.section.blocks)) for place in places if place}
    count = counts.pop() if len(counts) == 1 else 0
    return tuple(f"{topic}#{number}" for number in range(1, count + 1)) if count >= _FEWEST else ()


def id_of(name: str) -> str:
    """The id that a step, or a start, belongs to: of a check, the check itself."""
    return name.partition("#")[0]


def number_of(step: str) -> int:
    """Which step of a topic it is, from 1; 0 for a check."""
    number = step.partition("#")[2]
    return int(number) if number.isdecimal() else 0


def text_of(documents: Documents, step: str, locale: str) -> tuple[Block, ...]:
    """A step by itself, with its number; nothing where the page has no such step."""
    place = documents.place(id_of(step), locale)
    items = _items(place.section.blocks) if place else []
    return tuple(items[number_of(step) - 1 : number_of(step)])


def page_of(documents: Documents, step: str, locale: str) -> tuple[Block, ...]:
    """A step with what stands around it: the opening before the first one, notes behind those they follow."""
    place = documents.place(id_of(step), locale)
    number = 0
    parts: dict[int, list[Block]] = {}
    for block in place.section.blocks if place else ():
        if block.kind is not BlockKind.STEPS:
            parts.setdefault(max(number, 1), []).append(block)
            continue
        for item in _items((block,)):
            number += 1
            parts.setdefault(number, []).append(item)
    return tuple(parts.get(number_of(step), ()))


def _items(section: Sequence[Block]) -> list[Block]:
    """Each numbered step as a list of one, with the number that it has on the page."""
    return [
        Block(BlockKind.STEPS, items=(item,), level=(block.level or 1) + at)
        for block in section
        if block.kind is BlockKind.STEPS
        for at, item in enumerate(block.items)
    ]
