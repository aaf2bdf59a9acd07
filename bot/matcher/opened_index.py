"""The index of a documentation set, opened for questions: checked for sense, and what its pages say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.languages import LOCALES, SOURCE_LOCALE
from bot.matcher.groups import Groups
from bot.matcher.index import Index
from bot.matcher.normalise import words
from bot.matcher.search_result import WordShare
from bot.matcher.terms import language_of_tag, terms_of_word, word_terms
from bot.model import section_id, section_of

_CLEARLY = 0.25
"""By this share of a question, by the rarity of its words, a language knows clearly more of it."""
_MOST_WORDS = 0.5
"""What a language knows less of than this is not in it."""


class OpenedIndex:
    """An index with its sections by page and its chunks by section and by page, which are read once.

    `stored` is the index itself, `size` the number of sections; `sections` are those of each page, `chunks`
    the chunks of each section by language, `chunks_of_pages` those of each page.
    """

    def __init__(self, data: bytes | memoryview) -> None:
        """Raises msgspec.DecodeError or ValueError for what is no index."""
        self.stored = msgspec.msgpack.decode(data, type=Index)
        page_of = np.array([unit.page for unit in self.stored.units], dtype=np.int64)
        section_of_chunk = {
            here: np.frombuffer(sections, dtype=np.uint32).astype(np.int64)
            for here, sections in self.stored.chunks.items()
        }
        _check(self.stored, page_of, section_of_chunk)
        self.size = len(page_of)
        self.sections = Groups(page_of, len(self.stored.keys))
        self.chunks = {here: Groups(of, self.size) for here, of in section_of_chunk.items()}
        self.chunks_of_pages = {
            here: Groups(page_of[of], len(self.stored.keys)) for here, of in section_of_chunk.items()
        }

    def of_pages(self, locale: str) -> str:
        """The locale as pages have it: those in `pt-BR` answer who writes Portuguese."""
        if locale in self.stored.words:
            return locale
        language = language_of_tag(locale)
        return next((here for here in self.stored.words if language_of_tag(here) == language), locale)

    def language_of(self, text: str, usual: str) -> str:
        """A language of the pages, none of the bot's, that knows clearly more of a text; else `usual`.

        The pages themselves are what a language is recognised by: half of the words of a question tell.
        """
        usual = self.of_pages(usual)
        if all(here in LOCALES for here in self.stored.words):
            return usual
        knowing = {
            here: known.known(known.asked(word_terms(text, here)))
            for here, known in self.stored.words.items()
        }
        foreign = {here: share for here, share in knowing.items() if here not in LOCALES}
        best = max(foreign, key=lambda here: foreign[here], default=usual)
        own = max((share for here, share in knowing.items() if here in LOCALES), default=0.0)
        return best if foreign.get(best, 0.0) >= max(own + _CLEARLY, _MOST_WORDS) else usual

    def word_shares(self, text: str, locale: str, section: str) -> dict[str, WordShare]:
        """The words of a question in `locale` → how much of it each is, and how much of that a page has.

        The page is that of a section that was found.
        """
        locale = self.of_pages(locale)
        here = locale if locale in self.stored.words else SOURCE_LOCALE
        known = self.stored.words.get(here)
        if known is None:
            return {}
        page = self.stored.keys.index(section_of(section)[0])
        first, stop = self.sections.bounds(page)
        begin, end = self.chunks[here].bounds(first)[0], self.chunks[here].bounds(stop - 1)[1]
        found: dict[str, tuple[float, float]] = {}
        total = 0.0
        for word, count in Counter(words(text)).items():  # each is looked up once, however often it is said
            terms = terms_of_word(word, here)
            asked = known.asked(dict.fromkeys(terms, 1.0))
            rarity = count * known.rarity(asked) / max(len(terms), 1)
            total += rarity
            found[word] = rarity, rarity * known.covered(asked, begin, end)
        return {
            word: WordShare(rarity / total, held / total) for word, (rarity, held) in found.items() if rarity
        }

    def id_of(self, unit: int) -> str:
        """The id of a section, by its number."""
        found = self.stored.units[unit]
        return section_id(self.stored.keys[found.page], found.section)


def _check(
    index: Index, page_of: NDArray[np.int64], section_of_chunk: Mapping[str, NDArray[np.int64]]
) -> None:
    """Raise ValueError where counts contradict each other; checksums tell of damage, not of sense."""
    if len(page_of) and not 0 <= page_of.min() <= page_of.max() < len(index.keys):
        raise ValueError("a section without a page")
    if not index.words.keys() == index.pages.keys() == index.pieces.keys() == index.chunks.keys():
        raise ValueError("languages with a part of an index")
    for sections in (page_of, *section_of_chunk.values()):
        if np.any(np.diff(sections) < 0):
            raise ValueError("chunks or sections out of order")
    for here, sections in section_of_chunk.items():
        if len(sections) and sections[-1] >= len(index.units):
            raise ValueError("a chunk without a section")
        index.words[here].check(len(sections))
        index.pieces[here].check(len(index.units))
        index.pages[here].check(len(index.keys))
    index.space.check(len(index.keys))
