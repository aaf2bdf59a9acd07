"""A reply → plain text: what `ask` prints and the terminal shows. Values stand in `backquotes`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bot.model import Block, BlockKind, Inline, Span, Style
from bot.visible import safe

Paint = Callable[[Span], str]


def plain(span: Span) -> str:
    """A run of text without colours; only what must be typed exactly is marked."""
    if span.style is Style.CODE:
        return f"`{safe(span.text)}`"
    if span.style is Style.LINK:
        return f"{safe(span.text)} <{safe(span.href or '')}>"
    return safe(span.text)


def render(blocks: Sequence[Block], paint: Paint = plain) -> str:
    """Blocks as text, an empty line between them."""
    return "\n\n".join("\n".join(_lines(block, paint)) for block in blocks)


def _lines(block: Block, paint: Paint) -> Iterable[str]:
    match block.kind:
        case BlockKind.HEADING:
            yield _text([Span(span.text, Style.STRONG) for span in block.inline], paint)
        case BlockKind.PARAGRAPH:
            yield from _text(block.inline, paint).split("\n")
        case BlockKind.CODE:
            yield from ("    " + line for line in safe(block.text).split("\n"))
        case BlockKind.NOTE:
            for child in block.items[0]:
                yield from ("| " + line for line in _lines(child, paint))
        case BlockKind.BULLETS:
            for item in block.items:
                yield from _hanging("• ", item, paint)
        case BlockKind.STEPS:
            for number, item in enumerate(block.items, block.level or 1):
                yield from _hanging(f"{number}. ", item, paint)


def _hanging(mark: str, item: Sequence[Block], paint: Paint) -> Iterable[str]:
    lines = [line for block in item for line in _lines(block, paint)] or [""]
    yield mark + lines[0]
    yield from (" " * len(mark) + line for line in lines[1:])


def _text(inline: Inline | Sequence[Span], paint: Paint) -> str:
    return "".join(paint(span) for span in inline)
