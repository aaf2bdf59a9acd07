"""Things that nobody may find afterwards: made up, hidden in what people write, then looked for."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

_UPDATES = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"


class Planted:
    """Made-up secrets and words.

    `name` is what everybody is called; `known` are secrets that the bot itself is given.
    """

    def __init__(self, dice: random.Random, known: Iterable[str] = ()) -> None:
        self._dice = dice
        self.name = f"Petronella{self._some(_UPDATES, 6)}"
        self.found_out = [self.name, *known]

    def within(self, text: str, *, is_private: bool = True) -> str:
        """The text with something in it that must not stay anywhere; before others only a word."""
        kind = self._dice.randrange(3) if is_private else 2
        if kind == 0:
            secret = f"p8e-{self._some(_UPDATES + _DIGITS, 24)}"
            said = f"{text} (client secret {secret})"
        elif kind == 1:
            secret = f"{self._some('123456789', 10)}:AA{self._some(_UPDATES + _DIGITS, 33)}"
            said = f"{text} {secret}"
        else:
            secret = f"zw{self._some(_UPDATES, 10)}quast"
            said = f"{secret} {text}"
        self.found_out.append(secret)
        return said

    def search(self, contents: Iterable[tuple[str, bytes]]) -> list[str]:
        """Where something planted stands, as one line each; the contents are of files, tables, pages."""
        needles = [(secret, form) for secret in self.found_out for form in _forms(secret)]
        return [
            f"{secret[:4]}… in {where}"
            for where, content in contents
            for secret, form in needles
            if form in content
        ]

    def _some(self, characters: str, count: int) -> str:
        return "".join(self._dice.choices(characters, k=count))


def in_files(paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """Files, for `search`."""
    for path in paths:
        yield path.name, path.read_bytes()


def _forms(secret: str) -> Iterator[bytes]:
    """A text as it is stored plainly, and as SQLite's and PostgreSQL's dumps show bytes."""
    yield secret.encode()
    yield secret.encode().hex().encode()
    yield secret.encode("utf-16-le")
