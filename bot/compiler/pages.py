"""Files of one page → the page as the knowledge base has it, in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import PurePosixPath

from bot.compiler.align import with_leaves
from bot.compiler.bind import NOTHING, Bound, bind
from bot.compiler.identify import Member
from bot.compiler.links import Resolver, in_language
from bot.compiler.literals import TITLE, Settled
from bot.compiler.sections import draft_sections, plain
from bot.compiler.sheet import Sheet, SheetRow
from bot.compiler.symptoms import Pointers, symptoms
from bot.compiler.voices import Voice
from bot.model import Block, Page, Record, Section
from bot.sources.markdown import parse


class Surroundings(Record, frozen=True):
    """What a page's compilation depends on besides its own files.

    `addresses` maps paths without language to public addresses, `by_name` the name of a page to its own.
    `closed` if links within the documentation become text.
    """

    addresses: Mapping[str, str]
    by_name: Mapping[str, str]
    closed: bool = False


def read_voice(member: Member, text: str) -> Voice:
    """One file, parsed and cut."""
    document = parse(text)
    stem = PurePosixPath(member.neutral).stem
    title = document.front_matter.keys.get("title", "") or stem
    drafts = draft_sections(document, title, "")
    return Voice(
        member.locale,
        member.path,
        member.shown,
        member.neutral,
        drafts[0].title or title,
        document,
        tuple(drafts),
    )


def compile_sheet(
    sheet: Sheet,
    around: Surroundings,
    settled: Settled,
    shipped: Mapping[str, Page] | None = None,
) -> dict[str, Page]:
    """A sheet as pages by locale: values put right, links public, ids bound where the page ships too."""
    bound, pointers = symptoms(sheet, bind(sheet, shipped) if shipped else NOTHING, shipped or {})
    return {
        locale: _Writer(sheet, locale, around, settled, (bound, pointers)).page()
        for locale in sorted(sheet.voices)
    }


class _Writer:
    """Writes a sheet down in one language."""

    def __init__(
        self,
        sheet: Sheet,
        locale: str,
        around: Surroundings,
        settled: Settled,
        ids: tuple[Bound, Pointers],
    ) -> None:
        self._sheet, self._locale, self._voice = sheet, locale, sheet.voices[locale]
        self._settled, (self._bound, self._pointers) = settled, ids
        neutral = self._voice.neutral
        self._own = around.addresses.get(neutral) or around.by_name.get(sheet.key, "")
        known, own = ({}, "") if around.closed else (around.addresses, self._own)
        self._resolver = Resolver(known, neutral, own, locale)

    def page(self) -> Page:
        """The page."""
        voice = self._voice
        sections = self._sections()
        return Page(
            self._sheet.key,
            self._locale,
            (sections[0].title if sections else "") or voice.title,
            voice.path,
            in_language(self._own, self._locale) if self._own else "",
            sections,
            tuple(self._parts()),
            updated=_date(voice.document.front_matter.keys.get("last-update", "")),
        )

    def _sections(self) -> tuple[Section, ...]:
        found = []
        for number, row in enumerate(self._sheet.rows):
            draft = row.drafts.get(self._locale)
            if draft is None:
                continue
            key = self._bound.keys.get(number, row.key)
            found.append(
                Section(
                    key,
                    self._title(row),
                    draft.level,
                    self._blocks(row, draft.blocks, 0),
                    self._voice.path,
                    draft.line,
                    self._pointers.get(key, ()),
                )
            )
        return tuple(found)

    def _parts(self) -> Iterator[Section]:
        for key, units in sorted(self._bound.parts.items()):
            row = self._sheet.rows[units[0].row]
            pieces = [unit.pieces[self._locale] for unit in units if self._locale in unit.pieces]
            if not pieces:
                continue
            blocks = [self._blocks(row, piece.blocks, piece.first) for piece in pieces]
            yield Section(
                key,
                pieces[0].title or self._title(row) or self._voice.title,
                row.drafts[self._locale].level + 1,
                tuple(block for piece in blocks for block in piece),
                self._voice.path,
                pieces[0].line or row.drafts[self._locale].line,
                self._pointers.get(key, ()),
            )

    def _title(self, row: SheetRow) -> str:
        repaired = self._repairs(row).get(TITLE)
        return plain(repaired.inline) if repaired else row.drafts[self._locale].title

    def _blocks(self, row: SheetRow, blocks: tuple[Block, ...], start: int) -> tuple[Block, ...]:
        repairs = self._repairs(row)
        return with_leaves(
            blocks,
            lambda number, block: self._resolver.leaf(repairs.get(number, block)),
            start,
        )

    def _repairs(self, row: SheetRow) -> Mapping[int, Block]:
        return self._settled.repairs.get((row.key, self._locale), {})


def _date(written: str) -> date | None:
    """A date as front matter has it, `2026-11-20`; None for any other form."""
    with suppress(ValueError):
        return date.fromisoformat(written)
    return None
