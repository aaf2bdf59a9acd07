"""Pages ↔ bytes: the compact form in which a library keeps them, text first and nothing said twice.

A run of plain text is a string, a styled one `[style, text]` or `[style, text, href]`; a block is a list that
ends where the rest would be empty. The same page gives the same bytes on any machine.
"""

from __future__ import annotations

from typing import Any

import msgspec

from bot.model import Block, BlockKind, Inline, Page, Section, Span, Style

_KINDS = tuple(BlockKind)
_STYLES = tuple(Style)
_KIND_NUMBER = {kind: number for number, kind in enumerate(_KINDS)}
_STYLE_NUMBER = {style: number for number, style in enumerate(_STYLES)}
_EMPTY: tuple[Any, ...] = (None, 0, [], [], "", "", 0)
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode


def encode_page(page: Page) -> bytes:
    """The sections and parts of a page; what names the page stands in the library's directory."""
    return _encode(
        [
            [_section_out(section, page.path) for section in page.sections],
            [_section_out(section, page.path) for section in page.parts],
        ]
    )


def decode_sections(data: bytes, path: str) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The sections and the parts of a page. `path` is the page's, for sections that name none."""
    sections, parts = _decode(data)
    return (
        tuple(_section_in(section, path) for section in sections),
        tuple(_section_in(section, path) for section in parts),
    )


def decode_section_keys(data: bytes) -> list[str]:
    """The keys of the sections of a page alone, a quarter of the work."""
    sections, _parts = _decode(data)
    return [section[0] for section in sections]


def _section_out(section: Section, path: str) -> list[Any]:
    return [
        section.key,
        section.title,
        section.level,
        section.line,
        "" if section.path == path else section.path,
        section.points_to,
        [_block_out(block) for block in section.blocks],
    ]


def _section_in(stored: list[Any], path: str) -> Section:
    key, title, level, line, own_path, points_to, blocks = stored
    return Section(
        key,
        title,
        level,
        tuple([_block_in(block) for block in blocks]),
        own_path or path,
        line,
        tuple(points_to),
    )


def _block_out(block: Block) -> list[Any]:
    stored = [
        _KIND_NUMBER[block.kind],
        block.line,
        [_span_out(span) for span in block.inline],
        [[_block_out(child) for child in item] for item in block.items],
        block.text,
        block.label,
        block.level,
    ]
    while stored[-1] == _EMPTY[len(stored) - 1]:
        stored.pop()
    return stored


def _block_in(stored: list[Any]) -> Block:
    kind, line, inline, items, text, label, level = (*stored, *_EMPTY[len(stored) :])
    return Block(
        _KINDS[kind],
        line,
        _inline_in(inline),
        tuple([tuple([_block_in(child) for child in item]) for item in items]),
        text,
        label,
        level,
    )


def _span_out(span: Span) -> str | list[Any]:
    if span.style is Style.PLAIN and span.href is None:
        return span.text
    stored = [_STYLE_NUMBER[span.style], span.text]
    return stored if span.href is None else [*stored, span.href]


def _inline_in(stored: list[Any]) -> Inline:
    return tuple(
        [
            Span(span)
            if isinstance(span, str)
            else Span(span[1], _STYLES[span[0]], span[2] if len(span) > 2 else None)
            for span in stored
        ]
    )
