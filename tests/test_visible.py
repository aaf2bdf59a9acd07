"""Nothing that a stranger wrote moves a terminal's cursor or turns its text around."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.visible import printable, safe, visible


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
