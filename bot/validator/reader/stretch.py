"""Stretches of a text that are read where they stand, without the words around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.privacy.spans import TextSpan
from bot.validator.source import Source

_SEEN = re.compile(r"[^\r\n]")


class Stretch(Source):
    """Stretches of a text in their order, with blanks for all that stands `around` them.

    `is_several`: there are two or more. `has_words`: more than blanks stands around.
    """

    def __init__(self, whole: Source, *within: TextSpan) -> None:
        self.is_several = len(within) > 1
        self.around = tuple(_between(within, len(whole.text)))
        pieces = [whole.text[start:end] for start, end in within]
        self.has_words = any(whole.text[start:end].strip() for start, end in self.around)
        blanks = [_SEEN.sub(" ", whole.text[start:end]) for start, end in self.around]
        text = "".join(part for pair in zip(blanks, [*pieces, ""], strict=True) for part in pair)
        super().__init__(text, whole.encoding, whole.bom)


def _between(within: Sequence[TextSpan], end: int) -> list[TextSpan]:
    edges = [0, *(edge for span in within for edge in span), end]
    return list(zip(edges[::2], edges[1::2], strict=True))
