"""Bracketed paste: a terminal that was asked to says where pasted text begins and ends.

Without it each line of a pasted account or log would be a question of its own. The sequences are xterm's,
which every terminal of today takes; one that does not know them goes on as before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

BEGIN, END = "\x1b[200~", "\x1b[201~"
_ON, _OFF = "\x1b[?2004h", "\x1b[?2004l"
_LONGEST = 1024 * 1024
"""Characters of one pasted text, should its end never come; what follows is the next line."""


@contextmanager
def bracketed(source: TextIO, target: TextIO) -> Iterator[None]:
    """Have the terminal mark pasted text while this lasts, if both ends are one."""
    if not (source.isatty() and target.isatty()):
        yield
        return
    target.write(_ON)
    target.flush()
    try:
        with _unseen(source):
            yield
    finally:
        target.write(_OFF)
        target.flush()


def next_message(readline: Callable[[], str]) -> str:
    """The next line, or all lines of what was pasted as one text; empty when the input ended."""
    line = readline()
    text = line
    while _is_open(text) and line and len(text) < _LONGEST:
        line = readline()
        text += line
    return text.replace(BEGIN, "").replace(END, "")


def _is_open(text: str) -> bool:
    return text.rfind(BEGIN) > text.rfind(END)


@contextmanager
def _unseen(source: TextIO) -> Iterator[None]:
    """Have the marks echoed as they are: written out as `^[[200~`, they would stand before the text."""
    try:
        import termios
    except ImportError:  # Windows, whose consoles hide them
        yield
        return
    try:
        before = termios.tcgetattr(source.fileno())
    except (OSError, termios.error):
        yield
        return
    quiet = [*before]
    quiet[3] &= ~termios.ECHOCTL
    termios.tcsetattr(source.fileno(), termios.TCSADRAIN, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(source.fileno(), termios.TCSADRAIN, before)
