"""What the documents write exactly so: settings with a value, commands, names. Out: each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.dialogue.answers.documents import Documents, kept
from bot.model import Block, BlockKind, Record, Style

_SETTING = re.compile(r'([A-Za-z]\w{5,})="([^"…]{1,60})"', re.ASCII)
"""A setting with its value, as it stands in a file."""


class DocumentedLiteral(Record, frozen=True):
    """What is in code style in the section of an id; `setting` and `value` where it gives one its value."""

    item: str
    text: str
    setting: str = ""
    value: str = ""


@kept()
def literals_in(documents: Documents, locale: str) -> tuple[DocumentedLiteral, ...]:
    """All of the catalogue's sections, in their order, each once for an id."""
    return tuple(dict.fromkeys(_literals(documents, locale)))


def _literals(documents: Documents, locale: str) -> Iterator[DocumentedLiteral]:
    for item in documents.entries:
        place = documents.place(item, locale)
        for text in _in_code(place.section.blocks) if place else ():
            settings = [found.groups() for found in _SETTING.finditer(text)]
            for name, value in settings:
                yield DocumentedLiteral(item, f'{name}="{value}"', name, value)
            if not settings:
                yield DocumentedLiteral(item, text)


def _in_code(found: Sequence[Block]) -> Iterator[str]:
    for block in found:
        if block.kind is BlockKind.CODE:
            yield block.text
        yield from (span.text for span in block.inline if span.style is Style.CODE)
        for item in block.items:
            yield from _in_code(item)
