"""Pages in one language, read for an index: cut into chunks, terms counted by chunk, section and page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray

from bot.compiler.library.library import Library, Passage
from bot.matcher import normalise
from bot.matcher.bags import Bags, Texts
from bot.matcher.page_versions import Lines
from bot.matcher.terms import hashed, pieces_of_word, terms_of_word

_CHUNK_BYTES = 500
"""A section is searched in chunks of about so much text: a long one has every word somewhere. Bytes of UTF-8,
since scripts that say more with a letter need more of them for one."""


class Places:
    """The numbers of pages and of their sections."""

    def __init__(self, keys: Iterable[str], units: Iterable[tuple[str, str]]) -> None:
        """`units`: page and key of each section, page after page in the order of `keys`."""
        self.pages = {key: number for number, key in enumerate(keys)}
        self.numbers = {unit: number for number, unit in enumerate(units)}
        self.page_of = np.fromiter((self.pages[page] for page, _ in self.numbers), dtype=np.uint32)

    def sections(self) -> Iterator[tuple[int, str]]:
        """The page and the key of each section, in order."""
        return ((self.pages[page], section) for page, section in self.numbers)


class ReadPages:
    """Pages in one language, line by line, cut into chunks; `chunks` names the section of each."""

    def __init__(self, library: Library, locale: str, keys: Iterable[str], places: Places) -> None:
        self._places, self._texts = places, Texts()
        chunks, chunk_of, hashes, is_title = list[int](), list[int](), list[int](), list[bool]()
        for key in keys:
            whole = [passage for passage in library.passages_of(key, locale) if not passage.part]
            for passage in sorted(whole, key=lambda passage: places.numbers[key, passage.section]):
                titles = normalise.words(f"{passage.title}\n{passage.page_title}")
                for lines in _cut(passage):
                    for text in (titles, *map(normalise.words, lines)):
                        self._texts.add(text)
                        hashes.append(hashed(" ".join(text)))
                        is_title.append(text is titles)
                        chunk_of.append(len(chunks))
                    chunks.append(places.numbers[key, passage.section])
        self.chunks = np.array(chunks, dtype=np.int64)
        self._chunk_of, self._is_title = np.array(chunk_of, dtype=np.int64), np.array(is_title, dtype=bool)
        self._hashes = np.array(hashes, dtype=np.uint32)
        self._word_terms = self._texts.terms(partial(terms_of_word, locale=locale))
        self._piece_terms = self._texts.terms(pieces_of_word)

    def lines(self) -> Lines:
        """The words of lines: of each title once, of all others."""
        sections, numbers = self._sections, np.arange(len(self._chunk_of))
        is_kept = np.append(True, sections[1:] != sections[:-1]) | ~self._is_title  # the first is the title
        terms = self._texts.bags(numbers, len(numbers), self._word_terms).only(is_kept)
        return Lines(sections[is_kept], self._hashes[is_kept], terms)

    def words(self) -> Bags:
        """The words of chunks."""
        return self._texts.bags(self._chunk_of, len(self.chunks), self._word_terms)

    def pieces(self) -> Bags:
        """The pieces of sections."""
        return self._texts.bags(self._sections, len(self._places.numbers), self._piece_terms)

    def page_words(self) -> Bags:
        """The words of pages."""
        return self._texts.bags(self._pages, len(self._places.pages), self._word_terms)

    def page_pieces(self) -> Bags:
        """The pieces of pages."""
        return self._texts.bags(self._pages, len(self._places.pages), self._piece_terms)

    def spread(self) -> Mapping[str, int]:
        """In how many sections each word stands."""
        return self._texts.spread(self._sections)

    @property
    def _sections(self) -> NDArray[np.int64]:
        sections: NDArray[np.int64] = self.chunks[self._chunk_of]
        return sections

    @property
    def _pages(self) -> NDArray[np.uint32]:
        pages: NDArray[np.uint32] = self._places.page_of[self._sections]
        return pages


def _cut(passage: Passage) -> Iterator[list[str]]:
    """The lines of a section in chunks; at least one."""
    chunk: list[str] = []
    size = 0
    for line in passage.text.split("\n"):
        length = len(line.encode())
        if chunk and size + length > _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
        chunk.append(line)
        size += length
    yield chunk
