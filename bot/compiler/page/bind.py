"""Where the anchors of the pages that ship stand in somebody else's version of the same page.

The documents that ship are a further version of the page: in each language that both have, pieces of the page
are compared with the sections that ship, and the languages vote. A section takes the anchor as its key; an
item or paragraph becomes a part. A page that does not ship keeps its keys.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from bot.compiler.page.aligned import AlignedPage
from bot.compiler.page.sections import words
from bot.compiler.page.units import PieceKind, Unit, text_of, units_of
from bot.model import Page, Record

_GRAM = 3
"""Three letters, as is usual for likeness of texts; of scripts with more signs two."""
_LEAST = 0.12
"""A likeness below this is chance."""

Vector = Mapping[str, float]


class Bound(Record, frozen=True):
    """What the anchors turned out to be: row number ↦ key, and parts by key."""

    keys: Mapping[int, str]
    parts: Mapping[str, tuple[Unit, ...]]


NOTHING = Bound({}, {})


def bind(aligned: AlignedPage, shipped: Mapping[str, Page]) -> Bound:
    """Give the sections and pieces of an aligned page the anchors of the page that ships."""
    anchors = [
        section.key
        for section in shipped[min(shipped)].sections[1:]
        if all(any(other.key == section.key for other in page.sections) for page in shipped.values())
    ]
    units = [unit for number, row in enumerate(aligned.rows) for unit in units_of(number, row)]
    if not units or not anchors:
        return NOTHING
    likeness = _likeness(units, anchors, shipped, aligned)
    holders = _holders(next(iter(shipped.values())))
    fixed = {row.key for row in aligned.rows if row.key in anchors}
    for number, unit in enumerate(units):
        key = aligned.rows[unit.row].key if unit.whole else ""
        for column, anchor in enumerate(anchors):
            if key in fixed:
                likeness[number][column] = 9.0 if key == anchor else 0.0
            elif (unit.whole and unit.row == 0) or (not unit.whole and anchor in holders):
                likeness[number][column] = 0.0
    return _assigned(units, anchors, likeness, holders)


def _holders(page: Page) -> set[str]:
    """Sections that only hold others: an item or a paragraph is never one of them."""
    pairs = zip(page.sections, page.sections[1:], strict=False)
    return {section.key for section, following in pairs if following.level > section.level}


def _assigned(
    units: Sequence[Unit],
    anchors: Sequence[str],
    likeness: list[list[float]],
    holders: set[str],
) -> Bound:
    """Each anchor with at most one unit, each unit with at most one anchor, the sum as high as can be.

    In a section that only holds others, a piece that got no anchor belongs to the piece of its kind
    before it, else to the one after it.
    """
    from scipy.optimize import linear_sum_assignment  # heavy, and for two pages only

    found: dict[int, str] = {}
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    for number, column in zip(rows.tolist(), columns.tolist(), strict=True):
        if likeness[number][column] >= _LEAST:
            found[number] = anchors[column]
    keys = {units[number].row: key for number, key in found.items() if units[number].whole}
    parts = {key: [units[n]] for n, key in sorted(found.items()) if not units[n].whole}
    for row in sorted({unit.row for unit in units[1:] if unit.row}):
        if keys.get(row, "") in (*holders, ""):
            for kind in (PieceKind.ITEM, PieceKind.PARAGRAPH):
                own = [
                    (unit, found.get(number, ""))
                    for number, unit in enumerate(units)
                    if unit.row == row and unit.kind is kind
                ]
                parts |= _with_neighbours(own)
    return Bound(keys, {key: tuple(same) for key, same in parts.items()})


def _with_neighbours(pieces: Sequence[tuple[Unit, str]]) -> dict[str, list[Unit]]:
    """Anchored pieces with those that have none and follow them (the first one also with those before it)."""
    parts: dict[str, list[Unit]] = {}
    key, early = "", list[Unit]()
    for unit, anchor in pieces:
        key = anchor or key
        if key:
            parts.setdefault(key, early).append(unit)
            early = []
        else:
            early.append(unit)
    return parts


def _likeness(
    units: Sequence[Unit], anchors: Sequence[str], shipped: Mapping[str, Page], aligned: AlignedPage
) -> list[list[float]]:
    """Units by anchors: the mean over the languages that both have, of titles and of texts."""
    total = [[0.0] * len(anchors) for _ in units]
    versions = sorted(shipped.keys() & aligned.versions.keys()) or sorted(shipped)[:1]
    for locale in versions:
        sections = {section.key: section for section in shipped[locale].sections}
        texts = [f"{sections[key].title}\n{words(sections[key].blocks)}" for key in anchors]
        weights = _weights([_grams(text) for text in texts])
        theirs = [_vector(_grams(text), weights) for text in texts]
        their_titles = [_vector(_grams(sections[key].title), weights) for key in anchors]
        for row, unit in enumerate(units):
            piece = unit.pieces.get(locale) or next(iter(unit.pieces.values()))
            ours = _vector(_grams(text_of(piece)), weights)
            our_title = _vector(_grams(piece.title), weights)
            for column in range(len(anchors)):
                text = _cosine(ours, theirs[column])
                title = _cosine(our_title, their_titles[column])
                score = 0.6 * text + 0.4 * title
                total[row][column] += (score if unit.whole else max(score, 0.8 * text)) / len(versions)
    return total


def _grams(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFC", text).casefold()
    joined = " " + " ".join("".join(c if c.isalnum() else " " for c in plain).split()) + " "
    size = _GRAM if joined.isascii() or max(joined) < "\u2e80" else 2
    return Counter(joined[at : at + size] for at in range(len(joined) - size + 1))


def _weights(documents: Sequence[Counter[str]]) -> dict[str, float]:
    seen = Counter(gram for document in documents for gram in document)
    return {gram: math.log((1 + len(documents)) / count) for gram, count in seen.items()}


def _vector(grams: Counter[str], weights: Mapping[str, float]) -> Vector:
    unknown = max(weights.values(), default=1.0)
    vector = {gram: (1 + math.log(count)) * weights.get(gram, unknown) for gram, count in grams.items()}
    norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {gram: value / norm for gram, value in vector.items()}


def _cosine(one: Vector, other: Vector) -> float:
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(value * large.get(gram, 0.0) for gram, value in small.items())
