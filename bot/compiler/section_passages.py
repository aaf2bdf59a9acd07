"""A section → its passages, with what people ask of each (`knowledge/questions/<locale>.yaml`).

    check/association-mask:
      - shows: ["spaces on either side of the hyphens"]
        asked: [does a blank after the last hyphen matter, may there be two spaces]
      - asked: [can I have two masks]

`shows` quotes some words of every part that answers (`quotable.py`). Without it the documentation does not
say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.compiler.aligned_parts import aligned
from bot.compiler.page.sections import find_section
from bot.compiler.quotable import part_with, parts_of
from bot.errors import KnowledgeError
from bot.languages import LOCALES, SOURCE_LOCALE
from bot.model import Block, Entry, Page, Record, SectionPassage, SectionPassages
from bot.sources.collect import read_text
from bot.yaml_records import line_at, read_record

if TYPE_CHECKING:
    import yaml

FOLDER = "questions"


class _Written(Record, frozen=True, forbid_unknown_fields=True):
    """A question as its file has it."""

    asked: list[str]
    shows: list[str] = []


class _Questions(NamedTuple):
    """What a file of questions has, and where."""

    path: Path
    questions: Mapping[str, Sequence[_Written]]
    node: yaml.Node | None = None

    def error(self, where: str, problem: str) -> KnowledgeError:
        """What is wrong at a place of it."""
        return KnowledgeError(self.path, line_at(self.node, where) if self.node else 1, problem)


_NOTHING = _Questions(Path(), {})


def load_passages(
    folder: Path,
    entries: Mapping[str, Entry],
    pages: Mapping[str, Mapping[str, Page]],
    unanswered: Mapping[str, Sequence[str]],
) -> dict[str, dict[str, SectionPassages]]:
    """Locale → id → the passages of its section. Raises KnowledgeError with path and line.

    `unanswered`, by locale, is what people ask of any section and none answers.
    """
    asked = {path.stem: _read(path) for path in sorted((folder / FOLDER).glob("*.yaml"))}
    found: dict[str, dict[str, SectionPassages]] = {}
    for written in asked.values():
        for item in written.questions.keys() - entries.keys():
            raise written.error(f"$.{item}", f"{item!r} is no id of the catalogue")
    for item, entry in entries.items():
        sections = {
            locale: parts_of(section.blocks)
            for locale in LOCALES
            if (page := pages[entry.page].get(locale)) and (section := find_section(page, entry.section))
        }
        for locale, parts in sections.items():
            rows = _rows(parts, sections.get(SOURCE_LOCALE, parts))
            shown = _questions(parts, item, asked.get(locale, _NOTHING))
            shown.setdefault((), []).extend(unanswered.get(locale, ()))
            made = [
                SectionPassage(
                    blocks, tuple(questions), frozenset(row for block in blocks for row in rows[block])
                )
                for blocks, questions in shown.items()
            ]
            found.setdefault(locale, {})[item] = SectionPassages.of(made)
    return found


def _rows(
    parts: Sequence[tuple[Block, str]], source: Sequence[tuple[Block, str]]
) -> dict[Block, frozenset[int]]:
    """Which parts of the source language say what each part says."""
    rows = aligned([len(text) for _, text in parts], [len(text) for _, text in source])
    return {part: row for (part, _), row in zip(parts, rows, strict=True)}


def _read(path: Path) -> _Questions:
    if path.stem not in LOCALES:
        raise KnowledgeError(path, 1, f"{path.stem!r} is no locale; use {', '.join(LOCALES)}")
    return _Questions(path, *read_record(path, read_text(path), dict[str, list[_Written]]))


def _questions(
    parts: Sequence[tuple[Block, str]], item: str, written: _Questions
) -> dict[tuple[Block, ...], list[str]]:
    """What answers, with the questions that it answers; then the parts that nobody asks for by themselves."""
    found: dict[tuple[Block, ...], list[str]] = {}
    for at, question in enumerate(written.questions.get(item, ())):
        try:
            shown = tuple(dict.fromkeys(part_with(quote, parts) for quote in question.shows))
        except LookupError as error:
            raise written.error(f"$.{item}[{at}].shows", f"{item}: {error.args[0]}") from error
        found.setdefault(shown, []).extend(question.asked)
    for part, _text in parts:
        found.setdefault((part,), [])
    return found
