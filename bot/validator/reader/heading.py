"""What says of which instance the settings below are, `PROD`, `== Testmiljö ==`, or heads a column."""

from __future__ import annotations

import re

from bot.languages import of_all
from bot.languages.patterns import any_of
from bot.validator.fields import FieldLevel, Names
from bot.validator.written import Map, Written, written

_INSTANCE = "instance"
"""The setting that such a line stands for."""
_LEVELS: tuple[FieldLevel, ...] = ("instance",)
_LONGEST = 60
"""A choice: characters of a line that may be one."""
_MOST_WORDS = 5
"""A choice: heads of columns have fewer."""
_WORDS = frozenset(word.casefold() for word in of_all(lambda language: language.account_file.headings))
_VALUES = frozenset(word.casefold() for word in of_all(lambda language: language.account_file.values))
_PARTS = re.compile(r"[^\W\d_]+")
_WORD = r"[\w.’'()-]+"
_HEADING = re.compile(
    rf"[^\w]*(?P<words>(?:{_WORD}[ \t]+){{0,2}}"
    rf"(?:{any_of(of_all(lambda language: language.account_file.headings))})"
    rf"(?:[ \t]+{_WORD}){{0,2}})[^\w]*",
    re.IGNORECASE,
)


def heading(line: str, start: int) -> Written | None:
    """What such a line says, with its place; None of every other line. `start` is where the line begins."""
    match = _HEADING.fullmatch(line) if len(line) <= _LONGEST else None
    if match is None:
        return None
    return written(match["words"], start + match.start("words"), start + match.end("words"))


def names_instance(cell: str) -> bool:
    """Whether the head of a column, or of a row, says of which instance it is: `PROD`, `acme-stage2`."""
    words = _PARTS.findall(cell.casefold()) if len(cell) <= _LONGEST else []
    return len(words) <= _MOST_WORDS and any(word in _WORDS for word in words)


def heads_values(cell: str) -> bool:
    """Whether the head of a column says that values stand below: `Valeur`, `Current value`, `현재 값`."""
    return not _VALUES.isdisjoint(_PARTS.findall(cell[:_LONGEST].casefold()))


def put_under(said: Written | None, group: Map, names: Names) -> None:
    """Give a group the name of the instance that stands over it, unless it tells that itself."""
    placed = (names.knows(key, _LEVELS) for key, _value in group.pairs)
    if said is not None and not any(field is not None and field.name == "name" for field in placed):
        group.pairs.insert(0, (written(_INSTANCE, said.start, said.start), said))
