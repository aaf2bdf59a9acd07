"""Where the dialogue finds the words of an id: the project's own documents, then any that were added.

Catalogue ids stand in the knowledge base; `doc/<page>#<section>` and `doc/<page>` name a section or page of
the added documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache, partial, wraps
from hashlib import blake2s
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from bot.languages import SOURCE_LOCALE
from bot.model import DOC, Entry, KnowledgeBase, Page, Record, Section, section_id, section_of

if TYPE_CHECKING:  # a bot without added documentation does not wait for the library to load
    from bot.compiler.library.library import Library

_P = ParamSpec("_P")
_R = TypeVar("_R")


class DocumentPlace(Record, frozen=True):
    """Where an id stands in the documents, in the best language there is for the reader."""

    page: Page
    section: Section


class Documents:
    """Documents and catalogue at hand. `library` is the added documentation, if any."""

    def __init__(self, knowledge: KnowledgeBase, library: Library | None = None) -> None:
        self.knowledge = knowledge
        self._library = library
        self._places: dict[tuple[str, str], DocumentPlace | None] = {}
        self._kept: dict[object, Callable[..., Any]] = {}

    @property
    def entries(self) -> dict[str, Entry]:
        """The catalogue by id."""
        return self.knowledge.entries

    def place(self, item: str, locale: str, spoken: str = "") -> DocumentPlace | None:
        """The section of an id in `locale`, else English, else any; None for an id of nothing.

        `spoken` is the language of a question that the bot does not speak. Where the documents have it, it
        comes first.
        """
        if spoken or item not in self.entries:
            return self._find(item, locale, spoken)
        if (
            item,
            locale,
        ) not in self._places:  # of the catalogue, which is small and asked for again and again
            self._places[item, locale] = self._find(item, locale)
        return self._places[item, locale]

    def _find(self, item: str, locale: str, spoken: str = "") -> DocumentPlace | None:
        page_key, section_key = section_of(item)
        if entry := self.entries.get(item):
            page_key, section_key = entry.page, entry.section
        elif not item.startswith(DOC):
            return None
        for candidate in dict.fromkeys((spoken, locale, SOURCE_LOCALE, *self._locales(item, page_key))):
            for page in self._pages(item, page_key, candidate):
                for section in (*page.sections, *page.parts):
                    if section_key in ("", section.key):
                        return DocumentPlace(page, section)
        return None

    def title(self, item: str, locale: str) -> str:
        """What people call it: its heading in the documents. Raises KeyError for an id of nothing."""
        place = self.place(item, locale)
        if place is None:
            raise KeyError(item)
        return place.section.title or place.page.title

    def in_order(self, *kinds: str) -> tuple[str, ...]:
        """The ids of these kinds of entries, in the order in which the documents have them."""
        entries = [entry for entry in self.entries.values() if entry.kind in kinds]
        return tuple(entry.id for entry in sorted(entries, key=self._position))

    def added(self) -> tuple[int, tuple[str, ...]]:
        """How many pages of added documentation there are, and in which languages."""
        return (len(self._library), self._library.all_locales) if self._library else (0, ())

    def short(self, item: str) -> str:
        """A name that fits a button: catalogue ids as they are, others as a hash."""
        return item if item in self.entries else shortened(item)

    def unshort(self, name: str) -> str | None:
        """The id that `short` named; None if there is none any more."""
        return name if name in self.entries else self._by_hash.get(name)

    def keeping(self, work_out: Callable[..., Any], count: int | None) -> Callable[..., Any]:
        """A function of these documents that keeps what it gave last, `count` times; see `kept`."""
        found = self._kept.get(work_out)
        return found or self._kept.setdefault(work_out, lru_cache(count)(partial(work_out, self)))

    def _position(self, entry: Entry) -> tuple[int, int]:
        page = next(iter(self.knowledge.pages[entry.page].values()))
        keys = [section.key for section in page.sections]
        place = keys.index(entry.section) if entry.section in keys else len(keys)
        return list(self.knowledge.pages).index(entry.page), place

    @cached_property
    def _by_hash(self) -> dict[str, str]:
        """Every section of the added documents; made when the first such button is pressed."""
        passages = self._library.passages() if self._library else ()
        items = {section_id(passage.page, passage.section) for passage in passages}
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


def kept(
    count: int | None = None,
) -> Callable[[Callable[Concatenate[Documents, _P], _R]], Callable[Concatenate[Documents, _P], _R]]:
    """A decorator: what a function works out of documents is kept with them, and goes when they go.

    Documents that were read anew take the place of the old ones, whose memory a cache of a module would hold.
    `count` says how many answers are kept, the last ones; all, where nothing but the catalogue is asked for.
    """

    def decorated(
        work_out: Callable[Concatenate[Documents, _P], _R],
    ) -> Callable[Concatenate[Documents, _P], _R]:
        @wraps(work_out)
        def told(documents: Documents, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
            found: _R = documents.keeping(work_out, count)(*args, **kwargs)
            return found

        return told

    return decorated


def shortened(item: str) -> str:
    """An id that is too long for a button, as a hash."""
    return blake2s(item.encode(), digest_size=8).hexdigest()
