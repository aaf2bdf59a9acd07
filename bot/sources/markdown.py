"""One Markdown text in Adobe's dialect → front matter and blocks that know their line.

CommonMark is markdown-it-py's work; this module turns its tokens into `model.Block` through an
`outline.Outline`, which the HTML between them (`html.py`) writes into as well. The dialect's own marks are
rules of `dialect.py`, the inside of paragraphs is read by `inline.py`, and broken emphasis put right by
`emphasis.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.model import Block, BlockKind, Inline, Record, Span, Style
from bot.sources.dialect import ATTRIBUTES, dialect_plugin
from bot.sources.emphasis import mend
from bot.sources.front_matter import FrontMatter, read_front_matter
from bot.sources.html import HtmlReader
from bot.sources.inline import spans, tidied
from bot.sources.outline import Outline

_ANCHOR = re.compile(r"\s*\{ *# *([^}\s]+) *\}")
_NOTE = re.compile(r"\[!([A-Z]+)\] *(?:\n|$)")
_VIDEO = re.compile(r"\[!VIDEO\]\(([^)\s]+)[^)]*\)")
_TAB = re.compile(r"\[!TAB +([^\]]+)\]")
_SILENT_NOTES = ("BEGINTABS", "ENDTABS")
_OPENS = {
    "bullet_list_open": "bullets",
    "ordered_list_open": "steps",
    "list_item_open": "item",
    "blockquote_open": "note",
    "table_open": "table",
    "tr_open": "row",
}
_CLOSES = {kind.replace("_open", "_close"): name for kind, name in _OPENS.items()}


class MarkupFault(Record, frozen=True):
    """Marks that are broken: as written, and as it was meant; both Markdown."""

    line: int
    found: str
    expected: str


class Document(Record, frozen=True):
    """A parsed file: what its front matter says, and its blocks, flat.

    Headings (and bold paragraphs that have one) carry their anchor in `label`. Pictures are runs of style
    `IMAGE`. `anchors` are all that links can point to.
    """

    front_matter: FrontMatter
    blocks: tuple[Block, ...]
    anchors: frozenset[str] = frozenset()
    faults: tuple[MarkupFault, ...] = ()


def parse(text: str) -> Document:
    """Parse one document. Never raises: whatever text it is, it has some blocks."""
    front_matter = read_front_matter(text)
    body = text[front_matter.body_offset :]
    builder = _Builder(front_matter.body_line)
    builder.read(_parser().parse(body))
    return Document(
        front_matter,
        tuple(builder.outline.finish()),
        frozenset(builder.outline.anchors),
        tuple(builder.faults),
    )


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    return parser.use(dialect_plugin)


class _Builder:
    """Walks the flat token list once and writes into an outline."""

    def __init__(self, first_line: int) -> None:
        self.outline = Outline()
        self.faults: list[MarkupFault] = []
        self._html = HtmlReader(self.outline)
        self._first_line = first_line
        self._line = 0

    def read(self, tokens: Sequence[Token]) -> None:
        """All tokens of a document."""
        outline = self.outline
        heading: Token | None = None
        for token in tokens:
            kind = token.type
            if token.map:
                self._line = token.map[0] + 1 + self._first_line
            if kind == "inline":
                if heading:
                    self._heading(heading, token)
                    heading = None
                else:
                    self._paragraph(token)
            elif kind in _OPENS:
                level = int(token.attrGet("start") or 1) if kind == "ordered_list_open" else 0
                outline.open(_OPENS[kind], self._line, level)
            elif kind in _CLOSES:
                outline.close(_CLOSES[kind])
            elif kind == "heading_open":
                outline.leave_html()
                heading = token
            elif kind in ("fence", "code_block"):
                outline.add(Block(BlockKind.CODE, self._line, text=token.content.rstrip("\n")))
            elif kind == "html_block":
                self._html.read(token.content, self._line)

    def _heading(self, opening: Token, token: Token) -> None:
        inline, anchor = _split_anchor(tidied(self._inline(token)))
        if anchor:
            self.outline.anchors.add(anchor)
        self.outline.add(
            Block(BlockKind.HEADING, self._line, inline, label=anchor, level=int(opening.tag[1:]))
        )

    def _paragraph(self, token: Token) -> None:
        written = token.content
        if written.startswith("[!") and self.outline.at_note_start() and self._note(token):
            return
        if written.startswith("{") and ATTRIBUTES.fullmatch(written.strip()):
            return
        inline, anchor = tidied(self._inline(token)), ""
        if "{" in written and "#" in written:
            inline, anchor = _split_anchor(inline)
            if anchor:
                self.outline.anchors.add(anchor)
        if inline:
            self.outline.add(Block(BlockKind.PARAGRAPH, self._line, inline, label=anchor))

    def _note(self, token: Token) -> bool:
        """The mark that opens a note; true where nothing is left of the paragraph."""
        written = token.content
        if found := _VIDEO.match(written):
            self.outline.label_note("VIDEO")
            link = (Span(found[1], Style.LINK, found[1]),)
            self.outline.add(Block(BlockKind.PARAGRAPH, self._line, link))
            return True
        if found := _TAB.match(written):
            self.outline.label_note("TAB")
            self.outline.add(Block(BlockKind.PARAGRAPH, self._line, (Span(found[1], Style.STRONG),)))
            return True
        found = _NOTE.match(written)
        if not found:
            return False
        self.outline.label_note(found[1])
        rest = written[found.end() :]
        if rest.strip():
            self._line += 1
            self._paragraph(_parser().parseInline(rest)[0])
        return True

    def _inline(self, token: Token) -> Inline:
        inline, faults = mend(spans(token.children or ()))
        for fault in faults:
            self.faults.append(MarkupFault(self._line, fault.found, fault.expected))
        return inline


def _split_anchor(inline: Inline) -> tuple[Inline, str]:
    """Runs without `{#anchor}`, and the anchor; empty where there is none."""
    for number, span in enumerate(inline):
        if span.style is Style.CODE or "{" not in span.text:
            continue
        if found := _ANCHOR.search(span.text):
            rest = span.text[: found.start()] + ATTRIBUTES.sub("", span.text[found.end() :])
            kept = (*inline[:number], Span(rest, span.style, span.href), *inline[number + 1 :])
            return tidied(kept), found[1]
    return inline, ""
