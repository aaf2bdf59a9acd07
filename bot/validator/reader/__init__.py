"""A file's text → its format and its nodes. The content decides; the name is a hint where two formats fit."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice, product

from msgspec import structs

from bot.errors import UnreadableFileError
from bot.model import FileFormat, Record
from bot.privacy.spans import TextSpan
from bot.validator.account import PassedOver
from bot.validator.fields import FLAT, GROUPS, Names
from bot.validator.reader.json_file import begins_behind_comments, read_json, read_loose_json
from bot.validator.reader.key_value_lines import read_plain_text
from bot.validator.reader.limits import NO_ACCOUNT, TWO_FILES, RefusedFileError
from bot.validator.reader.markup import begins_with_tag, without_reply_marks
from bot.validator.reader.stretch import Stretch
from bot.validator.reader.table import read_table
from bot.validator.reader.xml_in_message import xml_pieces
from bot.validator.reader.xml_package import read_xml
from bot.validator.reader.xml_server import is_server_config, read_server_config
from bot.validator.reader.yaml_file import read_yaml
from bot.validator.recognise import GENERAL
from bot.validator.source import Source
from bot.validator.written import Map, Node, Seq, Written

_OWN_NAME = re.compile(r"[a-z_][a-z0-9_]*")
_SECTION = re.compile(r"\s*\[{1,2}[^\[\]{}\"'\r\n]+\]{1,2}(?:[ \t]*[\r\n]|[ \t]+[^\s,:}\]])")
"""The first line of an INI file, of a TOML file, or of what somebody wrote in a chat: `[09:12] Hello`."""
_FENCED = re.compile(r"(?ms)^(?P<mark>`{3,}|~{3,})[^\n`]*\n(?P<inside>.*?)^(?P=mark)[ \t\r]*$")
_DECLARATION = re.compile(r"<\?xml\b[^<>]*\?>")
_BRACKETS = ("{", "[")
_JSON_BEGINS = re.compile(
    r"(?m)^[ \t]*(?:[{\[][ \t]*(?:\r?$|//|/\*)|[{\[]+[ \t]*[\"'“”„‟«‹‘’‚])"
    r"|[:：][ \t]*(?=\{[ \t]*(?:\r?$|//|/\*|[\"'“”„‟«‹‘’‚]))"
)
"""JSON on lines of its own, or behind what announces it."""
_JSON_ENDS = re.compile(r"(?m)[}\]](?=[ \t]*\r?$)")
_OF_JSON = re.compile(r"(?m)[{}]|^[ \t]*[\[\],]+[ \t]*\r?$")
"""What JSON holds besides, and prose does not."""
_MACRO = re.compile(r"\{[a-z]+(?::[^{}\r\n]*)?\}")
"""As wikis and trackers put around code: `{code:json}`."""
_QUOTE = re.compile("[\"'“”„‟«»‹›‘’‚]")
_TRIES = 3
"""A choice: places where JSON in a message may begin, and where it may end."""
_YAML_NAMES = (".yaml", ".yml")
_TEXT_NAMES = (".txt", ".text")


class Reading(Record, frozen=True):
    """What stands in a file; `around`: the words of a message before and behind it, which nobody read."""

    format: FileFormat
    root: Node
    passed_over: tuple[PassedOver, ...] = ()
    around: tuple[TextSpan, ...] = ()


def read(source: Source, name: str) -> Reading:
    """Recognise the format and read it. Raises UnreadableFileError with the place of what cannot be read."""
    if source.container:
        return Reading("csv", read_table(source) or Seq(0))
    bare = without_reply_marks(source)
    if not begins_with_tag(bare.text) or not bare.text.rstrip().endswith(">"):
        return _read_alone(_xml_alone(bare) or _json_alone(_block_alone(bare)), bare, name)
    try:
        return _read(bare, name)
    except RefusedFileError:
        raise
    except UnreadableFileError:
        stretch: Stretch | None = None
        with suppress(UnreadableFileError):
            stretch = _xml_alone(bare)
        if stretch is None or not stretch.has_words:
            raise
    return _read_alone(stretch, bare, name)


def _read_alone(stretch: Source, whole: Source, name: str) -> Reading:
    reading = _read(stretch, name)
    if not isinstance(stretch, Stretch) or reading.around:
        return reading
    return _in_words(reading, stretch, whole)


def _in_words(reading: Reading, stretch: Stretch, whole: Source) -> Reading:
    """What was read of a stretch, with the words around it and the first setting that they name."""
    settings = sorted(key.start for key in _settings_around(stretch, whole).values())
    unread = tuple(PassedOver("words", start, start) for start in settings[:1])
    return structs.replace(reading, around=stretch.around, passed_over=(*reading.passed_over, *unread))


def _read(source: Source, name: str) -> Reading:
    text = source.text.lstrip()
    if is_server_config(source.text):
        return Reading("xml", read_server_config(source))
    if begins_with_tag(text):
        return Reading("xml", read_xml(source, is_several=isinstance(source, Stretch) and source.is_several))
    if text.startswith(_BRACKETS) or begins_behind_comments(text):
        return _json_or_yaml(source)
    table = read_table(source)
    if table is not None:
        return Reading("csv", table)
    return _yaml_or_text(source, name.casefold())


def _block_alone(source: Source) -> Source:
    """The block of code in a message or a page that quotes one, where it stands, without the words around."""
    if not any(mark in source.text for mark in ("```", "~~~")):
        return source
    blocks = list(_FENCED.finditer(source.text))
    if len(blocks) != 1:
        return source
    return Stretch(source, blocks[0].span("inside"))


def _xml_alone(source: Source) -> Stretch | None:
    """The XML in a message, likewise; None where there is none, or the words are an account of their own.

    Raises UnreadableFileError with its place where it is cut off, and when it is of two kinds.
    """
    text = source.text
    if "<" not in text or (text.lstrip().startswith(_BRACKETS) and not _SECTION.match(text)):
        return None
    pieces = xml_pieces(source)
    if not pieces:
        return None
    stretch = Stretch(source, *((piece.start, piece.end) for piece in pieces))
    if _is_account(_settings_around(stretch, source)):
        return None
    is_server = [piece.kind == "server" for piece in pieces]
    if len(set(is_server)) > 1:
        other = pieces[is_server.index(not is_server[0])]
        raise UnreadableFileError(TWO_FILES, *source.place(other.start))
    return stretch


def _settings_around(stretch: Stretch, whole: Source) -> dict[str, Written]:
    """Settings that are named in the words around: each with the first of its names."""
    words = Stretch(whole, *stretch.around)
    words.text = _DECLARATION.sub(lambda found: " " * len(found[0]), words.text)
    return _settings(read_plain_text(words))


def _is_account(settings: Iterable[str]) -> bool:
    return len(known := set(settings)) > 1 and not known.isdisjoint(GENERAL)


def _json_alone(source: Source) -> Source:
    """JSON in a message, likewise."""
    text = source.text
    bare = text.lstrip()
    if bare.startswith(_BRACKETS) or not any(bracket in text for bracket in _BRACKETS):
        return source  # the second is soon told of a package of thousands of accounts
    if begins_behind_comments(bare) or not _QUOTE.search(text):
        return source
    return _json_within(source) or source


def _json_within(source: Source) -> Stretch | None:
    """The JSON in a text that is not JSON as a whole, or None where there is none."""
    text = source.text
    begins = [
        match.end() if match[0][0] in ":：" else match.start()
        for match in islice(_JSON_BEGINS.finditer(text), _TRIES)
    ]
    ends = [match.end() for match in deque(_JSON_ENDS.finditer(text, begins[0]), _TRIES)] if begins else []
    last = max(text.rfind("}"), text.rfind("]")) + 1
    if begins and text[: begins[0]].strip() and last not in ends:
        ends.append(last)  # words go on behind it, in the same line
    for begin, end in product(begins, reversed(ends)):
        around = f"{text[:begin]}\n{text[end:]}"
        if end <= begin or not around.strip() or _OF_JSON.search(_MACRO.sub("", around)):
            continue
        block = Stretch(source, (begin, end))
        if _is_json(block) and not _holds_another(source, block, behind_json=not text[:begin].strip()):
            return block
    return None


def _holds_another(source: Source, block: Stretch, *, behind_json: bool) -> bool:
    """Whether another account stands around one, or it is a part of one, in YAML.

    Behind JSON, a single setting is the beginning of a file.
    """
    settings = _settings_around(block, source)
    return bool(settings) and (behind_json or _is_account(settings) or _is_yaml(source))


def _is_yaml(source: Source) -> bool:
    with suppress(UnreadableFileError):
        return isinstance(read_yaml(source), Map)
    return False


def _is_json(source: Source) -> bool:
    with suppress(UnreadableFileError):
        read_json(source)
        return True
    return _read_loosely(source) is not None


def _settings(text: Node) -> dict[str, Written]:
    """The settings whose names pasted text holds: each with the first of its names."""
    names = Names()
    groups = text.items if isinstance(text, Seq) else [text]
    keys = [key for group in groups if isinstance(group, Map) for key, _value in group.pairs]
    return {known.name: key for key in reversed(keys) if (known := names.knows(key, FLAT))}


def _json_or_yaml(source: Source) -> Reading:
    try:
        return Reading("json", *read_json(source))
    except RefusedFileError:
        raise
    except UnreadableFileError:
        loose = _read_loosely(source)
        if loose and any(part.kind == "comment" for part in loose.passed_over):
            return loose  # YAML would read the comments as names
        try:
            root = read_yaml(source)
        except RefusedFileError:
            raise
        except UnreadableFileError:
            root = None
        block = _json_within(source) if root is None else None
        if block is not None:
            return _in_words(_json_or_yaml(block), block, source)
        if root is None and _SECTION.match(source.text):
            text = read_plain_text(source)
            if _is_flat(text, known_at_least=2):
                return Reading("text", text)
        if isinstance(root, Map | Seq):
            return Reading("yaml", root)
        if loose:
            return loose
        raise


def _read_loosely(source: Source) -> Reading | None:
    with suppress(UnreadableFileError):
        return Reading("json", *read_loose_json(source))
    return None


def _yaml_or_text(source: Source, name: str) -> Reading:
    named_yaml = name.endswith(_YAML_NAMES)
    named_text = name.endswith(_TEXT_NAMES) and " #" not in source.text
    try:
        root = read_yaml(source)
    except RefusedFileError:
        raise
    except UnreadableFileError:
        if not named_yaml:
            text = read_plain_text(source)
            if _is_flat(text, known_at_least=1 if named_text else 2):
                return Reading("text", text)
            if not _settings(text):
                raise UnreadableFileError(NO_ACCOUNT) from None
        raise
    has_title = isinstance(root, Map) and _has_title(root)
    if (
        isinstance(root, Map | Seq)
        and not has_title
        and (named_yaml or not _reads_like_labels(root, named_text))
    ):
        return Reading("yaml", root)
    text = read_plain_text(source)
    return Reading("text", text) if _is_flat(text) else Reading("yaml", root)


def _reads_like_labels(root: Map | Seq, named_text: bool) -> bool:
    """Whether names stand there as the console shows them, all values on one level: that is pasted text.

    In a file named as text, so do the names of YAML.
    """
    if isinstance(root, Seq):
        return all(_is_bullet(item) for item in root.items)
    if all(_is_list_of_bullets(value) for _key, value in root.pairs):
        names = Names()
        return not any(names.knows(key, FLAT) for key, _value in root.pairs)
    if any(not isinstance(value, Written) for _key, value in root.pairs):
        return False
    return named_text or any(not _OWN_NAME.fullmatch(key) for key, _value in root.pairs)


def _has_title(root: Map) -> bool:
    """Whether a group that holds nothing stands beside settings of an account, which were meant for it."""
    names = Names()
    levels = {known.level for key, _value in root.pairs if (known := names.knows(key, FLAT))}
    return "account" in levels and any(
        isinstance(value, Written) and (known := names.knows(key, FLAT)) is not None and known.name in GROUPS
        for key, value in root.pairs
    )


def _is_bullet(item: Node) -> bool:
    """Whether an item is a line of pasted text after a dash: words, or one name with its value."""
    if isinstance(item, Map):
        return len(item.pairs) == 1 and isinstance(item.pairs[0][1], Written)
    return isinstance(item, Written)


def _is_list_of_bullets(value: Node) -> bool:
    """Whether lines with a name and a value each stand below a heading."""
    return (
        isinstance(value, Seq)
        and len(value.items) > 1
        and all(isinstance(item, Map) and _is_bullet(item) for item in value.items)
    )


def _is_flat(root: Node, known_at_least: int = 1) -> bool:
    """Whether pasted text holds a setting that we know, and nothing that only YAML can hold."""
    groups = [root] if isinstance(root, Map) else root.items if isinstance(root, Seq) else []
    names = Names()
    placed = [
        names.place(key, FLAT) for group in groups if isinstance(group, Map) for key, _value in group.pairs
    ]
    known = [place.field.name for place in placed if place and not place.assumed]
    return len(known) >= known_at_least and not GROUPS.intersection(known)
