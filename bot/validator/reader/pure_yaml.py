"""PyYAML's own parser, for where it was built without libyaml, with tabs as libyaml takes them.

YAML allows a tab between tokens, before a comment, after a colon; libyaml reads it, PyYAML's scanner stops
there. A file must not be valid on one machine and damaged on another.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import yaml

_BREAKS = "\r\n\x85\u2028\u2029"


class TabLoader(yaml.SafeLoader):
    """Reads what `CSafeLoader` reads. The methods' names and states are those of `yaml.scanner.Scanner`."""

    # PyYAML's scanner has no types; what is set here is what its methods set.
    allow_simple_key: bool
    flow_level: int
    column: int

    def scan_to_next_token(self) -> None:
        """Pass over blanks, comments and line ends, and over tabs where they cannot be indentation."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_directive(self) -> Any:
        """Read a line such as `%YAML 1.1`."""
        with self._tabs_as_blanks():
            return super().scan_directive()

    def scan_tag(self) -> Any:
        """Read a tag such as `!!str`."""
        with self._tabs_as_blanks():
            return super().scan_tag()

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        """Read what stands directly behind the `|` or `>` of a block."""
        with self._tabs_as_blanks():
            return super().scan_block_scalar_indicators(start_mark)

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """Pass over the rest of that line."""
        self._pass_blanks()
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str]:  # noqa: ARG002 - its signature
        """Read what stands between two words of a value without quotes: blanks, or a folded line end."""
        blanks = self._pass_blanks()
        if self.peek() not in _BREAKS:
            return [blanks] if blanks else []
        first = self.scan_line_break()  # type: ignore[no-untyped-call]
        self.allow_simple_key = True
        breaks: list[str] = []
        while not self._ends_document():
            if self.peek() == " " or (self.peek() == "\t" and self.column >= indent):
                self.forward()
            elif self.peek() in _BREAKS:
                breaks.append(self.scan_line_break())  # type: ignore[no-untyped-call]
            else:
                return [*([first] if first != "\n" else []), *(breaks or ([" "] if first == "\n" else []))]
        return []

    @contextmanager
    def _tabs_as_blanks(self) -> Iterator[None]:
        """Have the scanner see a blank for each tab, for a stretch in which both mean the same."""
        peek = self.peek
        self.peek = lambda index=0: " " if (char := peek(index)) == "\t" else char  # type: ignore[method-assign]
        try:
            yield
        finally:
            self.peek = peek  # type: ignore[method-assign]

    def _ends_document(self) -> bool:
        at_start = self.column == 0 and self.prefix(3) in ("---", "...")
        return at_start and self.peek(3) in "\0 \t" + _BREAKS

    def _pass_blanks(self) -> str:
        length = 0
        while self.peek(length) in (" ", "\t"):
            length += 1
        blanks: str = self.prefix(length)
        self.forward(length)
        return blanks
