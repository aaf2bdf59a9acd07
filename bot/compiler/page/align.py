"""Two languages of a page side by side: sections with sections, then the texts in them.

Where the structure is the same nothing needs deciding. Elsewhere a global alignment (Needleman-Wunsch) finds
the pairing that fits best by anchors, kinds of blocks, literals, labels of the console, images and links.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.compiler.page.sections import Draft
from bot.model import Block, BlockKind, Record, Span, Style

Pair = tuple[int | None, int | None]

_TOKEN = re.compile(r"[A-Za-z0-9@$%_./:<>()+-]*[A-Za-z0-9_@$%<>]+")
_LIMIT_CELLS = 400_000
"""Sides larger than this are paired by position alone."""


class Leaf(Record, frozen=True):
    """A block with text of its own. `kind` says how it stands, such as `bullets/paragraph`."""

    block: Block
    kind: str


def leaves(blocks: Sequence[Block], within: str = "") -> list[Leaf]:
    """The texts of a section in reading order. Paragraphs that only show a picture are kept."""
    found: list[Leaf] = []
    for block in blocks:
        if block.items:
            inner = f"{within}{block.label or block.kind.value}/"
            for item in block.items:
                found += leaves(item, inner)
        else:
            found.append(Leaf(block, f"{within}{block.kind.value}"))
    return found


def with_leaves(
    blocks: Sequence[Block], change: Callable[[int, Block], Block | None], start: int = 0
) -> tuple[Block, ...]:
    """The same blocks with each leaf replaced by `change(its number, leaf)`; None leaves it out."""
    return _Rewrite(change, start).blocks(blocks)


class _Rewrite:
    def __init__(self, change: Callable[[int, Block], Block | None], start: int) -> None:
        self._change = change
        self._number = start

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        kept: list[Block] = []
        for block in blocks:
            if block.items:
                items = [self.blocks(item) for item in block.items]
                if items == list(block.items):
                    kept.append(block)
                elif any(items):
                    filled = tuple(item for item in items if item)
                    kept.append(
                        Block(block.kind, block.line, (), filled, label=block.label, level=block.level)
                    )
                continue
            changed = self._change(self._number, block)
            self._number += 1
            if changed is not None:
                kept.append(changed)
        return tuple(kept)


def align_sections(left: Sequence[Draft], right: Sequence[Draft]) -> list[Pair]:
    """Which section is which; None where only one side has it. The order of both sides is kept."""
    if [_head(draft) for draft in left] == [_head(draft) for draft in right] and all(
        draft.anchor for draft in left[1:]
    ):
        return [(number, number) for number in range(len(left))]
    left_anchors = {draft.anchor for draft in left if draft.anchor}
    right_anchors = {draft.anchor for draft in right if draft.anchor}
    left_marks, right_marks = [_marks(draft) for draft in left], [_marks(draft) for draft in right]

    def fit(i: int, j: int) -> float:
        a, b = left[i], right[j]
        if i == 0 and j == 0:
            return 20.0
        if a.anchor and a.anchor == b.anchor:
            return 12.0
        if a.anchor in right_anchors or b.anchor in left_anchors:
            return -5.0
        score = 1.0 if a.level == b.level else -1.5
        score += 3.0 * _shape_likeness(a.blocks, b.blocks)
        score += 5.0 * _overlap(left_marks[i], right_marks[j])
        if a.title == b.title:
            score += 2.0
        if not a.anchor and not b.anchor:
            score += 1.0
        return score - 1.5

    return align(len(left), len(right), fit)


def _head(draft: Draft) -> tuple[str, int]:
    return draft.anchor, draft.level


def align_leaves(left: Sequence[Leaf], right: Sequence[Leaf]) -> list[Pair]:
    """Which text is which, within one section."""
    if [leaf.kind for leaf in left] == [leaf.kind for leaf in right]:
        return [(number, number) for number in range(len(left))]
    left_marks = [_leaf_marks(leaf.block) for leaf in left]
    right_marks = [_leaf_marks(leaf.block) for leaf in right]
    left_sizes, right_sizes = [_size(leaf.block) for leaf in left], [_size(leaf.block) for leaf in right]

    def fit(i: int, j: int) -> float:
        a, b = left[i], right[j]
        if (a.block.kind is BlockKind.CODE) != (b.block.kind is BlockKind.CODE):
            return -5.0
        score = 1.0 if a.kind == b.kind else -0.5
        if left_marks[i] or right_marks[j]:
            score += 5.0 * _overlap(left_marks[i], right_marks[j]) - 1.0
        small, large = sorted((left_sizes[i], right_sizes[j]))
        return score + (small + 8) / (large + 8) - 0.5

    return align(len(left), len(right), fit)


def align(rows: int, columns: int, fit: Callable[[int, int], float]) -> list[Pair]:
    """The order-keeping pairing with the highest sum of `fit`; a pair that scores below 0 is never made."""
    if rows * columns > _LIMIT_CELLS:
        shared = min(rows, columns)
        return [
            *((number, number) for number in range(shared)),
            *((number, None) for number in range(shared, rows)),
            *((None, number) for number in range(shared, columns)),
        ]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    pairs = [[False] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(columns - 1, -1, -1):
            alone = max(below[j], row[j + 1])
            score = fit(i, j)
            together = below[j + 1] + score
            if score > 0 and together >= alone:
                row[j] = together
                pairs[i][j] = True
            else:
                row[j] = alone
    found: list[Pair] = []
    i = j = 0
    while i < rows and j < columns:
        if pairs[i][j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            found.append((i, None))
            i += 1
        else:
            found.append((None, j))
            j += 1
    found += [(number, None) for number in range(i, rows)]
    found += [(None, number) for number in range(j, columns)]
    return found


def _shape_likeness(left: Sequence[Block], right: Sequence[Block]) -> float:
    """How alike two runs of blocks are in kind and number, 0 to 1."""
    if not left and not right:
        return 1.0
    a, b = [block.kind for block in left], [block.kind for block in right]
    if a == b:
        return 1.0
    shared = sum(min(a.count(kind), b.count(kind)) for kind in set(a))
    return shared / max(len(a), len(b))


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    if not left and not right:
        return 0.2
    return len(left & right) / len(left | right)


def _marks(draft: Draft) -> frozenset[str]:
    marks: frozenset[str] = frozenset()
    for leaf in leaves(draft.blocks):
        marks |= _leaf_marks(leaf.block)
    return marks | frozenset(_TOKEN.findall(draft.title))


def _leaf_marks(block: Block) -> frozenset[str]:
    """What a translation leaves as it is: code, labels, pictures, links, words of ASCII that look typed."""
    if block.kind is BlockKind.CODE:
        return frozenset(_TOKEN.findall(block.text)[:80])
    return frozenset(mark for span in block.inline for mark in _span_marks(span))


def _span_marks(span: Span) -> list[str]:
    if span.style is Style.IMAGE:
        return [span.href or ""]
    marks = []
    if span.style is Style.LINK and span.href:
        marks.append(span.href.partition("?")[0])
    if span.style in (Style.CODE, Style.UI):
        marks.append(span.text)
    marks += [
        token
        for token in _TOKEN.findall(span.text)
        if len(token) > 2 and (not token.islower() or not token.isalpha())
    ]
    return marks


def _size(block: Block) -> int:
    """Length of the text; Hangul and other syllabic scripts count for more."""
    text = block.text or "".join([span.text for span in block.inline])
    return len(text) if text.isascii() else sum(2 if char > "\u2e7f" else 1 for char in text)
