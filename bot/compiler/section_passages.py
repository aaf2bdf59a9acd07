"""A section → its passages, with what people ask of each (`knowledge/questions/<locale>.yaml`).

    check/association-mask:
      - shows: ["spaces on either side of the hyphens"]
        asked: [does a blank after the last hyphen matter, may there be two spaces]
      - asked: [can I have two masks]

`shows` has some words of every sentence that answers; of a list it is the whole item. Without it the
documentation does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from bot.compiler.aligned_parts import aligned
from bot.compiler.page.sections import find_section, words
from bot.errors import KnowledgeError
from bot.languages import LOCALES, SOURCE_LOCALE
from bot.model import (
    Block,
    BlockKind,
    Entry,
    Inline,
    Page,
    Record,
    SectionPassage,
    SectionPassages,
    Span,
    Style,
)
from bot.sources.collect import read_text
from bot.yaml_records import line_at, read_record

if TYPE_CHECKING:
    import yaml

FOLDER = "questions"

_SENTENCE_END = re.compile(r"(?:\w{2}[^\W\d]|[)\]”»\"'’])[.!?](?=\s+\S)")
"""Where a sentence may end: behind no initial, no part of "z. B." and no figure ("30. Juni")."""


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
            locale: list(_parts(section.blocks))
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
            shown = tuple(dict.fromkeys(_part_with(quote, parts) for quote in question.shows))
        except LookupError as error:
            raise written.error(f"$.{item}[{at}].shows", f"{item}: {error.args[0]}") from error
        found.setdefault(shown, []).extend(question.asked)
    for part, _text in parts:
        found.setdefault((part,), [])
    return found


def _part_with(quote: str, parts: Sequence[tuple[Block, str]]) -> Block:
    """The sentence or the list item in which some words stand. Raises LookupError unless it is one."""
    found = [part for part, text in parts if quote in text]
    if len(found) != 1:
        raise LookupError(f"{quote!r} stands in {len(found)} parts of the section; quote words of one")
    return found[0]


def _parts(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, str]]:
    """The parts of a section, as blocks to show, and their text."""
    for block in blocks:
        if block.kind is BlockKind.NOTE:
            for item in block.items:
                yield from _parts(item)
        elif block.kind in (BlockKind.STEPS, BlockKind.BULLETS):
            for item in block.items:
                for part in item:
                    yield part, words((part,))
        elif block.kind is BlockKind.PARAGRAPH:
            for sentence in sentences(block.inline):
                shown = Block(BlockKind.PARAGRAPH, inline=sentence)
                yield shown, words((shown,))
        else:
            yield block, block.text


def sentences(inline: Inline) -> Iterator[Inline]:
    """A paragraph's sentences, each with the styles of its words."""
    text = "".join(span.text for span in inline)
    starts = _styled_starts(inline)
    ends = [
        at
        for at in (found.end() for found in _SENTENCE_END.finditer(text))
        if _begins_sentence(text, at, starts)
    ]
    for start, end in pairwise([0, *ends, len(text)]):
        if sentence := _cut(inline, start, end):
            yield sentence


def _styled_starts(inline: Inline) -> set[int]:
    """Where words in code or of the interface begin: they may open a sentence with a small letter."""
    starts: set[int] = set()
    at = 0
    for span in inline:
        if span.style in (Style.CODE, Style.UI):
            starts.add(at)
        at += len(span.text)
    return starts


def _begins_sentence(text: str, at: int, styled: set[int]) -> bool:
    begin = at + len(text[at:]) - len(text[at:].lstrip())
    return begin in styled or not text[begin].islower()


def _cut(inline: Inline, start: int, end: int) -> Inline:
    """The runs of a paragraph between two places, without blanks around them."""
    runs: list[Span] = []
    at = 0
    for span in inline:
        piece = span.text[max(0, start - at) : max(0, end - at)]
        at += len(span.text)
        if not runs:
            piece = piece.lstrip()
        if piece:
            runs.append(msgspec.structs.replace(span, text=piece))
    if runs:
        runs[-1] = msgspec.structs.replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(runs)
