"""`knowledge/facts.yaml` → what sentences of the documents settle, and whether the sentences are there.

Read by whoever answers; the compilation holds the quotes against the sections, so that a fact whose sentence
is not there any more is never told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from bot.compiler.page.sections import find_section
from bot.compiler.quotable import part_with, parts_of
from bot.errors import KnowledgeError
from bot.languages import LOCALES
from bot.model import Entry, Page, Record, Section
from bot.yaml_records import line_at, read_record

if TYPE_CHECKING:
    import yaml

FACT_FILE = "facts.yaml"

Holds: TypeAlias = Literal["", "needed", "optional", "wrong", "yes", "no"]
"""What the documents say of it: it has to be, may be, must not be; or that what is asked is so, or not."""


class Fact(Record, frozen=True, forbid_unknown_fields=True):
    """Where a sentence stands, what it says, and the patterns by which people ask for it, by locale.

    `stands` maps ids to words, by locale, that are quoted of the parts of their sections which say it.
    It is told where one of these ids or of `near` is spoken of, and where `told` is set to what is no
    question, too. Beside a cue of `unless` yes and no do not hold. With `when`, it is spoken of beside one
    of those cues only, or beside all that stand in one string; a `polar` one where yes or no is asked for,
    and then before any other. `setting` is what its words are a state of ("in plain text"), by the name that
    programs know: whoever tells such a state gets a verdict on it, of several the one that the message names.
    """

    stands: dict[str, dict[str, tuple[str, ...]]]
    asked: dict[str, tuple[str, ...]]
    answer: Holds = ""
    near: tuple[str, ...] = ()
    told: bool = False
    unless: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    polar: bool = False
    setting: tuple[str, ...] = ()

    def source_for(self, item: str) -> str:
        """The id whose section has the sentence, where `item` is spoken of; empty where that is other."""
        if item in self.stands:
            return item
        return next(iter(self.stands)) if item in self.near else ""


def read_facts(folder: Path) -> tuple[Fact, ...]:
    """All facts; none without the file. Raises KnowledgeError with the line, also if a language lacks."""
    return _FactFile.read(folder).facts


def check_facts(folder: Path, entries: Mapping[str, Entry], pages: Mapping[str, Mapping[str, Page]]) -> None:
    """Raise KnowledgeError where an id is none, or a quote stands in no part of its section or in several."""
    file = _FactFile.read(folder)
    for number, fact in enumerate(file.facts):
        for item in (*fact.stands, *fact.near):
            if item not in entries:
                raise file.error(f"$[{number}]", f"{item!r} is no id of the catalogue")
        for item, quotes in fact.stands.items():
            entry = entries[item]
            for locale, page in pages[entry.page].items():
                if section := find_section(page, entry.section):
                    try:
                        _find(quotes.get(locale, ()), section)
                    except LookupError as error:
                        where = f"$[{number}].stands.{item}.{locale}"
                        raise file.error(where, f"{item}, {locale}: {error.args[0]}") from error


class _FactFile(NamedTuple):
    """The file, and what it has."""

    path: Path
    facts: tuple[Fact, ...] = ()
    node: yaml.Node | None = None

    @classmethod
    def read(cls, folder: Path) -> _FactFile:
        path = folder / FACT_FILE
        if not path.is_file():
            return cls(path)
        file = cls(path, *read_record(path, path.read_text(encoding="utf-8"), tuple[Fact, ...]))
        for number, fact in enumerate(file.facts):
            lacking = [locale for locale in LOCALES if not fact.asked.get(locale)]
            if lacking:
                raise file.error(f"$[{number}].asked", f"`asked` lacks {', '.join(lacking)}")
            known = {*fact.asked, *(locale for quotes in fact.stands.values() for locale in quotes)}
            if strange := sorted(known - set(LOCALES)):
                raise file.error(f"$[{number}]", f"{', '.join(strange)}: no locale; use {', '.join(LOCALES)}")
            if not fact.stands:
                raise file.error(f"$[{number}].stands", "`stands` names no section")
        return file

    def error(self, where: str, problem: str) -> KnowledgeError:
        """What is wrong at a place of it."""
        return KnowledgeError(self.path, line_at(self.node, where) if self.node else 1, problem)


def _find(quotes: Sequence[str], section: Section) -> None:
    """Raise LookupError unless each quote stands in one part of a section, and there is one."""
    if not quotes:
        raise LookupError("`stands` quotes nothing; quote words of the sentence that says it")
    parts = parts_of(section.blocks)
    for quote in quotes:
        part_with(quote, parts)
