"""Keeps the secrets of one account file out of everything that is said: values, excerpts, differences.

A secret is known by its likeness, too: in capitals, in Base64, with a separator or an invisible mark at its
end, escaped as addresses, XML and JSON escape it. What stands in its place tells no length.
"""

from __future__ import annotations

import re
from base64 import b64encode
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from bot.privacy.escapes import plain
from bot.privacy.secret_words import NAME, has_name
from bot.privacy.spans import TextSpan, merged
from bot.privacy.suspects import suspects
from bot.privacy.word_lists import PUBLIC_HOSTS, PUBLIC_VALUES
from bot.visible import CUT, visible

HIDDEN_VALUE = "••••••••"
"""What stands in the place of a secret of an account file; it looks like a value that the console hides."""

_LEAST = 4
"""Shorter secrets are hidden where they stand, but not looked for elsewhere."""
_LEAST_ENCODED = 8
"""Characters of a secret that is looked for in Base64, too: a choice, for short ones stand in many words."""
_PUBLIC = PUBLIC_VALUES | {
    "adobe marketing cloud", "adobe experience cloud", "https://", "http://", "true", "false", "null", "none",
    "openid", "session",
}  # fmt: skip
"""Documented values stay readable, even where someone typed one as a password."""
_DOCUMENTED = PUBLIC_VALUES | PUBLIC_HOSTS | {f"https://{host}" for host in PUBLIC_HOSTS}
"""Whole texts, in small letters, in which nobody looks for a secret: what reports say most often."""
_EDGES = "\"'`«»“”„‘’()[]{}<>,;:!?.␣ \t\r\n"
"""What stands around a value and may or may not belong to it."""
_COMMENT = re.compile(rf"(?:^|(?<=\s))#(?P<value>[^\r\n]{{0,300}}?(?:{NAME})[^\r\n]*)")
"""A comment that speaks of a secret."""
_NAME_BEFORE = 400
"""Characters before a line in which the name of a secret may stand, and after it the end of an address."""
_LOOKED_FOR = 200
"""Characters of a secret that are looked for elsewhere; the rest of the line is hidden with them."""
_FEW = 20
"""Beginnings of secrets that are looked for one by one before every character is looked at."""
_ENCODED = re.compile(rf"[A-Za-z0-9+/]{{{_LEAST_ENCODED},}}")
_LINE_END = re.compile(r"[\r\n]")


class Secret(Protocol):
    """A value that must not be shown, and the characters of the file that it takes; `str` gives the value."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The character after its last."""


class Masker:
    """Hides the secrets of one file wherever they stand, and what is `private` in its place."""

    def __init__(self, text: str, secrets: Iterable[Secret], private: Iterable[TextSpan]) -> None:
        self._text = text
        spans: set[TextSpan] = set(private)
        values: set[str] = set()
        encoded: set[str] = set()
        for secret in secrets:
            spans.add((secret.start, secret.end))
            values |= _likes(text[secret.start : secret.end], str(secret))
            encoded.add(_encoded(str(secret)))
        values.update(one.lower() for one in _standing_in(text, encoded - {""}))
        self._told: dict[str, str] = {}
        self._spans = sorted(spans)
        self._starts = [start for start, _end in self._spans]
        self._values = sorted(values)
        self._beginnings = {value[:_LEAST] for value in self._values}

    def text(self, text: str) -> str:
        """Text of ours or of the file with every known secret hidden, also one that was cut off."""
        if text.lower() in _DOCUMENTED:
            return text
        if text not in self._told:
            self._told[text] = self._text_masked(text)
        return self._told[text]

    def _text_masked(self, text: str) -> str:
        spans = [*self._found_in(text), *_suspects(text, 0, len(text))]
        if text.endswith(CUT):
            spans += self._begun_at_the_end(text[: -len(CUT)])
        return self._hidden(text, spans)[0]

    def excerpt(self, start: int, end: int, mark_start: int, mark_end: int) -> tuple[str, int, int]:
        """A stretch of the file, secrets hidden, and where the marked part begins and ends in it."""
        shown, moves = self._hidden(self._text[start:end], self._spans_in(start, end))
        return shown, _moved(mark_start - start, moves, False), _moved(mark_end - start, moves, True)

    def stretches(self, stretches: list[TextSpan]) -> list[str]:
        """Stretches of the file in their order, secrets hidden; what stands between them is left out."""
        begin, end = stretches[0][0], stretches[-1][1]
        spans = merged((first + begin, last + begin) for first, last in self._spans_in(begin, end))
        shown: list[str] = []
        place = 0
        for start, stop in stretches:
            while place < len(spans) and spans[place][1] <= start:
                place += 1
            inside: list[TextSpan] = []
            for number in range(place, len(spans)):
                first, last = spans[number]
                if first >= stop:
                    break
                inside.append((max(first, start) - start, min(last, stop) - start))
            shown.append(self._hidden(self._text[start:stop], inside)[0])
        return shown

    def _spans_in(self, start: int, end: int) -> list[TextSpan]:
        """What has to be hidden in a stretch of the file, counted from its beginning."""
        spans = list(self._standing_in(start, end))
        lead = max(start - _LOOKED_FOR, 0)  # a secret may begin before the stretch, or end behind it
        for first, last in self._found_in(self._text[lead : end + _LOOKED_FOR]):
            if last + lead > start and first + lead < end:
                spans.append((max(first + lead, start) - start, min(last + lead, end) - start))
        before, after = max(start - _NAME_BEFORE, 0), min(end + _NAME_BEFORE, len(self._text))
        for first, last in _suspects(self._text, before, after):
            if last > start and first < end:
                spans.append((max(first, start) - start, min(last, end) - start))
        return spans

    def _begun_at_the_end(self, text: str) -> Iterator[TextSpan]:
        short, places = plain(text[-2 * _LOOKED_FOR :]), max(len(text) - 2 * _LOOKED_FOR, 0)
        tail = short.text
        for start in range(max(len(tail) - _LOOKED_FOR, 0), len(tail) - _LEAST + 1):
            if tail[start : start + _LEAST] in self._beginnings:
                place = bisect_left(self._values, tail[start:])
                if place < len(self._values) and self._values[place].startswith(tail[start:]):
                    yield places + short.places[start], len(text)
                    return

    def _standing_in(self, start: int, end: int) -> Iterator[TextSpan]:
        index = max(bisect_left(self._starts, start) - 1, 0)
        while index < len(self._spans) and self._spans[index][0] < end:
            first, last = self._spans[index]
            if last > start and not self._text[max(first, start) : min(last, end)].isspace():
                yield max(first, start) - start, min(last, end) - start
            index += 1

    def _found_in(self, text: str) -> Iterator[TextSpan]:
        if not self._values:
            return
        meant = plain(text)
        for start, end in self._plainly_in(meant.text):
            first, last = meant.original(start, end)
            if end - start >= _LOOKED_FOR:
                line_end = _LINE_END.search(text, last)
                last = line_end.start() if line_end else len(text)
            yield first, last

    def _plainly_in(self, text: str) -> Iterator[TextSpan]:
        start = self._next_begun(text, 0)
        while start <= len(text) - _LEAST:
            length = 0
            if text[start : start + _LEAST] in self._beginnings:
                length = self._longest_at(text, start)
                if length:
                    yield start, start + length
            start = self._next_begun(text, start + (length if length >= _LOOKED_FOR else 1))

    def _next_begun(self, text: str, start: int) -> int:
        """Where the next secret may begin; of many secrets, every place is one."""
        if len(self._beginnings) > _FEW:
            return start
        found = (text.find(begun, start) for begun in self._beginnings)
        return min((place for place in found if place >= 0), default=len(text))

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
                return len(value)
            here = here[: _alike(value, here)]
        return 0

    @staticmethod
    def _hidden(text: str, spans: list[TextSpan]) -> tuple[str, list[tuple[int, int, int]]]:
        """The text with spans masked; for each mask, where it began and ended and where it now begins."""
        pieces: list[str] = []
        moves: list[tuple[int, int, int]] = []
        done = length = 0
        for start, end in merged(spans):
            pieces += [text[done:start], HIDDEN_VALUE]
            length += start - done
            moves.append((start, end, length))
            length += len(HIDDEN_VALUE)
            done = end
        pieces.append(text[done:])
        return "".join(pieces), moves


def _likes(raw: str, value: str) -> set[str]:
    """The forms in which a secret is looked for, all as `plain` gives them."""
    told = {raw, value, *value.splitlines(), visible(value[:_LOOKED_FOR], 8 * _LOOKED_FOR)}
    told |= {text.strip(_EDGES) for text in told}
    told |= {text.replace(" ", "+") for text in told if " " in text}
    likes = {plain(text[: 4 * _LOOKED_FOR]).text[:_LOOKED_FOR] for text in told}
    return {like for like in likes if len(like) >= _LEAST and like not in _PUBLIC}


def _encoded(value: str) -> str:
    """The beginning of a secret in Base64, as far as it depends on that alone; empty for a short one."""
    whole = value.strip()[: _LOOKED_FOR // 2].encode("utf-8", "replace")
    if len(whole) < _LEAST_ENCODED:
        return ""
    return b64encode(whole[: len(whole) // 3 * 3]).decode()


def _standing_in(text: str, encoded: Collection[str]) -> Iterator[str]:
    """Those that stand in a text. For many its pieces are noted first, or each would go through all of it."""
    if len(encoded) <= _FEW:
        return (one for one in encoded if one in text)
    runs = set(_ENCODED.findall(text))
    pieces = {run[at : at + _LEAST_ENCODED] for run in runs for at in range(len(run) - _LEAST_ENCODED + 1)}
    ends = slice(_LEAST_ENCODED), slice(-_LEAST_ENCODED, None)
    return (one for one in encoded if all(one[end] in pieces for end in ends) and one in text)


def _suspects(text: str, first: int, last: int) -> Iterator[TextSpan]:
    """What stands where secrets stand, known or not, comments of the file included."""
    yield from suspects(text, first, last)
    if text.find("#", first, last) >= 0 and has_name(text, first, last):
        for comment in _COMMENT.finditer(text, first, last):
            yield comment.span("value")


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


def _moved(offset: int, moves: list[tuple[int, int, int]], is_end: bool) -> int:
    shift = 0
    for start, end, now in moves:
        if offset <= start and not (is_end and offset > start):
            break
        if offset < end or (is_end and offset == end):
            return now + (len(HIDDEN_VALUE) if is_end else 0)
        shift = now + len(HIDDEN_VALUE) - end
    return offset + shift
