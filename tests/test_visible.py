"""Nothing that a stranger wrote moves a terminal's cursor or turns its text around."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.visible import CleanStream, printable, safe, visible


@given(st.text(st.characters(categories=["Cc", "Cf", "Zl", "Zp", "Lu"]), max_size=60))
def test_a_value_shows_what_cannot_be_seen(text: str) -> None:
    """Every character of it."""
    shown = visible(text)
    assert all(unicodedata.category(character) not in ("Cc", "Zl", "Zp") for character in shown)
    assert len(printable(text)) == len(text)


@pytest.mark.parametrize("character", ["\x1b", "\x9b", "\r", "\x07", "\u202e", "\u2066", "\u200f", "\ud800"])
def test_control_and_direction_characters_are_written_out(character: str) -> None:
    """So that a person sees that they stood there."""
    assert safe(f"a{character}b\n\tc") == f"a\\u{ord(character):04x}b\n\tc"


def test_the_command_line_prints_nothing_that_moves_the_cursor() -> None:
    """In a pipe no colour is ours; on a terminal only the plain ones are."""
    pipe = io.StringIO()
    CleanStream(pipe).write("a\x1b[31mb\x1b]0;title\x07\n")
    assert pipe.getvalue() == "a\\u001b[31mb\\u001b]0;title\\u0007\n"
    screen = _Screen()
    CleanStream(screen).writelines(["\x1b[31ma\x1b[0m\x1b[2J", "\u202eb\n"])
    assert screen.getvalue() == "\x1b[31ma\x1b[0m\\u001b[2J\\u202eb\n"


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True
