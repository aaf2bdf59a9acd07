"""What an operator is told of a setting, and where it can be set."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class About:
    """What a setting means, in the words of an operator.

    `reads` makes its value of a text, or a list of texts; a ValueError of it says what that must be
    (`bot.settings.values`).
    `none` says what an empty value means. With `has_file`, a variable and a key that end in `_file` may name
    a file that holds the value.
    """

    variable: str
    meaning: str
    reads: Callable[[Any], Any]
    none: str = "not set"
    is_secret: bool = False
    has_file: bool = False

    @property
    def key(self) -> str:
        """What the YAML file calls it: the variable in lower case, without the name of a program."""
        return re.sub("^(IMS_DOCTOR|TELEGRAM(_BOT)?)_", "", self.variable).lower()

    @property
    def file_variable(self) -> str:
        """The variable that names a file with the value."""
        return f"{self.variable}_FILE"

    @property
    def file_key(self) -> str:
        """The key that names a file with the value."""
        return f"{self.key}_file"

    @property
    def variables(self) -> tuple[str, ...]:
        """Every variable that sets it."""
        return (self.variable, self.file_variable) if self.has_file else (self.variable,)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key of the YAML file that sets it."""
        return (self.key, self.file_key) if self.has_file else (self.key,)
