"""Lines of names and values mean the same however they end."""

from __future__ import annotations

import pytest

from bot.validator.reader.key_value_lines import read_plain_text
from bot.validator.source import Source
from bot.validator.written import Map


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_marks_around_a_value_go_whatever_ends_a_line(end: str) -> None:
    """A line without a sign is no program's: whoever wrote it may have put a value in bold."""
    lines = [
        "[Adobe_Marketing_Cloud]",
        "Type = Adobe Marketing Cloud",
        "as it was on Monday",
        "Tenant = **acme**",
    ]
    (value,) = [value for key, value in _read(end.join(lines)).pairs if key == "Tenant"]
    assert value == "acme"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_marks_in_a_programs_file_stay(end: str) -> None:
    """There they are part of the value."""
    lines = ["[Adobe_Marketing_Cloud]", "Type = Adobe Marketing Cloud", "", "Tenant = **acme**", ""]
    (value,) = [value for key, value in _read(end.join(lines)).pairs if key == "Tenant"]
    assert value == "**acme**"


def _read(text: str) -> Map:
    read = read_plain_text(Source(text))
    assert isinstance(read, Map)
    return read
