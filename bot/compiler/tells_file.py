"""`knowledge/tells.yaml` → which sentences of the sections tell a reason, a number, what happens then.

Read by whoever answers; the compilation holds the quotes against the sections, so that no sentence that is
not there any more is missed unnoticed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from bot.compiler.page.sections import find_section
from bot.compiler.quotable import part_with, parts_of
from bot.errors import KnowledgeError
from bot.languages import LOCALES
from bot.model import Block, Entry, Page
from bot.yaml_records import line_at, read_record

TELLS_FILE = "tells.yaml"

KindTold: TypeAlias = Literal[
    "reason",
    "consequence",
    "number",
    "preference",
    "undo",
    "message",
    "duration",
    "other-way",
    "log",
    "who-here",
]
"""What kind of answer a sentence is."""
QuotesByItem: TypeAlias = dict[str, dict[str, tuple[str, ...]]]
"""Id → locale → words of the sentences of its section."""
Tells: TypeAlias = dict[KindTold, QuotesByItem]


def read_tells(folder: Path) -> Tells:
    """What the sections tell; nothing without the file. Raises KnowledgeError with the line."""
    path = folder / TELLS_FILE
    if not path.is_file():
        return {}
    return read_record(path, path.read_text(encoding="utf-8"), Tells)[0]


def check_tells(folder: Path, entries: Mapping[str, Entry], pages: Mapping[str, Mapping[str, Page]]) -> None:
    """Raise KnowledgeError where an id is none, or a quote stands in no part of its section or in several."""
    path = folder / TELLS_FILE
    if not path.is_file():
        return
    tells, node = read_record(path, path.read_text(encoding="utf-8"), Tells)
    for kind, items in tells.items():
        for item, quotes in items.items():
            where = f"$.{kind}.{item}"
            entry = entries.get(item)
            if entry is None:
                raise KnowledgeError(path, line_at(node, where), f"{item!r} is no id of the catalogue")
            if strange := sorted(set(quotes) - set(LOCALES)):
                names = f"{', '.join(strange)}: no locale; use {', '.join(LOCALES)}"
                raise KnowledgeError(path, line_at(node, where), names)
            for locale, page in pages[entry.page].items():
                section = find_section(page, entry.section)
                if section is None:
                    continue
                try:
                    _find(quotes.get(locale, ()), parts_of(section.blocks))
                except LookupError as error:
                    line = line_at(node, f"{where}.{locale}")
                    raise KnowledgeError(path, line, f"{kind}, {item}, {locale}: {error.args[0]}") from error


def _find(quotes: Sequence[str], parts: Sequence[tuple[Block, str]]) -> None:
    """Raise LookupError unless each quote stands in one part of a section, and there is one."""
    if not quotes:
        raise LookupError("quotes nothing; quote words of the sentence that tells it")
    for quote in quotes:
        part_with(quote, parts)
