"""Text of strangers for a terminal: what cannot be seen is drawn, and what upsets a terminal is not sent.

The one place for control and direction characters: whatever a terminal is shown goes through `visible`,
`printable` or `safe`.
"""

from __future__ import annotations

import re
import unicodedata

CUT = "…"
"""Ends a text that was too long."""
_LONGEST_SHOWN = 80
# what moves the cursor, or makes text look like another line, or cannot be written
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def safe(text: str) -> str:
    r"""Text that cannot upset a terminal: control and direction characters as `\u202e`; lines stay."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def visible(text: str, limit: int = _LONGEST_SHOWN) -> str:
    """A value as a person can tell it from its double: outer blanks and invisible characters are drawn."""
    if len(text) <= limit and text.isascii() and text.isprintable() and text == text.strip(" "):
        return text
    body = text.strip(" ")
    left = len(text) - len(text.lstrip(" ")) if body else len(text)
    right = len(text) - left - len(body)
    drawn = "␣" * min(left, limit + 1) + "".join(map(_drawn, body[: limit + 1])) + "␣" * min(right, limit + 1)
    return drawn if len(drawn) <= limit else drawn[: limit - 1] + CUT


def printable(text: str) -> str:
    """A line of the file that cannot upset a terminal, as long as before."""
    return "".join(
        c
        if c.isprintable() or c == " "
        else "\N{SYMBOL FOR SUBSTITUTE FORM TWO}"
        if c not in "\t\xa0"
        else " "
        for c in text
    )


def _drawn(character: str) -> str:
    if character == "\n":
        return "⏎"
    if character == " " or (
        character.isprintable() and unicodedata.category(character) not in ("Zs", "Cf", "Mn")
    ):
        return character
    return character if unicodedata.category(character) == "Mn" else f"[U+{ord(character):04X}]"
