"""Dates and times as people and Campaign write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from bot.languages import LANGUAGES
from bot.languages.patterns import any_of

_MARKS = [marks for language in LANGUAGES.values() if (marks := language.account_file.date_marks)]
_YEAR, _MONTH, _DAY = (any_of(marks[place] for marks in _MARKS) for place in range(3))
_YEAR_FIRST = re.compile(
    rf"(\d{{4}})\s*(?:[-/.]|{_YEAR})\s*(\d{{1,2}})\s*(?:[-/.]|{_MONTH})\s*(\d{{1,2}})\s*(?:\.|{_DAY})?(.*)",
    re.DOTALL,
)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)", re.DOTALL)
_TIME = re.compile(
    r"[\sT,]*(?:(\d{1,2})[:h.](\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?\s*"
)
_LAST_MONTH = 12
"""December: a greater number is a day."""


def read_moment(text: str) -> datetime | None:
    """The moment a text names (UTC where it names no zone), or None when it could be two or is none."""
    text = text.strip()[:60]
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _loose(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _loose(text: str) -> datetime | None:
    year_first, day_first = _YEAR_FIRST.fullmatch(text), _DAY_FIRST.fullmatch(text)
    if year_first:
        year, month, day, rest = year_first.groups()
    elif day_first:
        day, month, year, rest = day_first.groups()
        if int(day) <= _LAST_MONTH and day != month:
            return None
    else:
        return None
    time = _TIME.fullmatch(rest)
    if time is None:
        return None
    hour, minute, second, zone = time.groups()
    offset = zone if zone and zone[0] in "+-" else "+00:00"
    try:
        date = f"{year}-{int(month):02}-{int(day):02}"
        return datetime.fromisoformat(f"{date}T{int(hour or 0):02}:{minute or '00'}:{second or '00'}{offset}")
    except ValueError:
        return None
