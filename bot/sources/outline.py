"""Containers opened and closed → nested blocks, whatever order they are closed in.

Markdown and the HTML in it write into the same outline. What HTML leaves open ends with the Markdown
container that it stands in; what it closes too often is passed over.
"""

from __future__ import annotations

from bot.model import Block, BlockKind, Span
from bot.sources.inline import Runs, tidied

LIMIT_DEPTH = 40
"""Deeper nesting than any page needs; what is nested deeper is read at this depth."""

_HOLDERS = ("bullets", "steps", "table")


class _Frame:
    """An open container. Lists and tables hold items, everything else blocks."""

    __slots__ = ("blocks", "html", "items", "kind", "label", "level", "line")

    def __init__(self, kind: str, line: int, level: int, *, html: bool) -> None:
        self.kind = kind
        self.line = line
        self.level = level
        self.html = html
        self.label = ""
        self.blocks: list[Block] = []
        self.items: list[tuple[Block, ...]] = []


class Outline:
    """Builds the blocks of one document. `anchors` are the names that links can point to."""

    def __init__(self) -> None:
        self.anchors: set[str] = set()
        self.runs = Runs()
        self.line = 0
        self._frames = [_Frame("root", 0, 0, html=False)]

    def open(self, kind: str, line: int, level: int = 0, *, html: bool = False) -> None:
        """Begin a container: bullets, steps, item, note, table, row or cell."""
        self.flush()
        if len(self._frames) < LIMIT_DEPTH or not html:
            self._frames.append(_Frame(kind, line, level, html=html))

    def close(self, kind: str, *, html: bool = False) -> None:
        """End the nearest container of that kind, and what is still open in it."""
        self.flush()
        for depth in range(len(self._frames) - 1, 0, -1):
            frame = self._frames[depth]
            if html and not frame.html:
                return
            if frame.kind == kind and frame.html is html:
                while len(self._frames) > depth:
                    self._end(self._frames.pop())
                return

    def close_sibling(self, kind: str) -> None:
        """End the current HTML container if it is of that kind: `<li>` ends the `<li>` before it."""
        self.flush()
        if self._frames[-1].html and self._frames[-1].kind == kind:
            self._end(self._frames.pop())

    def leave_html(self) -> None:
        """End whatever HTML left open in the current Markdown container."""
        self.flush()
        while self._frames[-1].html:
            self._end(self._frames.pop())

    def finish(self) -> list[Block]:
        """The blocks of the document."""
        self.flush()
        while len(self._frames) > 1:
            self._end(self._frames.pop())
        return self._frames[0].blocks

    def add(self, block: Block) -> None:
        """A block in the current container; in a list or table, an item of its own."""
        self.flush()
        frame = self._frames[-1]
        if frame.kind in _HOLDERS:
            frame.items.append((block,))
        else:
            frame.blocks.append(block)

    def flush(self) -> None:
        """Loose text of HTML becomes a paragraph."""
        if not self.runs.found:
            return
        inline = tidied(self.runs.found)
        self.runs.found = []
        if inline:
            self.add(Block(BlockKind.PARAGRAPH, self.line, inline))

    def at_note_start(self) -> bool:
        """Whether the next paragraph opens a note."""
        frame = self._frames[-1]
        return frame.kind == "note" and not frame.blocks and not frame.label

    def label_note(self, label: str) -> None:
        """What kind of note it is."""
        self._frames[-1].label = label

    def _end(self, frame: _Frame) -> None:
        parent = self._frames[-1]
        if frame.kind in ("item", "row", "cell"):
            blocks = _one_cell(frame.blocks) if frame.kind == "cell" else tuple(frame.blocks)
            if parent.kind in _HOLDERS:
                if blocks or frame.kind == "item":
                    parent.items.append(blocks)
            else:
                parent.blocks += blocks
            return
        if block := _block(frame):
            self.add(block)


def _block(frame: _Frame) -> Block | None:
    if frame.kind == "note":
        if frame.label in ("VIDEO", "TAB") and len(frame.blocks) == 1:
            return frame.blocks[0]
        blocks = tuple(frame.blocks)
        return Block(BlockKind.NOTE, frame.line, items=(blocks,), label=frame.label) if blocks else None
    if not frame.items:
        return None
    items = tuple(frame.items)
    if frame.kind == "table":
        return Block(BlockKind.BULLETS, frame.line, items=items, label="table")
    if frame.kind == "steps":
        return Block(BlockKind.STEPS, frame.line, items=items, level=frame.level)
    return Block(BlockKind.BULLETS, frame.line, items=items)


def _one_cell(blocks: list[Block]) -> tuple[Block, ...]:
    """The paragraphs of a cell as one; other blocks stay as they are."""
    if len(blocks) < 2 or any(block.kind is not BlockKind.PARAGRAPH for block in blocks):
        return tuple(blocks)
    inline: list[Span] = []
    for block in blocks:
        inline += [Span("\n"), *block.inline] if inline else block.inline
    return (Block(BlockKind.PARAGRAPH, blocks[0].line, tuple(inline)),)
