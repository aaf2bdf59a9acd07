"""A text as a person means it, without the escapes of addresses, XML, JSON, and where its letters stood."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

_ESCAPE = re.compile(
    r"(?P<percent>(?:%(?:25){0,3}[0-9A-Fa-f]{2})+)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);)"
    r"|(?P<json>(?:\\u[0-9A-Fa-f]{4})+)"
)
_MAY_ESCAPE = re.compile(r"[%&\\]")
_TWICE = re.compile(r"%(?:25)+")


class Plain(NamedTuple):
    """`places[n]` is where character n of `text` begins in the original; one more for its end."""

    text: str
    places: range | list[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `text` stood; an escape of which a part belongs to it belongs to it whole."""
        last = self.places[end]
        while end < len(self.places) - 1 and last <= self.places[end - 1]:
            end += 1
            last = self.places[end]
        return self.places[start], last


def plain(text: str) -> Plain:
    """Small letters without invisible marks and escapes, in the compatible form: `Ｓ％3d` → `s=`."""
    if not _MAY_ESCAPE.search(text) and text.isascii():
        return Plain(text.lower(), range(len(text) + 1))
    letters: list[str] = []
    places: list[int] = []
    done = 0
    for escape in _ESCAPE.finditer(text):
        _take(text[done : escape.start()], done, letters, places)
        means = _meant(escape)
        for letter in means:
            folded = _folded(letter)
            letters.append(folded)
            places += [escape.start()] * len(folded)
        done = escape.end()
    _take(text[done:], done, letters, places)
    return Plain("".join(letters), [*places, len(text)])


def _take(text: str, start: int, letters: list[str], places: list[int]) -> None:
    if text.isascii():
        letters.append(text.lower())
        places += range(start, start + len(text))
        return
    for place, letter in enumerate(text, start):
        folded = _folded(letter)
        letters.append(folded)
        places += [place] * len(folded)


def _meant(escape: re.Match[str]) -> str:
    if escape["percent"]:
        return unquote(_TWICE.sub("%", escape[0]), errors="replace")
    if escape["entity"]:
        return unescape(escape[0])
    units = b"".join(bytes.fromhex(unit) for unit in escape[0].split("\\u")[1:])
    return units.decode("utf-16-be", "replace")


def _folded(letter: str) -> str:
    """One letter in small and compatible form; nothing of what cannot be seen."""
    if letter.isascii():
        return letter.lower()
    if unicodedata.category(letter) in ("Cf", "Mn") or "\ufe00" <= letter <= "\ufe0f":
        return ""
    decomposed = unicodedata.normalize("NFKD", letter.lower())
    return "".join(part for part in decomposed if unicodedata.category(part) not in ("Mn", "Cf"))
