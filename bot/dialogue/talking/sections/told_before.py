"""What the last replies told, so that none is told again. In: replies. Out: figures that stand for them."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from bot.dialogue.exchange import Reply
from bot.dialogue.session import Memory
from bot.dialogue.talking.act import changed
from bot.dialogue.talking.sections.section_parts import text_of
from bot.model import BlockKind

_KEPT = 4
"""A choice: what stands further up may be asked for again."""


def fingerprint(replies: Iterable[Reply]) -> str:
    """Stands for what replies tell, titles aside: who is told the same again is not told it under another."""
    told = [block for reply in replies for block in reply.blocks if block.kind is not BlockKind.HEADING]
    return f"{crc32(text_of(told).encode()):08x}"


def told_after(memory: Memory, replies: Iterable[Reply]) -> Memory:
    """The conversation once these replies were read."""
    return changed(memory, told=(fingerprint(replies), *memory.told)[:_KEPT])


def is_told(memory: Memory, replies: Iterable[Reply]) -> bool:
    """Whether the last replies told this already."""
    return fingerprint(replies) in memory.told
