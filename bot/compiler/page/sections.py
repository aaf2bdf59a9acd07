"""A parsed document → its sections: what stands between one heading and the next.

`draft_sections` takes any page as it is; `check_sections` is for the pages that ship, which keep the rules.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.errors import KnowledgeError
from bot.model import Block, BlockKind, Inline, Page, Record, Section, Style

if TYPE_CHECKING:  # who only reads a library, as a bot that answers does, needs no parser
    from bot.sources.collect import SourceFile
    from bot.sources.markdown import Document

_BOLD_TITLE_CHARS = 90
"""A choice: a bold paragraph that is longer is emphasis, not a heading."""


class Draft(Record, frozen=True):
    """A section before it has a key.

    `anchor` is empty where its heading has none; `heading` is the block it comes from, which may be a bold
    paragraph.
    """

    anchor: str
    title: str
    level: int
    blocks: tuple[Block, ...]
    line: int
    heading: Block | None = None

    @property
    def bold(self) -> bool:
        """Whether the heading is a bold paragraph."""
        return self.heading is not None and self.heading.kind is BlockKind.PARAGRAPH


def find_section(page: Page, key: str) -> Section | None:
    """The section of a page by its anchor."""
    return next((section for section in page.sections if section.key == key), None)


def plain(inline: Inline) -> str:
    """Styled runs as the text that a reader sees."""
    return "".join([span.text for span in inline]).strip()


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


def check_sections(file: SourceFile, document: Document, drafts: Sequence[Draft]) -> str:
    """The anchor of a page that ships.

    Raises KnowledgeError where the page does not open with a heading with an anchor, or where two sections
    have one anchor.
    """
    first = document.blocks[0] if document.blocks else Block(BlockKind.PARAGRAPH, 1)
    if first.kind is not BlockKind.HEADING or not first.label:
        raise KnowledgeError(
            file.path, first.line, "a page opens with a heading with an anchor: # Title {#anchor}"
        )
    seen: set[str] = set()
    for draft in drafts:
        key = draft.anchor or slug(draft.title)
        if key in seen:
            raise KnowledgeError(file.path, draft.line, f"a second section {{#{key}}}; rename one")
        seen.add(key)
    return first.label


def draft_sections(document: Document, title: str, anchor: str) -> list[Draft]:
    """The sections of any page, in order.

    `title` and `anchor` stand in where the page opens without a heading. What comes before its first
    heading belongs to the first section.
    """
    drafts: list[Draft] = []
    heading: Block | None = None
    body: list[Block] = []
    for block in (*document.blocks, None):
        if block is not None and block.kind is not BlockKind.HEADING:
            body.append(block)
            continue
        if heading is not None or block is None:
            drafts.append(_draft(heading, body, title, anchor))
            body = []
        heading = block
    return drafts


def _draft(heading: Block | None, body: list[Block], title: str, anchor: str) -> Draft:
    if heading is None:
        return Draft(anchor, title, 1, tuple(body), body[0].line if body else 1)
    return Draft(heading.label, plain(heading.inline), heading.level, tuple(body), heading.line)


def bold_titles(blocks: Sequence[Block]) -> list[int]:
    """Which blocks are headings written as bold paragraphs."""
    return [number for number, block in enumerate(blocks) if _is_bold_title(block)]


def _is_bold_title(block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or not block.inline:
        return False
    text = plain(block.inline)
    return (
        all(span.style in (Style.STRONG, Style.UI) or not span.text.strip() for span in block.inline)
        and len(text) <= _BOLD_TITLE_CHARS
        and text[-1:] not in ".,;:!?…"
        and not any(span.style is Style.IMAGE for span in block.inline)
    )


def split_at(draft: Draft, cuts: Sequence[int]) -> list[Draft]:
    """A section cut at some of its blocks, which become headings."""
    first = cuts[0] if cuts else len(draft.blocks)
    pieces = [Draft(draft.anchor, draft.title, draft.level, draft.blocks[:first], draft.line, draft.heading)]
    for start, end in pairwise([*cuts, len(draft.blocks)]):
        title = draft.blocks[start]
        pieces.append(
            Draft(
                title.label,
                plain(title.inline),
                draft.level + 1,
                draft.blocks[start + 1 : end],
                title.line,
                title,
            )
        )
    return pieces


def site_slug(title: str) -> str:
    """What sites call a heading without anchor: signs go, blanks become hyphens (`welchs-t-test`)."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFC", title).casefold()).strip())


def slug(title: str) -> str:
    """What a heading without anchor is called: its words, joined by hyphens."""
    return "-".join(re.findall(r"\w+", unicodedata.normalize("NFC", title).casefold()))
