"""Keeps secrets out of everything that is said: values, excerpts, diffs; a mask tells no length."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable

from bot.validator.written import Written

MASK = "••••••••"
CUT = "…"
"""Ends a text that was too long."""

_LEAST = 4
"""Shorter secrets are hidden where they stand, but not looked for elsewhere."""
_PUBLIC = {
    "Adobe_Marketing_Cloud", "Adobe_Experience_Cloud", "Adobe Marketing Cloud", "Adobe Experience Cloud",
    "dma_campaign_classic", "dma_campaign", "https://", "true", "false", "null",
}  # fmt: skip
"""Documented values stay readable, even where someone typed one as a password."""
_LOOKS_SECRET = re.compile(
    r"(?i)(?:secret|passw|passphrase|mot de passe|hemlig|lösen|pwd|token|비밀|암호|시크릿)"
    r"[^\r\n:=,;<>]{0,30}?(?:[:=]|>)[ \t]*(?P<value>\"[^\"\r\n]*\"?|'[^'\r\n]*'?|[^\s<>,;][^\r\n<>,;]*)"
)
_NAME_BEFORE = 400
"""Characters before a cut-out line in which the name of a secret may stand."""
_LONGEST_SHOWN = 80


class Masker:
    """Hides the secrets of one file wherever they stand, and what is `private` in its place."""

    def __init__(self, text: str, secrets: Iterable[Written], private: Iterable[tuple[int, int]]) -> None:
        self._text = text
        spans: set[tuple[int, int]] = set(private)
        values: set[str] = set()
        for secret in secrets:
            spans.add((secret.start, secret.end))
            raw = text[secret.start : secret.end]
            values |= {
                raw,
                raw.strip("\"' \t\r\n"),
                str(secret),
                secret.strip(),
                visible(secret, len(secret) * 8),
            }
            values |= {line.strip() for line in secret.splitlines()}
        self._spans = sorted(spans)
        self._starts = [start for start, _end in self._spans]
        self._values = {value for value in values if len(value) >= _LEAST and value not in _PUBLIC}
        self._lengths = sorted({len(value) for value in self._values}, reverse=True)

    def text(self, text: str) -> str:
        """Text of ours or of the file with every known secret hidden, also one that was cut off."""
        spans = list(self._found_in(text))
        spans += [match.span("value") for match in _LOOKS_SECRET.finditer(text)]
        if text.endswith(CUT):
            spans += self._begun_at_the_end(text[: -len(CUT)])
        return self._hidden(text, spans)[0]

    def excerpt(self, start: int, end: int, mark_start: int, mark_end: int) -> tuple[str, int, int]:
        """A stretch of the file, secrets hidden, and where the marked part begins and ends in it."""
        text = self._text[start:end]
        spans = [*self._found_in(text), *self._standing_in(start, end)]
        before = max(start - _NAME_BEFORE, 0)
        for match in _LOOKS_SECRET.finditer(self._text, before, end):
            first, last = match.span("value")
            if last > start:
                spans.append((max(first, start) - start, last - start))
        shown, moves = self._hidden(text, spans)
        return shown, _moved(mark_start - start, moves, False), _moved(mark_end - start, moves, True)

    def _begun_at_the_end(self, text: str) -> Iterable[tuple[int, int]]:
        for value in self._values:
            for length in range(min(len(value), len(text)), _LEAST - 1, -1):
                if text.endswith(value[:length]):
                    yield len(text) - length, len(text)
                    break

    def _standing_in(self, start: int, end: int) -> Iterable[tuple[int, int]]:
        index = max(bisect_left(self._starts, start) - 1, 0)
        while index < len(self._spans) and self._spans[index][0] < end:
            first, last = self._spans[index]
            if last > start and not self._text[max(first, start) : min(last, end)].isspace():
                yield max(first, start) - start, min(last, end) - start
            index += 1

    def _found_in(self, text: str) -> Iterable[tuple[int, int]]:
        for length in self._lengths:
            for start in range(len(text) - length + 1):
                if text[start : start + length] in self._values:
                    yield start, start + length

    @staticmethod
    def _hidden(text: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int, int]]]:
        """The text with spans masked; for each mask, where it began and ended and where it now begins."""
        pieces: list[str] = []
        moves: list[tuple[int, int, int]] = []
        done = length = 0
        for start, end in _merged(spans):
            pieces += [text[done:start], MASK]
            length += start - done
            moves.append((start, end, length))
            length += len(MASK)
            done = end
        pieces.append(text[done:])
        return "".join(pieces), moves


def visible(text: str, limit: int = _LONGEST_SHOWN) -> str:
    """A value as a person can tell it from its double: outer blanks and invisible characters are drawn."""
    body = text.strip(" ")
    left = len(text) - len(text.lstrip(" ")) if body else len(text)
    right = len(text) - left - len(body)
    drawn = "␣" * left + "".join(map(_drawn, body)) + "␣" * right
    return drawn if len(drawn) <= limit else drawn[: limit - 1] + CUT


def printable(text: str) -> str:
    """A line of the file that cannot upset a terminal, as long as before."""
    return "".join(
        c
        if c.isprintable() or c == " "
        else "\N{SYMBOL FOR SUBSTITUTE FORM TWO}"
        if c not in "\t\xa0"
        else " "
        for c in text
    )


def _drawn(character: str) -> str:
    if character == "\n":
        return "⏎"
    if character == " " or (
        character.isprintable() and unicodedata.category(character) not in ("Zs", "Cf", "Mn")
    ):
        return character
    return character if unicodedata.category(character) == "Mn" else f"[U+{ord(character):04X}]"


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _moved(offset: int, moves: list[tuple[int, int, int]], is_end: bool) -> int:
    shift = 0
    for start, end, now in moves:
        if offset <= start and not (is_end and offset > start):
            break
        if offset < end or (is_end and offset == end):
            return now + (len(MASK) if is_end else 0)
        shift = now + len(MASK) - end
    return offset + shift
