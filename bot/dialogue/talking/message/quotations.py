"""Values in quotation marks of any language. In: a text and a place in it. Out: what is quoted there."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"\s*(?:\"([^\"\n]*)\"|«\s?([^»\n]*?)\s?»|[“”]([^“”\n]*)”|„([^“”\n]*)[“”]|`([^`\n]*)`|'([^'\n]*)'|‘([^’\n]*)’)"
)


def quoted_at(text: str, at: int = 0) -> str | None:
    """What stands in the marks that begin there, blanks before them aside; None where none do."""
    found = _QUOTED.match(text, at)
    return next((quoted.strip() for quoted in found.groups() if quoted is not None), "") if found else None
