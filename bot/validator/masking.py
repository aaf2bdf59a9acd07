"""Keeps secrets out of everything that is said: values, excerpts, diffs; a mask tells no length."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from urllib.parse import unquote

from bot.validator.fields import SECRET_WORDS
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
_WORD = "|".join(SECRET_WORDS)
_VALUE = r"(?P<value>\"[^\"\r\n]*\"?|'[^'\r\n]*'?|[^\s<>,;][^\r\n<>,;]*)"
_NO_WORD = r"(?P<value>(?=[^\s\d]{0,200}\d|[^\s]{20}|[^\W\d_]{0,200}[a-z][A-Z])\S{4,})"
_PORT = r"\d{1,5}(?![^\s/?#\"',}…])"
_ANY_WORD = re.compile(rf"(?i:{_WORD})")
_LOOKS_SECRET = tuple(
    re.compile(pattern)
    for pattern in (
        # A secret's name, then its value.
        rf"(?i:{_WORD})[^\r\n:=：＝,;<>]{{0,30}}?(?:[:=：＝]|>)[ \t]*{_VALUE}",
        # The same without a colon: something that is no word.
        rf"(?i:{_WORD})[^\W\d_]{{0,20}}[ \t]+(?!(?i:sha)){_NO_WORD}",
        # An address with a name and a password in it, or one that was cut off there.
        rf"://(?P<value>[^\s/?#]{{0,300}}(?=@)|[^\s/?#@\[]{{0,300}}:(?!{_PORT})[^\s@]{{0,300}}(?=@|…|$))",
        r"(?<![^\s\"'=:>])(?!mailto:)[^\s/@:\"'=<>]{1,64}:(?P<value>[^\s/@\"'<>]{1,300})(?=@[\w-]+\.\w)",
        # A comment that speaks of a secret.
        rf"(?:^|(?<=[\s]))#(?P<value>[^\r\n]{{0,300}}?(?i:{_WORD})[^\r\n]*)",
    )
)
_NAME_BEFORE = 400
"""Characters before a line in which the name of a secret may stand, and after it the end of an address."""
_LOOKED_FOR = 200
"""Characters of a secret that are looked for elsewhere; the rest of the line is hidden with them."""
_LINE_END = re.compile(r"[\r\n]")
_ESCAPE = re.compile("(?:%[0-9A-Fa-f]{2})+")
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
                visible(secret[:_LOOKED_FOR], 8 * _LOOKED_FOR),
            }
            values |= {line.strip() for line in secret.splitlines()}
        values |= {unquote(value) for value in values if "%" in value}
        self._told: dict[str, str] = {}
        self._spans = sorted(spans)
        self._starts = [start for start, _end in self._spans]
        self._values = sorted(
            {value[:_LOOKED_FOR] for value in values if len(value) >= _LEAST and value not in _PUBLIC}
        )
        self._beginnings = {value[:_LEAST] for value in self._values}

    def text(self, text: str) -> str:
        """Text of ours or of the file with every known secret hidden, also one that was cut off."""
        if text not in self._told:
            self._told[text] = self._text_masked(text)
        return self._told[text]

    def _text_masked(self, text: str) -> str:
        spans = [*self._found_in(text), *_looking_secret(text, 0, len(text))]
        if text.endswith(CUT):
            spans += self._begun_at_the_end(text[: -len(CUT)])
        return self._hidden(text, spans)[0]

    def excerpt(self, start: int, end: int, mark_start: int, mark_end: int) -> tuple[str, int, int]:
        """A stretch of the file, secrets hidden, and where the marked part begins and ends in it."""
        shown, moves = self._hidden(self._text[start:end], self._spans_in(start, end))
        return shown, _moved(mark_start - start, moves, False), _moved(mark_end - start, moves, True)

    def stretches(self, stretches: list[tuple[int, int]]) -> list[str]:
        """Stretches of the file in their order, secrets hidden; what stands between them is left out."""
        begin, end = stretches[0][0], stretches[-1][1]
        spans = _merged((first + begin, last + begin) for first, last in self._spans_in(begin, end))
        shown: list[str] = []
        place = 0
        for start, stop in stretches:
            while place < len(spans) and spans[place][1] <= start:
                place += 1
            inside: list[tuple[int, int]] = []
            for number in range(place, len(spans)):
                first, last = spans[number]
                if first >= stop:
                    break
                inside.append((max(first, start) - start, min(last, stop) - start))
            shown.append(self._hidden(self._text[start:stop], inside)[0])
        return shown

    def _spans_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """What has to be hidden in a stretch of the file, counted from its beginning."""
        spans = list(self._standing_in(start, end))
        lead = max(start - _LOOKED_FOR, 0)
        for first, last in self._found_in(self._text[lead : end + _LOOKED_FOR]):
            if last + lead > start and first + lead < end:
                spans.append((max(first + lead, start) - start, min(last + lead, end) - start))
        before, after = max(start - _NAME_BEFORE, 0), min(end + _NAME_BEFORE, len(self._text))
        for first, last in _looking_secret(self._text, before, after):
            if last > start and first < end:
                spans.append((max(first, start) - start, min(last, end) - start))
        return spans

    def _begun_at_the_end(self, text: str) -> Iterable[tuple[int, int]]:
        for start in range(max(len(text) - _LOOKED_FOR, 0), len(text) - _LEAST + 1):
            if text[start : start + _LEAST] in self._beginnings:
                place = bisect_left(self._values, text[start:])
                if place < len(self._values) and self._values[place].startswith(text[start:]):
                    yield start, len(text)
                    return

    def _standing_in(self, start: int, end: int) -> Iterable[tuple[int, int]]:
        index = max(bisect_left(self._starts, start) - 1, 0)
        while index < len(self._spans) and self._spans[index][0] < end:
            first, last = self._spans[index]
            if last > start and not self._text[max(first, start) : min(last, end)].isspace():
                yield max(first, start) - start, min(last, end) - start
            index += 1

    def _found_in(self, text: str) -> Iterable[tuple[int, int]]:
        yield from self._plainly_in(text)
        if "%" in text:
            decoded, places = _unescaped(text)
            for start, end in self._plainly_in(decoded):
                yield places[start], places[end]

    def _plainly_in(self, text: str) -> Iterable[tuple[int, int]]:
        start = 0
        while start <= len(text) - _LEAST:
            length = 0
            if text[start : start + _LEAST] in self._beginnings:
                length = self._longest_at(text, start)
                if length:
                    yield start, start + length
            start += length if length >= _LOOKED_FOR else 1

    def _longest_at(self, text: str, start: int) -> int:
        """How long the longest secret is that stands here; 0 where none does."""
        here = text[start : start + _LOOKED_FOR]
        place = len(self._values)
        while len(here) >= _LEAST:
            place = bisect_right(self._values, here, 0, place)
            if not place:
                return 0
            value = self._values[place - 1]
            if here.startswith(value):
                if len(value) < _LOOKED_FOR:
                    return len(value)
                end = _LINE_END.search(text, start + _LOOKED_FOR)
                return (end.start() if end else len(text)) - start
            here = here[: _alike(value, here)]
        return 0

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
    if len(text) <= limit and text.isascii() and text.isprintable() and text == text.strip(" "):
        return text
    body = text.strip(" ")
    left = len(text) - len(text.lstrip(" ")) if body else len(text)
    right = len(text) - left - len(body)
    drawn = "␣" * min(left, limit + 1) + "".join(map(_drawn, body[: limit + 1])) + "␣" * min(right, limit + 1)
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


def _looking_secret(text: str, first: int, last: int) -> Iterable[tuple[int, int]]:
    """What stands where secrets stand, known or not."""
    has_word = bool(_ANY_WORD.search(text, first, last))
    has_address = text.find("://", first, last) >= 0
    has_sign = text.find("@", first, last) >= 0
    for pattern, may_be in zip(
        _LOOKS_SECRET, (has_word, has_word, has_address, has_sign, has_word), strict=True
    ):
        for match in pattern.finditer(text, first, last) if may_be else ():
            yield match.span("value")


def _unescaped(text: str) -> tuple[str, list[int]]:
    """A text without the percent signs of addresses, and where each of its characters stood."""
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for escape in _ESCAPE.finditer(text):
        pieces.append(text[done : escape.start()])
        places += range(done, escape.start())
        plain = unquote(escape[0])
        pieces.append(plain)
        places += [escape.start()] * len(plain)
        done = escape.end()
    pieces.append(text[done:])
    places += range(done, len(text) + 1)
    return "".join(pieces), places


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[:middle] == other[:middle]:
            least = middle
        else:
            most = middle - 1
    return least


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
