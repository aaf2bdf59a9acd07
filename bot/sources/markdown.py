"""One Markdown text in Adobe's dialect → front matter and blocks that know their line.

CommonMark is markdown-it-py's work; this module turns its tokens into `model.Block` through an
`outline.Outline`, which the HTML between them (`html.py`) writes into as well. The dialect's own marks are
rules of `dialect.py`, the inside of paragraphs is read by `inline.py`, and broken emphasis put right by
`emphasis.py`; the rules of the parser are those of `grammar.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from bot.model import Block, BlockKind, Inline, Record, Span, Style
from bot.sources.dialect import ANCHOR, ATTRIBUTES, html_names
from bot.sources.emphasis import mend
from bot.sources.front_matter import FrontMatter, read_front_matter
from bot.sources.grammar import excess_cells, parser
from bot.sources.html import HtmlReader
from bot.sources.inline import spans, tidied
from bot.sources.outline import Outline

_NOTE = re.compile(r"\[!([A-Z]+)\] *(?:\n|$)")
_VIDEO = re.compile(r"\[!VIDEO\]\(([^)\s]+)[^)]*\)")
_TAB = re.compile(r"\[!TAB +([^\]]+)\]")
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
    """Marks that are broken: as written, and as it was meant; both Markdown.

    `blank` if nothing but a blank before a full stop, a comma or a bracket is wrong: it does no harm.
    """

    line: int
    found: str
    expected: str
    blank: bool = False


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
    builder = _OutlineBuilder(front_matter.body_line, body)
    builder.read(parser().parse(body))
    return Document(
        front_matter,
        tuple(builder.outline.finish()),
        frozenset(builder.outline.anchors),
        tuple(builder.faults),
    )


class _OutlineBuilder:
    """Walks the flat token list once and writes into an outline."""

    def __init__(self, first_line: int, body: str) -> None:
        self.outline = Outline()
        self.faults: list[MarkupFault] = []
        self._html = HtmlReader(self.outline)
        self._first_line = first_line
        self._body = body
        self._row: Token | None = None
        self._cells = 0
        self._line = 0

    def read(self, tokens: Sequence[Token]) -> None:
        """All tokens of a document."""
        outline = self.outline
        heading: Token | None = None
        for token in tokens:
            kind = token.type
            if token.map:
                self._line = token.map[0] + 1 + self._first_line
            self._cells += kind == "td_close"
            if kind == "inline":
                if heading:
                    self._heading(heading, token)
                    heading = None
                else:
                    self._paragraph(token)
            elif kind in _OPENS:
                level = int(token.attrGet("start") or 1) if kind == "ordered_list_open" else 0
                outline.open(_OPENS[kind], self._line, level)
                self._row, self._cells = (token, 0) if kind == "tr_open" else (self._row, self._cells)
            elif kind in _CLOSES:
                self._excess(kind)
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

    def _excess(self, closing: str) -> None:
        """What a row says beyond its last column, as one more cell."""
        if closing != "tr_close":
            return
        row, self._row = self._row, None
        if row and self._cells and (rest := excess_cells(row, self._body, self._cells)):
            self._paragraph(parser().parseInline(rest)[0])

    def _note(self, token: Token) -> bool:
        """The mark that opens a note; true where nothing is left of the paragraph."""
        written = token.content
        if found := _VIDEO.match(written):
            self.outline.label_note("VIDEO")
            link = (Span(found[1], Style.LINK, found[1]),)
            self.outline.add(Block(BlockKind.PARAGRAPH, self._line, link))
            self._after_mark(written[found.end() :])
            return True
        if found := _TAB.match(written):
            self.outline.label_note("TAB")
            self.outline.add(Block(BlockKind.PARAGRAPH, self._line, (Span(found[1], Style.STRONG),)))
            self._after_mark(written[found.end() :])
            return True
        found = _NOTE.match(written)
        if not found:
            return False
        self.outline.label_note(found[1])
        self._line += written.count("\n", 0, found.end())
        self._after_mark(written[found.end() :])
        return True

    def _after_mark(self, rest: str) -> None:
        """The text that goes on in the paragraph that a mark opens."""
        if rest.strip():
            self._paragraph(parser().parseInline(rest.strip())[0])

    def _inline(self, token: Token) -> Inline:
        if "<" in token.content and (names := html_names(token.content)):
            self.outline.anchors |= names
        inline, faults = mend(spans(token.children or ()))
        for fault in faults:
            self.faults.append(MarkupFault(self._line, fault.found, fault.expected, fault.blank))
        return inline


def _split_anchor(inline: Inline) -> tuple[Inline, str]:
    """Runs without `{#anchor}`, and the anchor; empty where there is none."""
    for number, span in enumerate(inline):
        if span.style is Style.CODE or "{" not in span.text:
            continue
        if found := ANCHOR.search(span.text):
            rest = span.text[: found.start()].rstrip() + ATTRIBUTES.sub("", span.text[found.end() :])
            kept = (*inline[:number], Span(rest, span.style, span.href), *inline[number + 1 :])
            return tidied(kept), found[1]
    return inline, ""
