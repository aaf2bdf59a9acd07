"""The index of a whole documentation set: what it holds, and how it is made at build time.

Where little changed since, it is brought up to date section by section, with the rarity of words and the
latent space as they were learnt; they are learnt anew once a tenth of the sections have changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.compiler.library.library import Earlier, Library, Passage
from bot.matcher import latent, normalise, postings, spelling
from bot.matcher.latent import Latent
from bot.matcher.postings import Bags, Postings
from bot.matcher.spelling import Vocabulary
from bot.matcher.terms import STEMS, forget, terms
from bot.model import Record

BLOB = f"search, {STEMS}"
"""Under this name the index stands in the library's file; one of other stems is none."""

_SECTION_TITLE, _PAGE_TITLE = 2, 1
"""How often the titles of a section and of its page count beside its text."""
_MOST_CHANGED = 0.1
"""From this share of changed sections on everything is learnt anew."""


class IndexedUnit(Record, frozen=True, array_like=True):
    """A section of a page, in whichever languages have it."""

    page: int
    section: str


class Index(Record, frozen=True):
    """All that a search needs; `words`, `pieces` and `pages` map locale → an index.

    `changed` counts the sections that came after everything was learnt.
    """

    keys: tuple[str, ...]
    units: tuple[IndexedUnit, ...]
    shares: dict[str, float]
    words: dict[str, Postings]
    pieces: dict[str, Postings]
    pages: dict[str, Postings]
    space: Latent
    spelling: Vocabulary
    changed: int = 0


def build(library: Library, earlier: Earlier | None = None) -> Mapping[str, bytes]:
    """The index of a library, for its file. One language at a time is in memory, beside what all share."""
    index = _updated(library, earlier) if earlier else None
    return {BLOB: msgspec.msgpack.encode(index or _learnt(library))}


def _learnt(library: Library) -> Index:
    keys = tuple(library.pages())
    page_numbers = {key: number for number, key in enumerate(keys)}
    units = tuple(unit for key in keys for unit in _units_of(library, key))
    numbers = {unit: number for number, unit in enumerate(units)}
    words, pieces, pages = dict[str, Postings](), dict[str, Postings](), dict[str, Postings]()
    all_words, all_pieces, spelt = Bags(len(units)), Bags(len(units)), Counter[str]()
    for locale in library.all_locales:
        in_words, in_pieces, in_pages = Bags(len(units)), Bags(len(units)), Bags(len(keys))
        for passage in _whole(library.passages(locale)):
            unit = numbers[passage.page, passage.section]
            counted = _counted(passage)
            spelt.update(counted.keys())
            found_words, found_pieces = terms(counted, locale)
            in_words.add(unit, found_words)
            in_pieces.add(unit, found_pieces)
            in_pages.add(page_numbers[passage.page], found_words)
        all_words.join(in_words)
        all_pieces.join(in_pieces)
        words[locale] = postings.build(in_words)
        pieces[locale] = postings.build(in_pieces)
        pages[locale] = postings.build(in_pages)
    forget()
    return Index(
        keys,
        tuple(IndexedUnit(page_numbers[page], section) for page, section in units),
        _shares(library),
        words,
        pieces,
        pages,
        latent.learn(all_words, all_pieces),
        spelling.vocabulary(spelt),
    )


def _updated(library: Library, earlier: Earlier) -> Index | None:
    """The earlier index with the changed pages in it; None where it cannot be used, or too much changed."""
    try:
        old = msgspec.msgpack.decode(earlier.blobs.get(BLOB, b""), type=Index)
    except (msgspec.DecodeError, ValueError):
        return None
    if set(old.words) != set(library.all_locales):
        return None
    keys = tuple(library.pages())
    fresh = {key for key in keys if key in earlier.changed} | set(keys).difference(old.keys)
    units = tuple(_units_after(library, old, keys, fresh))
    numbers = {unit: number for number, unit in enumerate(units)}
    changed = old.changed + sum(page in fresh for page, _ in units)
    if changed > _MOST_CHANGED * len(units):
        return None
    page_numbers = {key: number for number, key in enumerate(keys)}
    kept = {key: number for key, number in page_numbers.items() if key not in fresh}
    unit_moves = _moves(
        numbers.get((key, unit.section), -1) if (key := old.keys[unit.page]) in kept else -1
        for unit in old.units
    )
    page_moves = _moves(kept.get(key, -1) for key in old.keys)
    added = _Added(library, fresh, numbers, page_numbers)
    return Index(
        keys,
        tuple(IndexedUnit(page_numbers[page], section) for page, section in units),
        _shares(library),
        {here: old.words[here].moved(unit_moves, len(units), added.words[here]) for here in old.words},
        {here: old.pieces[here].moved(unit_moves, len(units), added.pieces[here]) for here in old.pieces},
        {here: old.pages[here].moved(page_moves, len(keys), added.pages[here]) for here in old.pages},
        old.space.moved(unit_moves, len(units), added.units()),
        old.spelling,
        changed,
    )


class _Added:
    """The terms of changed pages: locale → unit or page → counts."""

    def __init__(
        self,
        library: Library,
        fresh: Collection[str],
        numbers: Mapping[tuple[str, str], int],
        page_numbers: Mapping[str, int],
    ) -> None:
        self.words: dict[str, dict[int, Counter[int]]] = {here: {} for here in library.all_locales}
        self.pieces: dict[str, dict[int, Counter[int]]] = {here: {} for here in library.all_locales}
        self.pages: dict[str, dict[int, Counter[int]]] = {here: {} for here in library.all_locales}
        for key in fresh:
            for passage in _whole(library.passages_of(key)):
                unit, here = numbers[key, passage.section], passage.locale
                words, pieces = terms(_counted(passage), here)
                self.words[here].setdefault(unit, Counter()).update(words)
                self.pieces[here].setdefault(unit, Counter()).update(pieces)
                self.pages[here].setdefault(page_numbers[key], Counter()).update(words)

    def units(self) -> dict[int, tuple[Counter[int], Counter[int]]]:
        """Unit → words and pieces in all languages."""
        found: dict[int, tuple[Counter[int], Counter[int]]] = {}
        for here, bags in self.words.items():
            for unit, words in bags.items():
                both = found.setdefault(unit, (Counter(), Counter()))
                both[0].update(words)
                both[1].update(self.pieces[here][unit])
        return found


def _units_after(
    library: Library, old: Index, keys: tuple[str, ...], fresh: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Pages and keys of all sections; only changed pages are read."""
    sections: dict[str, list[str]] = {}
    for unit in old.units:
        sections.setdefault(old.keys[unit.page], []).append(unit.section)
    for key in keys:
        if key in fresh:
            yield from _units_of(library, key)
        else:
            yield from ((key, section) for section in sections.get(key, ()))


def _units_of(library: Library, key: str) -> Mapping[tuple[str, str], None]:
    """The sections of a page, page and key, each once however many languages have it."""
    locales = library.locales(key)
    return dict.fromkeys(
        (key, section.key) for locale in locales for section in library.sections(key, locale)
    )


def _whole(passages: Iterator[Passage]) -> Iterator[Passage]:
    """Sections without what repeats pieces of them."""
    return (passage for passage in passages if not passage.part)


def _counted(passage: Passage) -> Counter[str]:
    """The words of a section and its titles, with how often they count."""
    titles = [*[passage.title] * _SECTION_TITLE, *[passage.page_title] * _PAGE_TITLE]
    return Counter(normalise.words("\n".join([*titles, passage.text])))


def _shares(library: Library) -> dict[str, float]:
    """The share of the pages that each language has."""
    having = Counter(locale for key in library.pages() for locale in library.locales(key))
    return {locale: having[locale] / len(library) for locale in library.all_locales}


def _moves(numbers: Iterator[int]) -> NDArray[np.int64]:
    return np.fromiter(numbers, dtype=np.int64)
