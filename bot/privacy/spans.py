"""Places of a text, as (start, end) in characters: joined where they touch, and hidden."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

TextSpan: TypeAlias = tuple[int, int]

HIDDEN = "•••"
"""What stands in the place of a secret."""


def merged(spans: Iterable[TextSpan]) -> list[TextSpan]:
    """The same places in their order, none empty, none touching another."""
    joined: list[TextSpan] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return joined


def hidden(text: str, spans: Iterable[TextSpan], mark: str) -> str:
    """The text with one `mark` for each place."""
    pieces: list[str] = []
    done = 0
    for start, end in merged(spans):
        pieces += [text[done:start], mark]
        done = end
    return "".join([*pieces, text[done:]])
