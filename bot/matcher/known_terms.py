"""What is known of the terms of a language, compiled once: where each is heard, said and written.

In: a term, or the beginning of one (`word_stems`). Out: where it is heard, the ids that it is said of, the
pieces of sections that state it. Tables are views of what was decoded, as a rule a file
that is mapped into memory: made at the first question of a language, they took 3 to 6 MB of it for a moment,
which Python keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from bot.compiler.page.sections import words
from bot.languages import LOCALES, SOURCE_LOCALE
from bot.matcher.familiar import HIGHEST_LEVEL, odds_at, said_words
from bot.matcher.word_stems import stem_of, stems_of
from bot.matcher.word_table import WordTable
from bot.model import Entry, KnowledgeBase, Record, SaidWords, Section

_FIRST_SIGN = ord("0")
"""The first of the signs that stand for what is known of a term; they go on from there, past line breaks."""
_OF_LOGINS, _OF_OTHERS = 2, 1
"""Bits of a sign, which has one of `_FLAGS` at each level of odds."""
_FLAGS = 4
"""So many ways there are for these bits to be set."""


class Heard(NamedTuple):
    """Where a term is heard."""

    of_logins: bool = False
    """In phrases on logins, and in none that is off topic."""
    of_others: bool = False
    """In phrases that are off topic."""
    odds: float = 0.0
    """How much likelier it is said of logins than of other things, in nats."""


_NOWHERE = Heard()
_HEARD = tuple(
    Heard(bool(flags & _OF_LOGINS), bool(flags & _OF_OTHERS), odds_at(level))
    for level in range(-HIGHEST_LEVEL, HIGHEST_LEVEL + 1)
    for flags in range(_FLAGS)
)


class KnownTerms(Record, frozen=True):
    """The terms of a language's phrases and documents.

    `by_term` has a sign for where a term is heard. `by_stem` has the ids of whose phrases and section a stem
    is, in hexadecimal, a bit each in the order of `items`: a set of stems for each id took twenty times the
    memory. `stating` has a sign for each title, paragraph, step or item that states a stem, `owners` by its
    number the place of its id in `items`.
    """

    by_term: WordTable
    by_stem: WordTable
    stating: WordTable
    owners: tuple[int, ...]
    items: tuple[str, ...]

    @classmethod
    def of(cls, knowledge: KnowledgeBase, said: SaidWords, locale: str) -> KnownTerms:
        """Those of a language, of which people say this."""
        ids: dict[str, int] = {}
        stating: dict[str, str] = {}
        owners: list[int] = []
        for place, (item, entry) in enumerate(knowledge.entries.items()):
            section = _section_of(knowledge, entry, locale)
            by_people = {stem_of(term) for term in said.spoken.get(item, "").split()}
            written = stems_of(words(section.blocks)) if section else frozenset()
            for stem in by_people | written:
                ids[stem] = ids.get(stem, 0) | 1 << place
            for piece in _pieces(section) if section else ():
                for stem in stems_of(piece):
                    stating[stem] = stating.get(stem, "") + chr(_FIRST_SIGN + len(owners))
                owners.append(place)
        return cls(
            WordTable.of(_signs(said)),
            WordTable.of((stem, f"{bits:x}") for stem, bits in sorted(ids.items())),
            WordTable.of(sorted(stating.items())),
            tuple(owners),
            tuple(knowledge.entries),
        )

    def heard(self, term: str) -> Heard:
        """Where a term is heard."""
        sign = self.by_term.note(term)
        return _HEARD[ord(sign) - _FIRST_SIGN] if sign else _NOWHERE

    def ids(self, stem: str) -> int:
        """The ids that a stem is said of, a bit each; 0 where of none."""
        return int(self.by_stem.note(stem) or "0", 16)

    def pieces(self, stem: str) -> list[int]:
        """The numbers of the pieces of sections that state a stem."""
        return [ord(sign) - _FIRST_SIGN for sign in self.stating.note(stem)]

    def owner(self, piece: int) -> str:
        """The id whose section a piece is of."""
        return self.items[self.owners[piece]]

    def bits(self) -> dict[str, int]:
        """The bit of each id."""
        return {item: 1 << place for place, item in enumerate(self.items)}


def stored_terms(knowledge: KnowledgeBase) -> dict[str, msgspec.Raw]:
    """The terms of each language, as a knowledge base stores them."""
    said = said_words(knowledge)
    found = {locale: KnownTerms.of(knowledge, said[locale], locale) for locale in LOCALES}
    return {locale: msgspec.Raw(msgspec.msgpack.encode(terms)) for locale, terms in found.items()}


def terms_of(knowledge: KnowledgeBase, locale: str) -> KnownTerms:
    """Those of a language, compiled or, where they were not, worked out now."""
    stored = knowledge.known_terms.get(locale)
    if stored is None:
        return KnownTerms.of(knowledge, said_words(knowledge)[locale], locale)
    return _terms_in(stored)


_terms_in = msgspec.msgpack.Decoder(KnownTerms).decode


def _signs(said: SaidWords) -> Iterator[tuple[str, str]]:
    """Each term that is heard anywhere, with the sign for that."""
    familiar, foreign = frozenset(said.familiar.split()), frozenset(said.foreign.split())
    levels = {term: int(level) for level, terms in said.odds.items() for term in terms.split()}
    for term in sorted({*familiar, *foreign, *levels}):
        flags = (_OF_LOGINS if term in familiar else 0) | (_OF_OTHERS if term in foreign else 0)
        yield term, chr(_FIRST_SIGN + (levels.get(term, 0) + HIGHEST_LEVEL) * _FLAGS + flags)


def _section_of(knowledge: KnowledgeBase, entry: Entry, locale: str) -> Section | None:
    """An entry's section, in the language or else in another."""
    versions = knowledge.pages.get(entry.page, {})
    for candidate in dict.fromkeys((locale, SOURCE_LOCALE, *sorted(versions))):
        if page := versions.get(candidate):
            for section in (*page.sections, *page.parts):
                if entry.section in ("", section.key):
                    return section
    return None


def _pieces(section: Section) -> Iterator[str]:
    """The title, each paragraph, each step and item."""
    yield section.title
    for block in section.blocks:
        yield from (words(step) for step in block.items or ((block,),))
