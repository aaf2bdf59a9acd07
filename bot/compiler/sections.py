"""A parsed document → its sections: what stands between one heading and the next."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.errors import KnowledgeError
from bot.model import Block, BlockKind, Inline, Section
from bot.sources.collect import SourceFile
from bot.sources.markdown import Document


def plain(inline: Inline) -> str:
    """Styled runs as the text that a reader sees."""
    return "".join(span.text for span in inline).strip()


def words(blocks: Iterable[Block]) -> str:
    """All text of blocks, one block a line."""
    lines: list[str] = []
    for block in blocks:
        if block.inline:
            lines.append(plain(block.inline))
        if block.text:
            lines.append(block.text)
        lines += [words(item) for item in block.items]
    return "\n".join(lines)


def split_sections(file: SourceFile, document: Document) -> tuple[Section, ...]:
    """The sections of a page, in order; the first is the page's own heading and introduction.

    Raises KnowledgeError where the page does not open with a heading with an anchor, or where two sections
    have one anchor.
    """
    first = document.blocks[0] if document.blocks else Block(BlockKind.PARAGRAPH, 1)
    if first.kind is not BlockKind.HEADING or not first.label:
        raise KnowledgeError(
            file.path, first.line, "a page opens with a heading with an anchor: # Title {#anchor}"
        )
    sections: list[Section] = []
    heading, body = first, list[Block]()
    for block in (*document.blocks[1:], None):
        if block is not None and block.kind is not BlockKind.HEADING:
            body.append(block)
            continue
        title = plain(heading.inline)
        key = heading.label or _slug(title)
        if any(key == section.key for section in sections):
            raise KnowledgeError(file.path, heading.line, f"a second section {{#{key}}}; rename one")
        sections.append(Section(key, title, heading.level, tuple(body), file.path, heading.line))
        if block is not None:
            heading, body = block, []
    return tuple(sections)


def _slug(title: str) -> str:
    """What a heading without anchor is called: its words, joined by hyphens."""
    return "-".join(re.findall(r"\w+", unicodedata.normalize("NFC", title).casefold()))
