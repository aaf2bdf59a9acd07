"""Files of one page → the page as the knowledge base has it, in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import PurePosixPath

from bot.compiler.page.align import with_leaves
from bot.compiler.page.aligned import AlignedPage, AlignedRow
from bot.compiler.page.bind import NOTHING, Bound, bind
from bot.compiler.page.identify import Member
from bot.compiler.page.links import Resolver, in_language
from bot.compiler.page.literals import TITLE, Settled
from bot.compiler.page.sections import draft_sections, plain
from bot.compiler.page.symptoms import Pointers, symptoms
from bot.compiler.page.versions import PageVersion
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


def read_version(member: Member, text: str) -> PageVersion:
    """One file, parsed and cut."""
    document = parse(text)
    stem = PurePosixPath(member.neutral).stem
    title = document.front_matter.keys.get("title", "") or stem
    drafts = draft_sections(document, title, "")
    return PageVersion(
        member.locale,
        member.path,
        member.shown,
        member.neutral,
        drafts[0].title or title,
        document,
        tuple(drafts),
    )


def compile_aligned(
    aligned: AlignedPage,
    around: Surroundings,
    settled: Settled,
    shipped: Mapping[str, Page] | None = None,
) -> dict[str, Page]:
    """An aligned page by locale: values put right, links public, ids bound where the page ships too."""
    bound, pointers = symptoms(aligned, bind(aligned, shipped) if shipped else NOTHING, shipped or {})
    return {
        locale: _Writer(aligned, locale, around, settled, (bound, pointers)).page()
        for locale in sorted(aligned.versions)
    }


class _Writer:
    """Writes an aligned page down in one language."""

    def __init__(
        self,
        aligned: AlignedPage,
        locale: str,
        around: Surroundings,
        settled: Settled,
        ids: tuple[Bound, Pointers],
    ) -> None:
        self._aligned, self._locale, self._version = aligned, locale, aligned.versions[locale]
        self._settled, (self._bound, self._pointers) = settled, ids
        neutral = self._version.neutral
        self._own = around.addresses.get(neutral) or around.by_name.get(aligned.key, "")
        known, own = ({}, "") if around.closed else (around.addresses, self._own)
        self._resolver = Resolver(known, neutral, own, locale)

    def page(self) -> Page:
        """The page."""
        version = self._version
        sections = self._sections()
        return Page(
            self._aligned.key,
            self._locale,
            (sections[0].title if sections else "") or version.title,
            version.path,
            in_language(self._own, self._locale) if self._own else "",
            sections,
            tuple(self._parts()),
            updated=_date(version.document.front_matter.keys.get("last-update", "")),
        )

    def _sections(self) -> tuple[Section, ...]:
        found = []
        for number, row in enumerate(self._aligned.rows):
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
                    self._version.path,
                    draft.line,
                    self._pointers.get(key, ()),
                )
            )
        return tuple(found)

    def _parts(self) -> Iterator[Section]:
        for key, units in sorted(self._bound.parts.items()):
            row = self._aligned.rows[units[0].row]
            pieces = [unit.pieces[self._locale] for unit in units if self._locale in unit.pieces]
            if not pieces:
                continue
            blocks = [self._blocks(row, piece.blocks, piece.first) for piece in pieces]
            yield Section(
                key,
                pieces[0].title or self._title(row) or self._version.title,
                row.drafts[self._locale].level + 1,
                tuple(block for piece in blocks for block in piece),
                self._version.path,
                pieces[0].line or row.drafts[self._locale].line,
                self._pointers.get(key, ()),
            )

    def _title(self, row: AlignedRow) -> str:
        repaired = self._repairs(row).get(TITLE)
        return plain(repaired.inline) if repaired else row.drafts[self._locale].title

    def _blocks(self, row: AlignedRow, blocks: tuple[Block, ...], start: int) -> tuple[Block, ...]:
        repairs = self._repairs(row)
        return with_leaves(
            blocks,
            lambda number, block: self._resolver.leaf(repairs.get(number, block)),
            start,
        )

    def _repairs(self, row: AlignedRow) -> Mapping[int, Block]:
        return self._settled.repairs.get((row.key, self._locale), {})


def _date(written: str) -> date | None:
    """A date as front matter has it, `2026-11-20`; None for any other form."""
    with suppress(ValueError):
        return date.fromisoformat(written)
    return None
