"""What is worked out of a short text is kept for when somebody writes it again.

"Thanks", "still the same" and the question of the day come from many people. What may be a value or a secret
is nobody else's: a text with a digit, a sign of an address or a setting, or many letters is never kept.
"""

from __future__ import annotations

import re
from typing import ParamSpec, TypeVar

from bot.matcher.word_memory import WordMemory

LONGEST_KEPT = 80
"""A choice: characters of a text that several people may write, letter for letter."""
_OF_ONE = re.compile(r"[\d:=@\\_#$%^&*|~]|\S{30}")
"""What stands in values, addresses and secrets."""

P = ParamSpec("P")
R = TypeVar("R")


class TextMemory(WordMemory[P, R]):
    """A function of a text that keeps what it gave for the last so many short ones. Safe to share."""

    def __call__(self, text: str, /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the function gives, worked out anew for a text that nobody else writes."""
        if len(text) > LONGEST_KEPT or _OF_ONE.search(text):
            return self._work_out(text, *args, **kwargs)
        return self._kept(text, *args, **kwargs)
