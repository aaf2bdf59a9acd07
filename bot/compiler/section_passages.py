"""A section → its passages, with what people ask of each (`knowledge/questions/<locale>.yaml`).

    check/association-mask:
      - shows: ["spaces on either side of the hyphens"]
        asked: [does a blank after the last hyphen matter, may there be two spaces]
      - asked: [can I have two masks]

`shows` quotes some words of every part that answers (`quotable.py`). Without it the documentation does not
say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.compiler.page.sections import find_section
from bot.compiler.quotable import part_with, parts_of
from bot.errors import KnowledgeError
from bot.languages import LOCALES
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
    folder: Path, entries: Mapping[str, Entry], pages: Mapping[str, Mapping[str, Page]]
) -> dict[str, dict[str, SectionPassages]]:
    """Locale → id → the passages of its section. Raises KnowledgeError with path and line."""
    asked = {path.stem: _read(path) for path in sorted((folder / FOLDER).glob("*.yaml"))}
    found: dict[str, dict[str, SectionPassages]] = {}
    for locale in LOCALES:
        written = asked.get(locale, _NOTHING)
        for item in written.questions.keys() - entries.keys():
            raise written.error(f"$.{item}", f"{item!r} is no id of the catalogue")
        for item, entry in entries.items():
            page = pages[entry.page].get(locale)
            if page and (section := find_section(page, entry.section)):
                made = SectionPassages.of(list(_passages(section.blocks, item, written)))
                found.setdefault(locale, {})[item] = made
    return found


def _read(path: Path) -> _Questions:
    if path.stem not in LOCALES:
        raise KnowledgeError(path, 1, f"{path.stem!r} is no locale; use {', '.join(LOCALES)}")
    return _Questions(path, *read_record(path, read_text(path), dict[str, list[_Written]]))


def _passages(blocks: tuple[Block, ...], item: str, written: _Questions) -> Iterator[SectionPassage]:
    """What is asked, each with the part that answers; then the parts that nobody asks for by themselves."""
    parts = parts_of(blocks)
    alone: set[Block] = set()
    for at, question in enumerate(written.questions.get(item, ())):
        try:
            shown = tuple(dict.fromkeys(part_with(quote, parts) for quote in question.shows))
        except LookupError as error:
            raise written.error(f"$.{item}[{at}].shows", f"{item}: {error.args[0]}") from error
        alone |= set(shown) if len(shown) == 1 else set()
        yield SectionPassage(shown, tuple(question.asked))
    for part, _text in parts:
        if part not in alone:
            yield SectionPassage((part,))
