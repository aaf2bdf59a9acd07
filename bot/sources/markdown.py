"""One Markdown text in Adobe's dialect → front matter and blocks that know their line.

CommonMark is markdown-it-py's work; this module turns its tokens into `model.Block`. The dialect's own
marks are rules of `dialect.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from bot.model import Block, BlockKind, Inline, Record, Span, Style
from bot.sources.dialect import dialect_plugin

_ANCHOR = re.compile(r"\s*\{#([^}\s]+)\}\s*$")
_NOTE = re.compile(r"^\[!([A-Z]+)\]\s*$")
_LINK_ATTRIBUTE = re.compile(r"^\{(?:_blank|target=[^}]*)\}")


class Document(Record, frozen=True):
    """A parsed file: the text of its front matter (without the fences) and its blocks, flat.

    Headings carry their anchor in `label`, empty where they have none.
    """

    front_matter: str
    blocks: tuple[Block, ...]


def parse(text: str) -> Document:
    """Parse one document. Never raises: whatever text it is, it has some blocks."""
    tokens = _parser().parse(text)
    front_matter = "".join(token.content for token in tokens if token.type == "front_matter")
    return Document(front_matter, tuple(_Builder(tokens).blocks()))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    return parser.use(front_matter_plugin).use(dialect_plugin)


class _Builder:
    """Walks the flat token list once, opening and closing containers by recursion."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def blocks(self, until: str = "") -> list[Block]:
        """The blocks up to the token `until` (or the end), which is passed over."""
        blocks: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                break
            blocks += self._block(token)
        return blocks

    def _block(self, token: Token) -> list[Block]:
        line = token.map[0] + 1 if token.map else 0
        match token.type:
            case "heading_open":
                return [self._heading(token, line)]
            case "paragraph_open":
                inline = spans(self._next_inline())
                self._skip("paragraph_close")
                return [Block(BlockKind.PARAGRAPH, line, inline)] if inline else []
            case "bullet_list_open":
                return [Block(BlockKind.BULLETS, line, items=self._items("bullet_list_close"))]
            case "ordered_list_open":
                items = self._items("ordered_list_close")
                return [Block(BlockKind.STEPS, line, items=items, level=int(token.attrGet("start") or 1))]
            case "blockquote_open":
                return [_note(self.blocks("blockquote_close"), line)]
            case "fence" | "code_block":
                return [Block(BlockKind.CODE, line, text=token.content.rstrip("\n"))]
            case "th_open" | "td_open":
                inline = spans(self._next_inline())
                return [Block(BlockKind.PARAGRAPH, line, inline)] if inline else []
            case _:
                return []

    def _heading(self, token: Token, line: int) -> Block:
        inline = spans(self._next_inline())
        self._skip("heading_close")
        anchor = ""
        if inline and (found := _ANCHOR.search(inline[-1].text)):
            anchor = found[1]
            rest = inline[-1].text[: found.start()]
            last = (Span(rest, inline[-1].style),) if rest else ()
            inline = (*inline[:-1], *last)
        return Block(BlockKind.HEADING, line, inline, label=anchor, level=int(token.tag[1:]))

    def _items(self, until: str) -> tuple[tuple[Block, ...], ...]:
        items = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                break
            if token.type == "list_item_open":
                items.append(tuple(self.blocks("list_item_close")))
        return tuple(items)

    def _next_inline(self) -> Sequence[Token]:
        token = self._tokens[self._at]
        if token.type != "inline":
            return ()
        self._at += 1
        return token.children or ()

    def _skip(self, kind: str) -> None:
        if self._at < len(self._tokens) and self._tokens[self._at].type == kind:
            self._at += 1


def _note(blocks: list[Block], line: int) -> Block:
    """A block quote; `>[!NOTE]` and its like give it a label and are taken out of the text."""
    label = ""
    if blocks and blocks[0].kind is BlockKind.PARAGRAPH and blocks[0].inline:
        first, *rest = blocks[0].inline
        if found := _NOTE.match(first.text.split("\n", 1)[0]):
            label = found[1]
            remaining = first.text.partition("\n")[2]
            inline = (Span(remaining, first.style), *rest) if remaining else tuple(rest)
            opening = [Block(BlockKind.PARAGRAPH, blocks[0].line, inline)] if inline else []
            blocks = [*opening, *blocks[1:]]
    return Block(BlockKind.NOTE, line, items=(tuple(blocks),), label=label)


def spans(tokens: Sequence[Token]) -> Inline:
    """Inline tokens as styled runs; an inner mark wins over an outer one, code over everything."""
    found: list[Span] = []
    outer: list[tuple[Style, str | None]] = [(Style.PLAIN, None)]
    for token in tokens:
        style, href = outer[-1]
        match token.type:
            case "strong_open":
                outer.append((Style.LINK if href else Style.STRONG, href))
            case "em_open":
                outer.append((Style.LINK if href else Style.EMPHASIS, href))
            case "link_open":
                outer.append((Style.LINK, str(token.attrGet("href") or "")))
            case "strong_close" | "em_close" | "link_close":
                outer.pop()
            case "code_inline":
                found.append(Span(token.content, Style.LINK if href else Style.CODE, href))
            case "dialect_ui":
                found.append(Span(token.content, Style.LINK if href else Style.UI, href))
            case "softbreak" | "hardbreak":
                found.append(Span("\n" if token.type == "hardbreak" else _soft(found), style, href))
            case "text" | "text_special" | "dialect_text":
                text = token.content
                if found and found[-1].style is Style.LINK and style is not Style.LINK:
                    text = _LINK_ATTRIBUTE.sub("", text)
                found.append(Span(text, style, href))
            case _:
                continue
    return _merged(found)


def _soft(found: list[Span]) -> str:
    """A line end inside a paragraph: kept after a note's mark, which stands on a line of its own."""
    return "\n" if found and _NOTE.match(found[-1].text) else " "


def _merged(found: list[Span]) -> Inline:
    merged: list[Span] = []
    for span in found:
        if not span.text:
            continue
        if merged and (merged[-1].style, merged[-1].href) == (span.style, span.href):
            span = Span(merged.pop().text + span.text, span.style, span.href)  # noqa: PLW2901
        merged.append(span)
    return tuple(merged)
