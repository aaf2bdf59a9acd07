"""`knowledge/catalog/` → entries. A mistake in it stops with file, line and what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from bot.errors import KnowledgeError
from bot.model import LOCALES, Entry, Record, Words
from bot.sources.collect import read_text

KINDS = ("symptom", "check", "topic")
OFF_TOPIC = "off-topic.yaml"
OTHER_LANGUAGES = "other-languages.yaml"
GREETINGS = "greetings.yaml"
UNSPECIFIC = "unspecific.yaml"
WORDS = "words.yaml"

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_T = TypeVar("_T")


class _DocumentPlace(Record, frozen=True, forbid_unknown_fields=True):
    page: str
    section: str


class _WrittenEntry(Record, frozen=True, forbid_unknown_fields=True):
    """An entry as its file has it."""

    document: _DocumentPlace
    says: dict[str, dict[str, list[str]]]
    when: dict[str, str] = {}
    values: list[str] = []
    leads_to: list[str] = []
    remedy: int = 0


def load_entries(folder: Path) -> dict[str, Entry]:
    """Every `<kind>/<name>.yaml` below `folder` by id, symptoms first. Raises KnowledgeError."""
    entries: dict[str, Entry] = {}
    lines: dict[str, tuple[Path, int]] = {}
    for kind in KINDS:
        for path in sorted((folder / kind).glob("*.yaml")):
            written, node = _read(path, _WrittenEntry)
            _check_locales(path, node, written.says, "$.says")
            _check_locales(path, node, written.when, "$.when")
            entry_id = f"{kind}/{path.stem}"
            lines[entry_id] = (path, line_at(node, "$.leads_to"))
            entries[entry_id] = Entry(
                entry_id,
                written.document.page,
                written.document.section,
                tuple(written.values),
                tuple(written.leads_to),
                {
                    locale: {writer: tuple(says) for writer, says in writers.items()}
                    for locale, writers in written.says.items()
                },
                written.when,
                written.remedy,
            )
    if not entries:
        raise KnowledgeError(folder, 1, "no catalogue entry in it; reinstall ims-doctor")
    for entry in entries.values():
        for target in entry.leads_to:
            if target not in entries:
                path, line = lines[entry.id]
                raise KnowledgeError(path, line, f"leads_to {target!r}, which has no entry")
    return entries


def load_off_topic(folder: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    """`off-topic.yaml`: locale → writer → what people say that nothing here answers."""
    return _load_writers(folder / OFF_TOPIC)


def load_unspecific(folder: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    """`unspecific.yaml`: locale → writer → reports of a login that fails without a word of how."""
    path = folder / UNSPECIFIC
    return _load_writers(path) if path.is_file() else {}


def load_words(folder: Path) -> Words:
    """`words.yaml`: the words of the trade; none where there is no file."""
    path = folder / WORDS
    return _read(path, Words)[0] if path.is_file() else Words()


def _load_writers(path: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    written, node = _read(path, dict[str, dict[str, list[str]]])
    _check_locales(path, node, written, "$")
    return {
        locale: {writer: tuple(says) for writer, says in writers.items()}
        for locale, writers in written.items()
    }


def load_other_languages(folder: Path) -> dict[str, tuple[str, ...]]:
    """`other-languages.yaml`: lines by languages that the bot does not speak; none where there is no file."""
    return _load_lines(folder / OTHER_LANGUAGES)


def load_greetings(folder: Path) -> dict[str, tuple[str, ...]]:
    """`greetings.yaml`: by locale, what people say before they ask; none where there is no file."""
    return _load_lines(folder / GREETINGS)


def _load_lines(path: Path) -> dict[str, tuple[str, ...]]:
    if not path.is_file():
        return {}
    written, _ = _read(path, dict[str, list[str]])
    return {language: tuple(lines) for language, lines in written.items()}


def _check_locales(path: Path, node: yaml.Node, by_locale: Mapping[str, object], where: str) -> None:
    for locale in by_locale:
        if locale not in LOCALES:
            line = line_at(node, f"{where}.{locale}")
            raise KnowledgeError(path, line, f"{locale!r} is no locale; use {', '.join(LOCALES)}")


def _read(path: Path, kind: type[_T]) -> tuple[_T, yaml.Node]:
    text = read_text(path)
    try:
        node = yaml.compose(text, Loader=_Loader)
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, the C one where there is
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeError(path, line, f"is no YAML here: {error.problem}") from error
    if node is None:
        raise KnowledgeError(path, 1, "is empty; see CONTRIBUTING.md for what an entry holds")
    try:
        return msgspec.convert(data, kind), node
    except msgspec.ValidationError as error:
        problem, _, where = str(error).partition(" - at ")
        raise KnowledgeError(path, line_at(node, where.strip("`")), problem) from error


def line_at(node: yaml.Node, path: str) -> int:
    """The line of what msgspec calls `$.says.fr[2]`, or of the nearest thing above it that is there."""
    line = int(node.start_mark.line) + 1
    for key, index in re.findall(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]", path):
        if isinstance(node, yaml.MappingNode) and key and key != "...":
            found = next(((k, v) for k, v in node.value if k.value == key), None)
            if not found:
                break
            line, node = int(found[0].start_mark.line) + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and index.isdigit() and int(index) < len(node.value):
            node = node.value[int(index)]
            line = int(node.start_mark.line) + 1
        else:
            break
    return line
