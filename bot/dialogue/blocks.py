"""Short ways to build the blocks of a reply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.model import Block, BlockKind, Inline, Message, Span, Style
from bot.translate import Translator


def title(label: str) -> Block:
    """A reply's heading."""
    return Block(BlockKind.HEADING, inline=text(label), level=1)


def paragraph(translator: Translator, message: Message) -> Block:
    """A translated paragraph."""
    return Block(BlockKind.PARAGRAPH, inline=translator.inline(message))


def sentences(translator: Translator, messages: Sequence[Message]) -> Block:
    """Translated sentences as one paragraph, a blank between them."""
    spans: list[Span] = []
    for number, message in enumerate(messages):
        spans += [Span(" ")] if number else []
        spans += translator.inline(message)
    return Block(BlockKind.PARAGRAPH, inline=tuple(spans))


def bullets(items: Iterable[Inline | tuple[Block, ...]]) -> Block:
    """A list; an item is one line of text, or blocks."""
    return Block(BlockKind.BULLETS, items=tuple(_item(item) for item in items))


def text(content: str) -> Inline:
    """Text as it is, never read as markup."""
    return (Span(content),)


def link(label: str, href: str) -> Span:
    """A link to a public page; plain strong text where the page has no public address."""
    return Span(label, Style.LINK, href) if href else Span(label, Style.STRONG)


def without_steps(section: Sequence[Block]) -> Iterator[Block]:
    """What a section says without what is to be done, nor a line that only announces it ("How to go on:")."""
    for at, block in enumerate(section):
        is_before_steps = at + 1 < len(section) and section[at + 1].kind is BlockKind.STEPS
        if block.kind is BlockKind.STEPS or (at and is_before_steps and _is_lead_in(block)):
            continue
        yield block


def _is_lead_in(block: Block) -> bool:
    said = "".join(span.text for span in block.inline).rstrip()
    return block.kind is BlockKind.PARAGRAPH and said.endswith(":")


def _item(item: Inline | tuple[Block, ...]) -> tuple[Block, ...]:
    blocks = tuple(part for part in item if isinstance(part, Block))
    inline = tuple(part for part in item if isinstance(part, Span))
    return blocks or (Block(BlockKind.PARAGRAPH, inline=inline),)
