"""A box and what it stands for, as consoles and lists show what is on or off: `☑ Activé`, `[x] Enabled`."""

from __future__ import annotations

import re

from bot.validator.fields import FLAT, Names
from bot.validator.written import Written, written

_BOX = r"\[[ xX✓✔]?\]|[☑☐✓✔✅❌✗✘]\ufe0f?"
_NAME = r"(?P<key>[^\W\d_][^\[\]\r\n:=：]{0,40}?)"
_LINES = tuple(
    re.compile(rf"[ \t]*(?:[-*•·][ \t]+)?{form}[ \t]*")
    for form in (rf"(?P<box>{_BOX})[ \t]*{_NAME}", rf"{_NAME}[ \t]*[:=：]?[ \t]*(?P<box>{_BOX})")
)
_SWITCH = "enabled"
"""The setting of an account that is a box."""


def tick(line: str, start: int, names: Names) -> tuple[Written, Written] | None:
    """The setting's name and its box; None of every other line. `start` is where the line begins."""
    for form in _LINES:
        match = form.fullmatch(line)
        known = names.knows(match["key"], FLAT) if match else None
        if match and known and known.name == _SWITCH:
            return (
                written(match["key"], start + match.start("key"), start + match.end("key")),
                written(_bare(match["box"]), start + match.start("box"), start + match.end("box")),
            )
    return None


def _bare(box: str) -> str:
    """The box as one character, for brackets around a value are a fault."""
    if not box.startswith("["):
        return box.rstrip("\ufe0f")
    return "☑" if box.strip("[ ]") else "☐"
