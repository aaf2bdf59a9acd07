"""Where the dialogue finds the words of an id: the project's own documents, then any that were added.

Catalogue ids stand in the knowledge base; `doc/<page>#<section>` and `doc/<page>` name a section or page of
the added documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from hashlib import blake2s
from typing import TYPE_CHECKING

from bot.model import Entry, KnowledgeBase, Page, Record, Section
from bot.translate import SOURCE_LOCALE

if TYPE_CHECKING:  # a bot without added documentation does not wait for the library to load
    from bot.compiler.library import Library

DOC = "doc/"


class Place(Record, frozen=True):
    """Where an id stands in the documents, in the best language there is for the reader."""

    page: Page
    section: Section


class Shelf:
    """Documents and catalogue at hand. `library` is the added documentation, if any."""

    def __init__(self, knowledge: KnowledgeBase, library: Library | None = None) -> None:
        self.knowledge = knowledge
        self._library = library

    @property
    def entries(self) -> dict[str, Entry]:
        """The catalogue by id."""
        return self.knowledge.entries

    def place(self, item: str, locale: str) -> Place | None:
        """The section of an id in `locale`, else English, else any; None for an id of nothing."""
        page_key, _, section_key = item.removeprefix(DOC).partition("#")
        if entry := self.entries.get(item):
            page_key, section_key = entry.page, entry.section
        elif not item.startswith(DOC):
            return None
        for candidate in dict.fromkeys((locale, SOURCE_LOCALE, *self._locales(item, page_key))):
            for page in self._pages(item, page_key, candidate):
                for section in (*page.sections, *page.parts):
                    if section_key in ("", section.key):
                        return Place(page, section)
        return None

    def title(self, item: str, locale: str) -> str:
        """What people call it: its heading in the documents. Raises KeyError for an id of nothing."""
        place = self.place(item, locale)
        if place is None:
            raise KeyError(item)
        return place.section.title or place.page.title

    def short(self, item: str) -> str:
        """A name that fits a button: catalogue ids as they are, others as a hash."""
        return item if item in self.entries else blake2s(item.encode(), digest_size=8).hexdigest()

    def unshort(self, name: str) -> str | None:
        """The id that `short` named; None if there is none any more."""
        return name if name in self.entries else self._by_hash.get(name)

    @cached_property
    def _by_hash(self) -> dict[str, str]:
        """Every section of the added documents; made when the first such button is pressed."""
        passages = self._library.passages() if self._library else ()
        items = {f"{DOC}{passage.page}#{passage.section}" for passage in passages}
        return {self.short(item): item for item in items}

    def _locales(self, item: str, page_key: str) -> tuple[str, ...]:
        shipped = tuple(sorted(self.knowledge.pages.get(page_key, ())))
        if item in self.entries or not self._library:
            return shipped
        return (*shipped, *self._library.locales(page_key))

    def _pages(self, item: str, page_key: str, locale: str) -> Iterator[Page]:
        """The page in a language: as it ships, then as it was added."""
        if page := self.knowledge.pages.get(page_key, {}).get(locale):
            yield page
        if self._library and item not in self.entries and (page := self._library.page(page_key, locale)):
            yield page
