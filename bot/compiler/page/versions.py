"""A page in all its languages, cut into the same sections: rows, a cell for each language that has it.

The pivot is the language that the others are held against: English where there is one, else the language with
the most text. Sections that only another language has get rows of their own, where they stand there.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.compiler.page.align import align_leaves, align_sections, leaves
from bot.compiler.page.sections import Draft, bold_titles, plain, slug, split_at
from bot.languages import SOURCE_LOCALE
from bot.model import Block, BlockKind, Record
from bot.sources.markdown import Document

_PLAIN_TITLE_CHARS = 140
"""A choice: longer than of a bold title, for another language has a title in its place."""


class PageVersion(Record, frozen=True):
    """A page in one language, before it is aligned. `shown` is the path for people."""

    locale: str
    path: str
    shown: str
    neutral: str
    title: str
    document: Document
    drafts: tuple[Draft, ...]


class VersionRow(Record):
    """One section across languages: its key, and by locale what stands there."""

    key: str
    cells: dict[str, Draft]


def pivot_of(versions: Sequence[PageVersion]) -> PageVersion:
    """The version that the others are held against."""
    return max(
        versions,
        key=lambda version: (
            version.locale == SOURCE_LOCALE,
            len(version.drafts),
            len(version.document.blocks),
            [-ord(char) for char in version.locale],
        ),
    )


def rows_of(versions: Sequence[PageVersion], page_key: str) -> list[VersionRow]:
    """The sections of a page, aligned, each with a key that no other has; the first is `page_key`."""
    pivot = pivot_of(versions)
    cells: list[dict[str, Draft]] = [{pivot.locale: draft} for draft in pivot.drafts]
    for version in versions:
        if version is pivot:
            continue
        cells = _joined(cells, pivot, version)
    cells = [piece for row in cells for piece in _split_alike(row, pivot.locale)]
    rows: list[VersionRow] = []
    taken: set[str] = set()
    for number, row in enumerate(cells):
        wanted = page_key if number == 0 else _wanted(row, pivot.locale)
        key, count = wanted, 2
        while key in taken:
            key, count = f"{wanted}-{count}", count + 1
        taken.add(key)
        rows.append(VersionRow(key, row))
    return rows


def _joined(
    cells: list[dict[str, Draft]], pivot: PageVersion, version: PageVersion
) -> list[dict[str, Draft]]:
    """The rows with one more language in them."""
    row_of_pivot = [number for number, row in enumerate(cells) if pivot.locale in row]
    joined: list[dict[str, Draft]] = []
    done = 0
    for left, right in align_sections(pivot.drafts, version.drafts):
        if left is not None:
            upto = row_of_pivot[left]
            joined += cells[done:upto]
            row = dict(cells[upto])
            if right is not None:
                row[version.locale] = version.drafts[right]
            joined.append(row)
            done = upto + 1
        elif right is not None:
            draft = version.drafts[right]
            free = (row for row in cells[done:] if version.locale not in row)
            same = next((row for row in free if _same_extra(row, pivot.locale, draft)), None)
            if same is None:
                joined.append({version.locale: draft})
            else:
                same[version.locale] = draft
    return joined + cells[done:]


def _same_extra(row: dict[str, Draft], pivot: str, draft: Draft) -> bool:
    return pivot not in row and any(draft.anchor and other.anchor == draft.anchor for other in row.values())


def _split_alike(row: dict[str, Draft], pivot: str) -> list[dict[str, Draft]]:
    """A row cut at bold paragraphs that serve as headings.

    Where the languages differ in them, most of them decide whether they are headings at all, and those of
    the pivot which: another language is cut at the paragraphs that are aligned with them, bold or not.
    """
    titles = {locale: bold_titles(draft.blocks) for locale, draft in row.items()}
    leader = pivot if pivot in row else min(row)
    without = sum(not own for own in titles.values())
    if not titles[leader] or (without and without * 2 >= len(row)):
        return [row]
    cut: list[dict[str, Draft]] = [{leader: piece} for piece in split_at(row[leader], titles[leader])]
    for locale, draft in row.items():
        if locale == leader:
            continue
        if len(titles[locale]) == len(titles[leader]):
            cuts: list[int | None] = list(titles[locale])
        else:
            cuts = _counterparts(row[leader], titles[leader], draft)
        pieces = iter(split_at(draft, [at for at in cuts if at is not None]))
        cut[0][locale] = next(pieces)
        for number, at in enumerate(cuts, 1):
            if at is not None:
                cut[number][locale] = next(pieces)
    return cut


def _counterparts(left: Draft, titles: Sequence[int], right: Draft) -> list[int | None]:
    """Which short paragraphs of one section stand where the other has these."""
    left_blocks, right_blocks = _blocks_of_leaves(left), _blocks_of_leaves(right)
    found: dict[int, int] = {}
    for one, other in align_leaves(leaves(left.blocks), leaves(right.blocks)):
        if one is not None and other is not None:
            found.setdefault(left_blocks[one], right_blocks[other])
    return [
        at if (at := found.get(title)) is not None and _may_be_title(right.blocks[at]) else None
        for title in titles
    ]


def _blocks_of_leaves(draft: Draft) -> list[int]:
    return [number for number, block in enumerate(draft.blocks) for _leaf in leaves((block,))]


def _may_be_title(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and 0 < len(plain(block.inline)) <= _PLAIN_TITLE_CHARS


def _wanted(row: dict[str, Draft], pivot: str) -> str:
    """What a section is called: its anchor, else the words of its title, by preference of the pivot."""
    drafts = [row[pivot]] if pivot in row else []
    drafts += [draft for locale, draft in sorted(row.items()) if locale != pivot]
    anchor = next((draft.anchor for draft in drafts if draft.anchor), "")
    return anchor or slug(drafts[0].title) or "section"
