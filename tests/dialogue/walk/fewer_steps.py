"""The desk with a page that has fewer numbered steps, as the documents may come to be."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.dialogue.answers.documents import Documents
from bot.dialogue.desk import Desk
from bot.model import Block, BlockKind, Page, Section


def without_steps(desk: Desk, topic: str, *, keep: int = 0, locales: tuple[str, ...] = ()) -> Desk:
    """The desk where a topic's section keeps its first steps only, in these languages (all by default)."""
    knowledge = desk.documents.knowledge
    entry = knowledge.entries[topic]
    pages = {
        locale: _cut(page, entry.section, keep) if not locales or locale in locales else page
        for locale, page in knowledge.pages[entry.page].items()
    }
    changed = msgspec.structs.replace(knowledge, pages={**knowledge.pages, entry.page: pages})
    return replace(desk, documents=Documents(changed))


def _cut(page: Page, key: str, keep: int) -> Page:
    sections = tuple(
        _cut_section(section, keep) if section.key == key else section for section in page.sections
    )
    return msgspec.structs.replace(page, sections=sections)


def _cut_section(section: Section, keep: int) -> Section:
    cut = (_cut_block(block, keep) for block in section.blocks)
    return msgspec.structs.replace(section, blocks=tuple(block for block in cut if block))


def _cut_block(block: Block, keep: int) -> Block | None:
    if block.kind is not BlockKind.STEPS:
        return block
    return msgspec.structs.replace(block, items=block.items[:keep]) if keep else None
