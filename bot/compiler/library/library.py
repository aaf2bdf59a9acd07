"""Documentation of any size in one file, read a page at a time.

    library = Library.open(Path("docs.kb"))
    for key in library.pages():                      # "about-adobe-id", in the order of the file
        for locale in library.locales(key):          # "en", "ko", "sv"
            library.head(key, locale)                # title, path, url: nothing is decoded
            library.page(key, locale)                # model.Page, decoded now
    library.sections(key, locale)                    # the page's sections
    library.section(key, "callback-url", "ko")       # one of them, or a part that an id is bound to
    for passage in library.passages(): ...           # every section of every page in every locale, as text
    library.blob("search")                           # what another folder put in at build time

A section has the same key in every locale of its page, and only those locales have it. `build.build`
makes the file; its `extend` calls back with the library in memory and stores what it is given.

Opening maps the file (`packed.py`) and reads its directory; a page costs its own bytes.
"""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from bot.compiler.library.packed import (
    Head,
    StoredPage,
    checked,
    damaged,
    heads_in,
    read_directory,
    release,
)
from bot.compiler.library.stored import decode_section_keys, decode_sections
from bot.compiler.page.sections import words
from bot.errors import KnowledgeError
from bot.model import Page, Record, Section


class Passage(Record, frozen=True):
    """A section in one language, as search wants it. `part` if its text stands in another passage too."""

    page: str
    section: str
    locale: str
    title: str
    text: str
    page_title: str
    path: str
    line: int
    url: str
    part: bool = False


class Earlier(Record, frozen=True):
    """What another folder computed from an earlier state of the library, and which pages changed since."""

    blobs: Mapping[str, bytes]
    changed: frozenset[str]


Extend = Callable[["Library", "Earlier | None"], Mapping[str, bytes]]
"""What another folder of `bot/` computes from the whole library at build time: name → bytes.

Where the same code computed it from an earlier state, it gets that, too, and can bring it up to date.
"""


class Library:
    """Every page in every language, decoded when asked for.

    That holds for the directory, too: what it has of a page is decoded when somebody asks for that page, so
    that every method that names pages or languages raises KnowledgeError where that part is damaged.
    """

    def __init__(self, data: bytes | mmap.mmap, name: Path | str = "<memory>") -> None:
        self._data = data
        self._name = name
        self._directory = read_directory(data, name)

    @classmethod
    def open(cls, path: Path) -> Library:
        """Map a file. Raises KnowledgeError where it is not there, damaged, or of another version."""
        try:
            with path.open("rb") as file:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "is empty"
            raise KnowledgeError(path, 1, f"no knowledge base: {reason}") from error
        return cls(data, path)

    def pages(self) -> Iterator[str]:
        """The keys of all pages, sorted."""
        return iter(self._directory.pages)

    def __contains__(self, key: object) -> bool:
        return key in self._directory.pages

    def __len__(self) -> int:
        return len(self._directory.pages)

    def locales(self, key: str) -> tuple[str, ...]:
        """The languages that a page exists in, sorted; none where there is no such page.

        Raises KnowledgeError where the directory is damaged there.
        """
        return tuple(head.locale for head in self._heads(key))

    @cached_property
    def all_locales(self) -> tuple[str, ...]:
        """Every language that some page exists in, sorted. Raises KnowledgeError as `locales` does."""
        return tuple(sorted({locale for key in self.pages() for locale in self.locales(key)}))

    def head(self, key: str, locale: str) -> Head | None:
        """Title, path and address of a page, or None where that language has none.

        Raises KnowledgeError where the directory is damaged there.
        """
        heads = self._heads(key)
        return next((head for head in heads if head.locale == locale), None)

    def page(self, key: str, locale: str) -> Page | None:
        """A page, decoded, or None where that language has none. Raises KnowledgeError if it is damaged."""
        head = self.head(key, locale)
        if not head:
            return None
        try:
            sections, parts = decode_sections(self._piece(head), head.path)
        except (msgspec.DecodeError, ValueError, TypeError, LookupError) as error:
            raise damaged(self._name) from error
        return Page(key, locale, head.title, head.path, head.url, sections, parts)

    def sections(self, key: str, locale: str) -> tuple[Section, ...]:
        """The sections of a page; none where that language has no such page. Raises as `page` does."""
        page = self.page(key, locale)
        return page.sections if page else ()

    def section_keys(self, key: str, locale: str) -> list[str]:
        """The keys of the sections of a page; none where that language lacks it. Raises as `page` does."""
        head = self.head(key, locale)
        if not head:
            return []
        try:
            return decode_section_keys(self._piece(head))
        except (msgspec.DecodeError, ValueError, TypeError, LookupError) as error:
            raise damaged(self._name) from error

    def section(self, key: str, section: str, locale: str) -> Section | None:
        """One section of a page, or one of its parts. Raises as `page` does."""
        page = self.page(key, locale)
        candidates = (*page.sections, *page.parts) if page else ()
        return next((found for found in candidates if found.key == section), None)

    def passages(self, locale: str | None = None) -> Iterator[Passage]:
        """Every section (and part) of every page, in one language or in all; the order of the file."""
        for key in self._directory.pages:
            yield from self.passages_of(key, locale)

    def passages_of(self, key: str, locale: str | None = None) -> Iterator[Passage]:
        """Every section (and part) of a page, in one language or in all."""
        for head in self._heads(key):
            if locale in (None, head.locale) and (page := self.page(key, head.locale)):
                for section in page.sections:
                    yield _passage(page, section, part=False)
                for section in page.parts:
                    yield _passage(page, section, part=True)

    def blob(self, name: str) -> bytes:
        """What was stored under a name. Raises KeyError where nothing was, KnowledgeError if damaged."""
        return bytes(self.view(name))

    def view(self, name: str) -> memoryview:
        """The same without a copy, for what is large."""
        offset, length, checksum = self._directory.blobs[name]
        return checked(self._data, offset, length, checksum, self._name)

    def release(self) -> None:
        """Give back the memory of what was read so far: of a large file little is needed at once."""
        release(self._data)

    def _heads(self, key: str) -> tuple[Head, ...]:
        stored = self._directory.pages.get(key)
        return heads_in(stored, self._name) if stored is not None else ()

    def _piece(self, head: Head) -> bytes:
        return bytes(checked(self._data, head.offset, head.length, head.checksum, self._name))

    def blobs(self) -> tuple[str, ...]:
        """The names of what was stored beside the pages, sorted."""
        return tuple(self._directory.blobs)

    def stored(self, key: str) -> tuple[StoredPage, ...]:
        """A page in all its languages as it was written, for copying into another file."""
        return tuple(
            StoredPage(
                key,
                head.locale,
                head.title,
                head.path,
                head.url,
                self._piece(head),
            )
            for head in self._heads(key)
        )


def _passage(page: Page, section: Section, *, part: bool) -> Passage:
    return Passage(
        page.anchor,
        section.key,
        page.locale,
        section.title,
        words(section.blocks),
        page.title,
        section.path,
        section.line,
        page.url,
        part,
    )
