"""One page, all its languages side by side: sections in rows, and in each row the texts in lines.

This is what the rest of the compiler works on: `literals` settles values on it, `bind` looks for ids, the
lint rules compare its cells, `pages` writes it down as `model.Page`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from bot.compiler.page.align import Leaf, align_leaves, leaves
from bot.compiler.page.sections import Draft
from bot.compiler.page.versions import PageVersion, VersionRow, pivot_of, rows_of


class AlignedRow:
    """A section across languages. `lines` say which text of one language is which of another."""

    def __init__(self, row: VersionRow, pivot: str) -> None:
        self.key = row.key
        self.drafts: dict[str, Draft] = row.cells
        self.pivot = pivot if pivot in row.cells else min(row.cells)
        self.leaves: dict[str, list[Leaf]] = {
            locale: leaves(draft.blocks) for locale, draft in row.cells.items()
        }

    @cached_property
    def lines(self) -> list[dict[str, int]]:
        """Each text of the pivot with its counterparts: locale → number among that language's leaves.

        Texts that only another language has form lines of their own.
        """
        lines: list[dict[str, int]] = [{self.pivot: n} for n in range(len(self.leaves[self.pivot]))]
        extra: list[dict[str, int]] = []
        for locale in sorted(self.leaves):
            if locale == self.pivot:
                continue
            for left, right in align_leaves(self.leaves[self.pivot], self.leaves[locale]):
                if right is None:
                    continue
                if left is None:
                    extra.append({locale: right})
                else:
                    lines[left][locale] = right
        return lines + extra

    def cells(self) -> Iterator[dict[str, Leaf]]:
        """The lines as texts."""
        for line in self.lines:
            yield {locale: self.leaves[locale][number] for locale, number in line.items()}


class AlignedPage:
    """A page in all its languages."""

    def __init__(self, key: str, versions: Sequence[PageVersion]) -> None:
        self.key = key
        self.versions = {version.locale: version for version in versions}
        self.pivot = pivot_of(versions).locale
        self.rows = [AlignedRow(row, self.pivot) for row in rows_of(versions, key)]
