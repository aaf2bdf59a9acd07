"""A section → its parts that can be shown alone: the sentences of a paragraph, the items of a list.

Whoever means one of them quotes some of its words, letter for letter, and never counts: what is put in before
it would make another one of the second step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from bot.compiler.page.sections import words
from bot.model import Block, BlockKind, Inline, Span, Style

_SENTENCE_END = re.compile(r"(?:\w{2}[^\W\d]|[)\]”»\"'’])[.!?](?=\s+\S)")
"""Where a sentence may end: behind no initial, no part of "z. B." and no figure ("30. Juni")."""


def parts_of(blocks: Sequence[Block]) -> list[tuple[Block, str]]:
    """The parts of a section, as blocks to show, and their text."""
    return list(_parts(blocks))


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    for block in blocks:
        if block.kind is BlockKind.NOTE:
            for item in block.items:
                yield from _parts(item)
        elif block.kind in (BlockKind.STEPS, BlockKind.BULLETS):
            for item in block.items:
                for part in item:
                    yield part, words((part,))
        elif block.kind is BlockKind.PARAGRAPH:
            for sentence in sentences(block.inline):
                shown = Block(BlockKind.PARAGRAPH, inline=sentence)
                yield shown, words((shown,))
        else:
            yield block, block.text


def part_with(quote: str, parts: Sequence[tuple[Block, str]]) -> Block:
    """The sentence or the list item in which some words stand. Raises LookupError unless it is one."""
    found = [part for part, text in parts if quote in text]
    if len(found) != 1:
        raise LookupError(f"{quote!r} stands in {len(found)} parts of the section; quote words of one")
    return found[0]


def sentences(inline: Inline) -> Iterator[Inline]:
    """A paragraph's sentences, each with the styles of its words."""
    text = "".join(span.text for span in inline)
    starts = _styled_starts(inline)
    ends = [
        at
        for at in (found.end() for found in _SENTENCE_END.finditer(text))
        if _begins_sentence(text, at, starts)
    ]
    for start, end in pairwise([0, *ends, len(text)]):
        if sentence := _cut(inline, start, end):
            yield sentence


def _styled_starts(inline: Inline) -> set[int]:
    """Where words in code or of the interface begin: they may open a sentence with a small letter."""
    starts: set[int] = set()
    at = 0
    for span in inline:
        if span.style in (Style.CODE, Style.UI):
            starts.add(at)
        at += len(span.text)
    return starts


def _begins_sentence(text: str, at: int, styled: set[int]) -> bool:
    begin = at + len(text[at:]) - len(text[at:].lstrip())
    return begin in styled or not text[begin].islower()


def _cut(inline: Inline, start: int, end: int) -> Inline:
    """The runs of a paragraph between two places, without blanks around them."""
    runs: list[Span] = []
    at = 0
    for span in inline:
        piece = span.text[max(0, start - at) : max(0, end - at)]
        at += len(span.text)
        if not runs:
            piece = piece.lstrip()
        if piece:
            runs.append(msgspec.structs.replace(span, text=piece))
    if runs:
        runs[-1] = msgspec.structs.replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(runs)
