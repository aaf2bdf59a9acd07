"""A new value written the way the old one stood in its file."""

from __future__ import annotations

import json
import re
from xml.sax.saxutils import escape

from bot.model import FileFormat

_PLAIN_YAML = re.compile(
    r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^:#,\[\]{}\r\n]|:(?=[^\s,\[\]{}])|(?<=\S)#)*(?<!\s)"
)
_LOOKS_LIKE_ANOTHER_KIND = re.compile(r"(?i)~|null|true|false|yes|no|on|off|[-+.\d][-+.\deE:]*")
_CDATA = "<![CDATA["


def quoted_like(raw: str, value: str, file_format: FileFormat) -> str:
    """`value` as it has to be written in the place of `raw`, in the same kind of quotes if there were any."""
    mark = raw[:1]
    if file_format == "json":
        return json.dumps(value, ensure_ascii=False) if mark == '"' else value
    if file_format == "xml":
        return _in_xml(raw, value, mark)
    if file_format == "csv":
        bare = re.fullmatch(r'[^",;|\t\r\n]*', value)
        return (
            value
            if mark != '"' and bare and value == value.strip()
            else f'"{value.replace(chr(34), chr(34) * 2)}"'
        )
    if file_format == "text":
        return f"{mark}{value}{raw[-1]}" if mark in "\"'`“‘" and len(raw) > 1 and mark else value
    return _in_yaml(value, mark)


def _in_xml(raw: str, value: str, mark: str) -> str:
    if raw.startswith(_CDATA):
        return f"{_CDATA}{value}]]>"
    if mark == '"':
        return f'"{escape(value, {chr(34): "&quot;"})}"'
    if mark == "'":
        return f"'{escape(value, {chr(39): '&apos;'})}'"
    return escape(value)


def _in_yaml(value: str, mark: str) -> str:
    if mark == "'":
        return f"'{value.replace(chr(39), chr(39) * 2)}'"
    plain = _PLAIN_YAML.fullmatch(value) and not _LOOKS_LIKE_ANOTHER_KIND.fullmatch(value)
    if mark not in '"|>' and plain:
        return value
    return json.dumps(value, ensure_ascii=False)
