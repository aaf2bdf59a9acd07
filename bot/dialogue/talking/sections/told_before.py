"""What the last replies told, so that none is told again. In: replies. Out: figures that stand for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from bot.compiler.quotable import parts_of
from bot.dialogue.exchange import Reply
from bot.dialogue.session import Memory
from bot.dialogue.talking.act import changed
from bot.dialogue.talking.sections.section_parts import text_of
from bot.model import Block, BlockKind

_KEPT = 4
"""A choice: what stands further up may be asked for again."""
_LEAST = 12
"""A choice: signs of a sentence or step that is known again; what is shorter stands in many sections."""
_ALL, _WHOLE, _PART = "/", "*", ","
"""What stands behind the figure of a reply, of one that was a whole page, and between those of its parts."""


def told_after(memory: Memory, replies: Sequence[Reply]) -> Memory:
    """The conversation once these replies were read."""
    told = _told_in(replies)
    mark = _WHOLE if any(block.kind is BlockKind.STEPS for block in told) else ""
    parts = dict.fromkeys(_figure(text) for text in _parts(told))
    figures = f"{_fingerprint(replies)}{_ALL}{mark}{_PART.join(parts)}"
    return changed(memory, told=(figures, *memory.told)[:_KEPT])


def is_told(memory: Memory, replies: Iterable[Reply]) -> bool:
    """Whether one of the last replies told all of this, and nothing else."""
    figure = _fingerprint(replies)
    return any(known.partition(_ALL)[0] == figure for known in memory.told)


def is_just_told(memory: Memory, replies: Iterable[Reply]) -> bool:
    """Whether the very last reply told all of this, and nothing else."""
    return bool(memory.told) and memory.told[0].partition(_ALL)[0] == _fingerprint(replies)


def was_told(memory: Memory, blocks: Sequence[Block], *, is_pointed_to: bool = False) -> bool:
    """Whether each sentence and step of some blocks stands in the last replies.

    `is_pointed_to`: in those that were no whole page. Of a page a sentence may be pointed to; who was just
    given that one sentence knows it.
    """
    told = (known.partition(_ALL)[2] for known in memory.told)
    counted = [parts for parts in told if not (is_pointed_to and parts.startswith(_WHOLE))]
    known = {part for parts in counted for part in parts.removeprefix(_WHOLE).split(_PART)}
    found = [_figure(text) for text in _parts(blocks)]
    return bool(found) and known.issuperset(found)


def _fingerprint(replies: Iterable[Reply]) -> str:
    """Stands for what replies tell, titles aside: who is told the same again is not told it under another."""
    return _figure(text_of(_told_in(replies)))


def _told_in(replies: Iterable[Reply]) -> list[Block]:
    return [block for reply in replies for block in reply.blocks if block.kind is not BlockKind.HEADING]


def _parts(blocks: Sequence[Block]) -> Iterator[str]:
    return (text for _block, text in parts_of(blocks) if len(text) >= _LEAST)


def _figure(text: str) -> str:
    return f"{crc32(text.encode()):08x}"
