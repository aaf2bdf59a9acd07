"""A text that does not show: neither in a `repr` nor in a traceback or a log."""

from __future__ import annotations

from bot.privacy.spans import HIDDEN


class SecretStr:
    """A token or password; whoever needs it says so with `get_secret_value`. An empty one is false."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def get_secret_value(self) -> str:
        """The text itself."""
        return self._value

    def __len__(self) -> int:
        return len(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SecretStr) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return f"SecretStr({HIDDEN if self._value else ''})"

    __str__ = __repr__
