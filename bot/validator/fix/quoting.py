"""A new value written the way the old one stood in its file, in the place of the value's own characters.

What belongs to the place but not to the value stays: an anchor, a tag, the quotes, a comment behind the
indicator of a block, blanks around a cell.
"""

from __future__ import annotations

import json
import re

from bot.model import FileFormat, Record

_PLAIN_YAML = re.compile(
    r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^:#,\[\]{}\r\n]|:(?=[^\s,\[\]{}])|(?<=\S)#)*(?<!\s)"
)
_LOOKS_LIKE_ANOTHER_KIND = re.compile(r"(?i)~|null|true|false|yes|no|on|off|[-+.\d][-+.\deE:]*")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_BLOCK = re.compile(r"[|>][-+\d]*(?P<comment>[ \t]+#[^\r\n]*)?(?=[\r\n]|$)")
_CDATA = re.compile(r"<!\[CDATA\[(?P<value>[^\]]*)\]\]>")
_QUOTES = {'"': '"', "'": "'", "`": "`"}
_BARE_CELL = re.compile(r'[^",;|\t\r\n]*')


class Replacement(Record, frozen=True):
    """What to put between two offsets of a value's old text."""

    start: int
    end: int
    text: str


def written_like(raw: str, old: str, new: str, file_format: FileFormat) -> Replacement | None:
    """How to write `new` where `raw` stands for `old`; None where more than the value would be lost."""
    if file_format == "json":
        return Replacement(0, len(raw), json.dumps(new, ensure_ascii=False))
    if file_format == "xml":
        return _in_xml(raw, new)
    if file_format == "yaml":
        return _in_yaml(raw, new)
    quoted = _in_cell_quotes(raw, old, new) if file_format == "csv" else _in_text_quotes(raw, new)
    if quoted:
        return quoted
    is_in_code = file_format == "csv" and raw.strip().strip("`*") == old
    start = raw.find(old) if (raw.strip() == old.strip() or is_in_code) and old in raw else 0
    end = start + len(old) if old and start >= 0 and raw[start : start + len(old)] == old else len(raw)
    if file_format == "csv" and (new != new.strip() or not _BARE_CELL.fullmatch(new)):
        return Replacement(0, len(raw), f'"{new.replace(chr(34), chr(34) * 2)}"')
    return Replacement(start, end, new)


def _in_cell_quotes(raw: str, old: str, new: str) -> Replacement | None:
    quote = raw[:1]
    if quote != '"' and not (quote == "'" and not old.startswith("'")):
        return None
    return Replacement(0, len(raw), f"{quote}{new.replace(quote, quote * 2)}{quote}")


def _in_text_quotes(raw: str, new: str) -> Replacement | None:
    closing = _QUOTES.get(raw[:1])
    if closing is None or len(raw) < len("''") or not raw.endswith(closing):
        return None
    return Replacement(1, len(raw) - 1, new)


def _in_xml(raw: str, new: str) -> Replacement | None:
    from xml.sax.saxutils import escape  # loads an HTTP client, too: a question should not wait for that

    mark = raw[:1]
    if mark in ("'", '"') and len(raw) > 1 and raw.endswith(mark):
        quote = {'"': {'"': "&quot;"}, "'": {"'": "&apos;"}}[mark]
        return Replacement(1, len(raw) - 1, escape(new, quote))
    data = _CDATA.fullmatch(raw)
    if data:
        return Replacement(data.start("value"), data.end("value"), new) if "]" not in new else None
    return Replacement(0, len(raw), escape(new)) if "<" not in raw else None


def _in_yaml(raw: str, new: str) -> Replacement | None:
    properties = _PROPERTIES.match(raw)
    start = properties.end() if properties else 0
    rest = raw[start:]
    mark = rest[:1]
    end = len(raw.rstrip()) if rest.strip() else len(raw)
    if mark == "#":
        return None
    if mark == "'":
        return Replacement(start, end, f"'{new.replace(chr(39), chr(39) * 2)}'")
    block = _BLOCK.match(rest)
    quoted = json.dumps(new, ensure_ascii=False)
    if block:
        return Replacement(start, end, quoted + (block["comment"] or ""))
    plain = _PLAIN_YAML.fullmatch(new) and not _LOOKS_LIKE_ANOTHER_KIND.fullmatch(new)
    return Replacement(start, end, new if mark != '"' and plain else quoted)
