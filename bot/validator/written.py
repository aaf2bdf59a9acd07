"""What stands in a file, before anyone knows what it means: values, lists and mappings with their place.

Offsets count characters of `Source.text` from 0; `Source.place` makes lines and columns of them.
"""

from __future__ import annotations

from typing import TypeAlias


class Written(str):
    """A value as a person means it (NFC, without quotes or escapes), and where it stands in the file.

    `start` and `end` enclose it with its quotes. `at`, where set, is the place to show instead: an
    attribute's name.
    """

    __slots__ = ("at", "end", "start")

    at: int
    start: int
    end: int

    @property
    def place(self) -> int:
        """The offset that people are told."""
        return getattr(self, "at", self.start)


class Map:
    """Keys and values in the order of the file; a key may come twice."""

    __slots__ = ("end", "pairs", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.pairs: list[tuple[Written, Node]] = []


class TableRow(Map):
    """A row of a table; `cells` and `names` count what it holds and what the first row names."""

    __slots__ = ("cells", "names")

    def __init__(self, start: int, cells: int, names: int) -> None:
        super().__init__(start)
        self.cells = cells
        self.names = names


class Element(Map):
    """An element of a configuration file: `pairs` hold its attributes, `path` the elements that it stands in.

    `end` is where its first tag ends; `text` is what stands between its tags, where something does.
    """

    __slots__ = ("name", "path", "text")

    def __init__(self, name: Written, path: tuple[str, ...], start: int) -> None:
        super().__init__(start)
        self.name = name
        self.path = path
        self.text: Written | None = None

    @property
    def attributes(self) -> list[tuple[Written, Written]]:
        """Names and values, in the order of the file."""
        return [(key, value) for key, value in self.pairs if isinstance(value, Written)]


class Seq:
    """Values one after the other."""

    __slots__ = ("end", "items", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.items: list[Node] = []


class Elements(Seq):
    """All elements of a configuration file, one after the other."""

    __slots__ = ()


Node: TypeAlias = Written | Map | Seq


def written(text: str, start: int, end: int) -> Written:
    """A value with its place."""
    value = Written(text)
    value.start = start
    value.end = end
    return value
