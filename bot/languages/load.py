"""`locales/*/language.yaml` → languages, checked; compiled once, so that a start reads no YAML.

A language that lacks a part is refused with the file and what is missing: half a language would answer in
English, or give away what it does not know to be a secret.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from bot import resources
from bot.atomic_write import mapped
from bot.errors import KnowledgeError
from bot.languages import definition as shapes
from bot.languages.definition import SOURCE_LOCALE, Language
from bot.languages.patterns import expression
from bot.languages.scripts import HANGUL, SCRIPTS
from bot.model import Record

FILE = "language.yaml"
COMPILED = "languages.kb"
PARTS = (FILE, "cues.yaml", "LC_MESSAGES/bot.po")
"""What a folder of `locales/` holds; the source language has no catalogue."""

_DATE_MARKS = (0, 3)
"""Year, month and day have a sign each, or none has."""
_HELP = "CONTRIBUTING.md says what a language needs"
_decoder = msgspec.msgpack.Decoder(dict[str, Language])


def installed() -> dict[str, Language]:
    """The languages of this installation by tag, in their order. Raises KnowledgeError."""
    folder = resources.locales()
    ready = folder / COMPILED
    if ready.is_file():
        return _decoder.decode(mapped(ready))
    parts = [path.read_bytes() for path in _files(folder)]
    code = [Path(module).read_bytes() for module in (__file__, shapes.__file__)]
    key = hashlib.sha256(b"\0".join([*parts, *code, version("babel").encode()])).hexdigest()
    return _decoder.decode(resources.cached("languages", key, lambda: compiled(folder)))


def compiled(folder: Path) -> bytes:
    """The languages of a folder as bytes that load at once. Raises KnowledgeError."""
    return msgspec.msgpack.encode(load(folder))


def load(folder: Path) -> dict[str, Language]:
    """The languages whose folders a folder holds, by tag in their order.

    Raises KnowledgeError naming the file, and the key where one is missing, unknown or makes no sense.
    """
    found: dict[str, Language] = {}
    for path in _files(folder):
        language = _read(path)
        for tag, other in found.items():
            if other.order == language.order:
                raise KnowledgeError(path, 1, f"`order` {language.order} is that of {tag}; take another")
        found[path.parent.name] = language
    return {
        tag: msgspec.structs.replace(language, names=_names_in(tag, found), times=times_in(tag))
        for tag, language in sorted(found.items(), key=lambda pair: pair[1].order)
    }


def _names_in(tag: str, tags: Iterable[str]) -> dict[str, str]:
    """What a language calls others; whoever asks CLDR for it at work keeps 8 MB of its data."""
    from babel import Locale

    return {other: Locale.parse(other, sep="-").get_display_name(tag) or other for other in tags}


def times_in(tag: str) -> tuple[str, ...]:
    """An hour, hours, a minute and minutes in any language that CLDR has, with figures."""
    from babel.units import format_unit

    locale = tag.replace("-", "_")
    return tuple(format_unit(count, unit, locale=locale) for unit in ("hour", "minute") for count in (1, 2))


def _files(folder: Path) -> list[Path]:
    """The `language.yaml` of each language. Raises KnowledgeError where a part of one is missing."""
    found = []
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        for part in PARTS[:2] if place.name == SOURCE_LOCALE else PARTS:
            if not (place / part).is_file():
                raise KnowledgeError(place / part, 1, f"is missing; {_HELP}")
        found.append(place / FILE)
    if SOURCE_LOCALE not in {path.parent.name for path in found}:
        raise KnowledgeError(folder / SOURCE_LOCALE / FILE, 1, "is missing; reinstall ims-doctor")
    return found


def _read(path: Path) -> Language:
    from bot.yaml_records import line_at, read_record  # only when something changed

    text = path.read_text(encoding="utf-8", errors="replace")
    language, node = read_record(
        path, text, Language, shaped=lambda data: _listed(data, Language), all_text=True
    )
    for key, problem in _problems(path.parent.name, language):
        raise KnowledgeError(path, line_at(node, f"$.{key}"), f"`{key}` {problem}")
    return language


def _listed(data: Any, kind: type[Record]) -> Any:
    """The data with words that stand side by side in a text as lists, where a key holds words."""
    if not isinstance(data, dict):
        return data
    listed = dict(data)
    for key, hint in get_type_hints(kind).items():
        value = data.get(key)
        if hint == shapes.WordList and isinstance(value, str):
            listed[key] = value.split()
        for inner in (hint, *get_args(hint)):
            if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
                listed[key] = _listed(value, inner)
    return {key: value for key, value in listed.items() if key in data}


def _problems(tag: str, language: Language) -> Iterable[tuple[str, str]]:
    """Keys that make no sense, with why."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        yield "order", f"stands in the folder {tag!r}, which is no language's tag"
    if language.script not in SCRIPTS:
        yield "script", f"is none of {', '.join(SCRIPTS)}; bot/languages/scripts.py tells of others"
    if not language.stemmer.isidentifier() or not find_spec(f"snowballstemmer.{language.stemmer}_stemmer"):
        yield "stemmer", f"{language.stemmer!r} is none of Snowball's"
    if language.keyboard and language.script != HANGUL:
        yield "keyboard", "is for Hangul only; what other scripts type is not turned over"
    if language.keyboard and len(language.keyboard.keys) != len(language.keyboard.letters):
        yield "keyboard", "needs a letter for each key"
    if len(language.account_file.date_marks) not in _DATE_MARKS:
        yield "account_file.date_marks", "must be those of year, month and day, or none"
    if language.names:
        yield "names", "is not written here: CLDR says what languages are called"
    if language.times:
        yield "times", "is not written here: CLDR says what hours and minutes are called"
    for key, patterns in {
        "secrets.words": language.secrets.words,
        "group_talk.asks": language.group_talk.asks,
        "group_talk.problem": language.group_talk.problem,
        "group_talk.settled": language.group_talk.settled,
        "account_file.to_fill_in": language.account_file.to_fill_in,
        "account_file.secret_to_fill_in": language.account_file.secret_to_fill_in,
    }.items():
        for pattern in patterns:
            try:
                expression(pattern)
            except ValueError as error:
                yield key, str(error)
