"""`knowledge/catalog/` → entries. A mistake in it stops with file, line and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.errors import KnowledgeError
from bot.languages import LOCALES
from bot.model import Entry, Phrases, Record, Words
from bot.sources.collect import read_text
from bot.yaml_records import line_at, read_record

if TYPE_CHECKING:
    import yaml

KINDS = ("symptom", "check", "topic")
OFF_TOPIC = "off-topic.yaml"
OTHER_LANGUAGES = "other-languages.yaml"
GREETINGS = "greetings.yaml"
UNSPECIFIC = "unspecific.yaml"
WORDS = "words.yaml"
SENSES = "senses.yaml"
UNANSWERED = "unanswered.yaml"

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
                Phrases.of(
                    {
                        locale: {writer: tuple(says) for writer, says in writers.items()}
                        for locale, writers in written.says.items()
                    }
                ),
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


def load_senses(folder: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    """`senses.yaml`: locale → what the words of a question ask → these words; none where there is no file."""
    path = folder / SENSES
    if not path.is_file():
        return {}
    written, node = _read(path, dict[str, dict[str, list[str]]])
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for sense, by_locale in written.items():
        _check_locales(path, node, by_locale, f"$.{sense}")
        for locale, terms in by_locale.items():
            found.setdefault(locale, {})[sense] = tuple(terms)
    return found


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


def load_unanswered(folder: Path) -> dict[str, tuple[str, ...]]:
    """`unanswered.yaml`: by locale, what is asked of anything and no page answers; or none."""
    return _load_lines(folder / UNANSWERED)


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
    return read_record(path, read_text(path), kind)
