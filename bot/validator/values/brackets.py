"""Brackets around a value: `<https://…>`, `[value]`, `{value}`, as people write in mails and on pages."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[[^\[\]]*\]\((?P<target>[^()\s]+)\)")
"""What a chat makes of an address that is copied: `[https://…](https://…)`."""
_PAIRS = {"<": ">", "[": "]", "{": "}", "(": ")", "＜": "＞", "［": "］", "｛": "｝", "（": "）", "【": "】"}
_DEEPEST = 2
"""Brackets in each other that are taken off: `{{value}}`."""
_LONGEST = 500
"""A choice: no value of an account is longer."""


def inside_brackets(text: str) -> str | None:
    """What stands within the brackets that enclose all of a value; None where none do."""
    inside = text.strip()
    if inside[:1] not in _PAIRS or len(inside) > _LONGEST:
        return None
    link = _LINK.fullmatch(inside)
    if link:
        return link["target"]
    for _ in range(_DEEPEST):
        if _is_enclosed(inside):
            inside = inside[1:-1].strip()
    return inside if inside and inside != text.strip() else None


def _is_enclosed(text: str) -> bool:
    """Whether the bracket that a text begins with is closed by its last character, and not before."""
    opening, closing = text[:1], _PAIRS.get(text[:1])
    depth = 0
    for place, character in enumerate(text, 1):
        depth += (character == opening) - (character == closing)
        if not depth:
            return closing is not None and place == len(text)
    return False
