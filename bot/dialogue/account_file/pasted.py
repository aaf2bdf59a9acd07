"""Tells an account file that was pasted into a message from a question about one.

A question may name settings, quote a line of them, or be typed in several lines; what is validated looks like
settings for the most part: names that the validator knows, with something behind them that can be a value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.dialogue.exchange import Attachment, Question
from bot.errors import UnreadableFileError

if TYPE_CHECKING:
    from bot.dialogue.desk import Inspect
    from bot.model import FileFormat
    from bot.validator.fields import Field, Placed

PASTED_NAME = "pasted.txt"
"""The name under which text of a message is validated. No button finds that file again."""

LIMIT_CHARS = 100_000
"""A choice: what is longer is sent as a file."""

_FENCE = re.compile(r"\A\s*```[^\n`]*\n(.*?)\n?```\s*\Z", re.DOTALL)
_PAIR = re.compile(
    r"[ \t>•*·–-]*(?:\d{1,2}[.)][ \t]+)?[\"']?"
    r"(?P<name>[^\s:=：#/<>{}\[\]|\"'][^:=：\r\n]{0,60}?)[\"']?[ \t\xa0\u202f]*[:=：](?!//)(?P<value>.*)"
)
_LONG_FORM = re.compile(
    r"^[ \t-]*(?:instances|external_accounts|experience_cloud):[ \t]*(?:$|[\[{#])", re.MULTILINE
)
"""What only the long form of an account file has: nobody writes that in a question."""
_COMMENT = re.compile(r"[ \t]*#")
_QUOTED = re.compile(r"([\"'])(.*)\1")
_QUESTION = re.compile("[?？](?!.*[=&])")
"""A question mark, unless it begins the query of an address."""
_DELIMITERS = "\t;,|"
_PAIRS_AT_LEAST = 2
"""A choice: one pair is a question about a value."""
_HEADINGS_AT_LEAST, _ROWS_AT_LEAST = 2, 2
"""A choice: less of either is a sentence with a comma in it."""
_HEADING_WORDS = 5
"""A choice: names of settings have fewer words in every language."""
_VALUE_WORDS = 8
"""A choice: what has more words is prose."""
_CELLS_ASTRAY = 2
"""Cells that a row may have more or less than the row of headings."""
_SPOKEN_SHARE = 0.5
"""A message with more of its lines in prose than this is a question with settings in it."""
_ONE_WORD = {"client_id", "client_secret", "organization_id", "product_context", "callback_url", "ims_server"}
"""Settings whose values have no blank: words behind them are somebody talking."""
_ADDRESSES = {"callback_url", "ims_server"}


def account_in(question: Question, inspect: Inspect) -> Attachment | None:
    """The account file in a message, its code block first; None if the message is just a question."""
    for text, is_code in ((question.code, True), (question.text, False)):
        inside = unfenced(text)
        if inside and len(inside) <= LIMIT_CHARS and _is_account(inside, is_code, inspect):
            return as_file(inside)
    return None


def as_file(text: str) -> Attachment:
    """Pasted text as a file to validate."""
    return Attachment(PASTED_NAME, unfenced(text).encode("utf-8", "replace"))


def unfenced(text: str) -> str:
    """Text without the marks of a code block around it."""
    fenced = _FENCE.match(text)
    return (fenced[1] if fenced else text).strip("\r\n")


def _is_account(text: str, is_code: bool, inspect: Inspect) -> bool:
    lines = [line for line in text.splitlines() if line.strip() and not _COMMENT.match(line)]
    start = text.lstrip()[:1]
    if start and start in "<{[":
        return _format(text, inspect) in ("xml", "json", "yaml") or (start == "<" and _is_of_server(text))
    if _LONG_FORM.search(text):
        return _format(text, inspect) == "yaml"
    if _is_table(lines):
        return _format(text, inspect) == "csv"
    needed = 1 if is_code else _PAIRS_AT_LEAST
    if len(lines) < needed:
        return False
    pairs = [pair for line in lines if (pair := _PAIR.fullmatch(line))]
    if len(pairs) < needed:
        return False  # most questions end here, and none of them waits for the validator to load
    return _reads_as_settings(lines, pairs, is_code) and _format(text, inspect) is not None


def _is_of_server(text: str) -> bool:
    """Whether it is a server's configuration: half of one gets its line instead of an answer."""
    from bot.validator.reader.xml_server import is_server_config

    return is_server_config(text)


def _reads_as_settings(lines: list[str], pairs: list[re.Match[str]], is_code: bool) -> bool:
    """Whether most lines are settings, and at least two (in a code block, one) are told by name and value."""
    from bot.validator.recognise import is_specific
    from bot.validator.written import written

    names = [pair["name"] for pair in pairs]
    values = [pair["value"].strip() for pair in pairs]
    given = [
        (place, value)
        for place, value in zip(_places(names), values, strict=True)
        if place and _can_be_value(place.field, value)
    ]
    is_ours = any(
        is_specific(place.field.name, written(value, 0, 0)) for place, value in given if not place.assumed
    )
    spoken = len(lines) - len(pairs) + sum(bool(_QUESTION.search(value)) for value in values)
    needed = 1 if is_code else _PAIRS_AT_LEAST
    return is_ours and len(given) >= needed and spoken <= _SPOKEN_SHARE * len(lines)


def _places(names: list[str]) -> list[Placed | None]:
    """The setting that each name stands for, known or nearly so."""
    from bot.validator.fields import FLAT, Names

    known = Names()
    return [known.place(name.strip(), FLAT) for name in names]


def _can_be_value(field: Field, value: str) -> bool:
    if quoted := _QUOTED.fullmatch(value):
        return not _QUESTION.search(quoted[2])
    count = len(value.split())
    if not value or count > _VALUE_WORDS or _QUESTION.search(value):
        return False
    if field.name in _ADDRESSES:
        return count == 1 and "." in value
    return count == 1 or field.name not in _ONE_WORD


def _is_table(lines: list[str]) -> bool:
    """Whether the first line is a row of known headings, and the next a row of values for them."""
    return len(lines) >= _ROWS_AT_LEAST and any(
        _is_row_below(lines[0].split(mark), lines[1].split(mark)) for mark in _DELIMITERS if mark in lines[0]
    )


def _is_row_below(headings: list[str], cells: list[str]) -> bool:
    if len(cells) < _HEADINGS_AT_LEAST or abs(len(headings) - len(cells)) > _CELLS_ASTRAY:
        return False
    if any(len(heading.split()) > _HEADING_WORDS or _QUESTION.search(heading) for heading in headings):
        return False
    told = zip(_places(headings), cells, strict=False)
    values = [
        cell for place, cell in told if place and not place.assumed and _can_be_value(place.field, cell)
    ]
    return len(values) >= _HEADINGS_AT_LEAST


def _format(text: str, inspect: Inspect) -> FileFormat | None:
    """The format in which the validator reads an account from the text; None if it cannot."""
    try:
        return inspect(text.encode("utf-8", "replace"), PASTED_NAME).report.format
    except UnreadableFileError:
        return None
