"""The pieces of a section that can carry an id of their own: the section, its list items, its paragraphs.

A piece is found in every language of the row: by its place where the languages have the same shape, else
by the lines in which its texts are aligned.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from bot.compiler.page.align import leaves
from bot.compiler.page.aligned import AlignedRow
from bot.compiler.page.sections import plain, words
from bot.model import Block, BlockKind, Record, Style

_ITEM_TITLE_CHARS = 110
"""A choice: a first paragraph that is longer is the text of a list item, not what it is about."""
_LISTS = (BlockKind.BULLETS, BlockKind.STEPS)


class PieceKind(StrEnum):
    """How a piece stands in its section."""

    WHOLE = "whole"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NESTED = "nested"
    """A later paragraph of an item."""


class SectionPiece(Record, frozen=True):
    """A piece of a section in one language; no title where it opens with none.

    `first` is the number of its first leaf, `last` that after its last one.
    """

    title: str
    blocks: tuple[Block, ...]
    line: int
    first: int
    last: int
    kind: PieceKind


class Unit(Record, frozen=True):
    """The same piece in each language that has it; `row` is the number of its row."""

    row: int
    pieces: dict[str, SectionPiece]
    kind: PieceKind

    @property
    def whole(self) -> bool:
        """Whether it is the section itself."""
        return self.kind is PieceKind.WHOLE


def units_of(number: int, row: AlignedRow) -> Iterator[Unit]:
    """The whole section first, then its pieces in order; a section that is one piece has no others."""
    whole = {
        locale: SectionPiece(
            draft.title, draft.blocks, draft.line, 0, len(row.leaves[locale]), PieceKind.WHOLE
        )
        for locale, draft in row.drafts.items()
    }
    yield Unit(number, whole, PieceKind.WHOLE)
    pieces = {locale: _pieces(draft.blocks) for locale, draft in row.drafts.items()}
    for piece in pieces[row.pivot]:
        same = {row.pivot: piece}
        for locale, own in pieces.items():
            if locale != row.pivot and (found := _counterpart(piece, own, row, locale)):
                same[locale] = found
        if number == 0 or len(pieces[row.pivot]) > 1:
            yield Unit(number, same, piece.kind)


def _counterpart(
    piece: SectionPiece, own: list[SectionPiece], row: AlignedRow, locale: str
) -> SectionPiece | None:
    """The piece that holds what the pivot's piece holds."""
    for line in row.lines:
        place, other = line.get(row.pivot), line.get(locale)
        if place is not None and other is not None and piece.first <= place < piece.last:
            return next(
                (found for found in own if found.kind is piece.kind and found.first <= other < found.last),
                None,
            )
    return None


def _pieces(blocks: tuple[Block, ...]) -> list[SectionPiece]:
    """A paragraph that leads into a list or a code block is one piece with it, besides the list's items."""
    pieces: list[SectionPiece] = []
    at = 0
    for number, block in enumerate(blocks):
        size = len(leaves((block,)))
        if block.kind in _LISTS and block.label != "table":
            start = at
            for item in block.items:
                length = len(leaves(item))
                pieces.append(
                    SectionPiece(_lead(item), item, _line(item), start, start + length, PieceKind.ITEM)
                )
                pieces += _nested(item, start)
                start += length
        elif block.kind is BlockKind.PARAGRAPH:
            own: tuple[Block, ...] = (block,)
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            if following and plain(block.inline).endswith((":", "：")):
                own = (block, following)
            end = at + len(leaves(own))
            pieces.append(SectionPiece("", own, block.line, at, end, PieceKind.PARAGRAPH))
        elif pieces and block.kind is BlockKind.CODE:
            last = pieces[-1]
            pieces[-1] = SectionPiece(
                last.title, (*last.blocks, block), last.line, last.first, at + size, last.kind
            )
        at += size
    return pieces


def _nested(item: tuple[Block, ...], start: int) -> list[SectionPiece]:
    """The paragraphs of an item after its first block."""
    found = []
    at = start + len(leaves(item[:1]))
    for block in item[1:]:
        size = len(leaves((block,)))
        if block.kind is BlockKind.PARAGRAPH:
            found.append(SectionPiece("", (block,), block.line, at, at + size, PieceKind.NESTED))
        at += size
    return found


def _lead(item: tuple[Block, ...]) -> str:
    """What an item is about: the words it opens with, or its first paragraph if more follows."""
    if not item or item[0].kind is not BlockKind.PARAGRAPH or not item[0].inline:
        return ""
    text = plain(item[0].inline)
    first = item[0].inline[0]
    if first.style is Style.STRONG:
        return first.text.strip()
    head, colon, rest = text.partition(":")
    if colon and rest and len(head) < 60:
        return head.strip()
    statement = text.rstrip(" \u00a0:：.")
    return statement if len(item) > 1 and len(statement) <= _ITEM_TITLE_CHARS else ""


def _line(item: tuple[Block, ...]) -> int:
    return item[0].line if item else 0


def text_of(piece: SectionPiece) -> str:
    """Title and text."""
    return f"{piece.title}\n{words(piece.blocks)}"
