"""The index of a whole documentation set: what it holds, and how it is made at build time.

Where little changed since, it is brought up to date page by page, with the rarity and the meanings of words
and the latent space as they were learnt; they are learnt anew once a tenth of the sections have changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.compiler.library.library import Earlier, Library
from bot.languages import SOURCE_LOCALE
from bot.matcher import latent, page_versions, postings, spelling
from bot.matcher.bags import Bags, joined
from bot.matcher.latent import Latent
from bot.matcher.page_versions import Tables
from bot.matcher.postings import Postings, packed
from bot.matcher.read_pages import Places, ReadPages
from bot.matcher.spelling import Vocabulary
from bot.matcher.terms import STEMS, forget
from bot.model import Record

BLOB = f"search 3, {STEMS}"
"""Under this name the index stands in the library's file; one of other stems or of another kind is none."""

_MOST_CHANGED = 0.1
"""From this share of changed sections on everything is learnt anew."""


class IndexedUnit(Record, frozen=True, array_like=True):
    """A section of a page, in whichever languages have it."""

    page: int
    section: str


class Index(Record, frozen=True):
    """All that a search needs.

    `chunks` maps locale → the section (uint32) of each chunk, in ascending order; `words`, `pieces` and
    `pages` map locale → an index of chunks, of sections and of pages, these with what their other versions
    say. The space is one of pages. `hub` is the locale that most pages have, `tables` maps any other →
    what its terms mean in that. `changed` counts the sections that came after everything was learnt.
    """

    keys: tuple[str, ...]
    units: tuple[IndexedUnit, ...]
    shares: dict[str, float]
    chunks: dict[str, memoryview]
    words: dict[str, Postings]
    pieces: dict[str, Postings]
    pages: dict[str, Postings]
    space: Latent
    spelling: Vocabulary
    hub: str = ""
    tables: dict[str, Tables] = {}
    changed: int = 0


def build(library: Library, earlier: Earlier | None = None) -> Mapping[str, bytes]:
    """The index of a library, for its file. One language at a time is in memory, beside what all share."""
    index = _updated(library, earlier) if earlier else None
    return {BLOB: msgspec.msgpack.encode(index or _learnt(library))}


def _learnt(library: Library) -> Index:
    keys = tuple(library.pages())
    places = Places(keys, [unit for key in keys for unit in _units_of(library, key)])
    chunks = dict[str, memoryview]()
    words, pieces, pages = dict[str, Postings](), dict[str, Postings](), dict[str, Postings]()
    all_words, all_pieces, spelt = list[Bags](), list[Bags](), Counter[str]()
    shares = _shares(library)
    hub = max(shares, key=lambda locale: (shares[locale], locale == SOURCE_LOCALE), default="")
    hub_lines, tables = None, dict[str, Tables]()
    for locale in sorted(shares, key=lambda locale: (locale != hub, locale)):
        read = ReadPages(library, locale, keys, places)
        if hub_lines is None:
            hub_lines = read.lines()
        elif learnt := page_versions.learn(hub_lines, read.lines()):
            tables[locale] = learnt
        spelt.update(read.spread())
        chunks[locale] = packed(read.chunks.astype(np.uint32))
        words[locale] = postings.build(read.words())
        pieces[locale] = postings.build(read.pieces())
        all_words.append(read.page_words().merged())  # far fewer rows to keep until all are joined
        all_pieces.append(read.page_pieces().merged())
        pages[locale] = postings.build(all_words[-1])
        del read  # before the next language is
    del hub_lines
    forget()
    pages = page_versions.told(pages, hub, tables)
    page_words, page_pieces = joined(len(keys), all_words), joined(len(keys), all_pieces)
    all_words.clear()
    all_pieces.clear()
    return Index(
        keys,
        tuple(IndexedUnit(page, section) for page, section in places.sections()),
        shares,
        chunks,
        words,
        pieces,
        pages,
        latent.learn(page_words, page_pieces),
        spelling.vocabulary(spelt),
        hub,
        tables,
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
    places = Places(keys, _units_after(library, old, keys, fresh))
    changed = old.changed + sum(page in fresh for page, _ in places.numbers)
    if changed > _MOST_CHANGED * len(places.numbers):
        return None
    unit_moves = _moves(
        places.numbers.get((key, unit.section), -1) if (key := old.keys[unit.page]) not in fresh else -1
        for unit in old.units
    )
    page_moves = _moves(places.pages.get(key, -1) if key not in fresh else -1 for key in old.keys)
    chunks = dict[str, memoryview]()
    words, pieces, pages = dict[str, Postings](), dict[str, Postings](), dict[str, Postings]()
    all_words, all_pieces = list[Bags](), list[Bags]()
    for here in old.words:
        read = ReadPages(library, here, sorted(fresh), places)
        before = unit_moves[np.frombuffer(old.chunks[here], dtype=np.uint32)]
        after = np.concatenate([before[before >= 0], read.chunks])
        order = np.argsort(after, kind="stable")
        chunk_moves = np.full(len(after), -1, dtype=np.int64)
        chunk_moves[order] = np.arange(len(after))
        stayed = np.full(len(before), -1, dtype=np.int64)
        stayed[before >= 0] = chunk_moves[: int((before >= 0).sum())]
        chunks[here] = packed(after[order].astype(np.uint32))
        new = read.words()
        new = Bags(len(after), chunk_moves[new.units + int((before >= 0).sum())], new.terms, new.counts)
        words[here] = old.words[here].moved(stayed, old.words[here].weighing(new))
        pieces[here] = old.pieces[here].moved(unit_moves, old.pieces[here].weighing(read.pieces()))
        all_words.append(read.page_words())
        all_pieces.append(read.page_pieces())
        pages[here] = old.pages[here].weighing(all_words[-1])
    added = page_versions.told(pages, old.hub, old.tables)
    return Index(
        keys,
        tuple(IndexedUnit(page, section) for page, section in places.sections()),
        _shares(library),
        chunks,
        words,
        pieces,
        {here: old.pages[here].moved(page_moves, added[here]) for here in old.words},
        old.space.moved(page_moves, len(keys), joined(len(keys), all_words), joined(len(keys), all_pieces)),
        old.spelling,
        old.hub,
        old.tables,
        changed,
    )


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
        (key, section) for locale in locales for section in library.section_keys(key, locale)
    )


def _shares(library: Library) -> dict[str, float]:
    """The share of the pages that each language has."""
    having = Counter(locale for key in library.pages() for locale in library.locales(key))
    return {locale: having[locale] / len(library) for locale in library.all_locales}


def _moves(numbers: Iterator[int]) -> NDArray[np.int64]:
    return np.fromiter(numbers, dtype=np.int64)
