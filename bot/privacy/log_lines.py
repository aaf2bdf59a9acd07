"""Removes secrets from text: those that are known, in whatever form, and what looks like one."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator

from bot.privacy.spans import HIDDEN, TextSpan, hidden
from bot.privacy.suspects import suspects

_LEAST = 4
"""Shorter secrets are not looked for: they would take ordinary words along."""
_LEAST_ENCODED = 6
"""A choice: the encoded form of a shorter one stands in ordinary text by chance."""
_LONG = 20
"""A choice: from here on the beginning or end alone gives a secret away."""
_PART = 12
"""Of a long secret, so many characters at its beginning or end are too many: a library may have cut it."""
_IN_WORD = re.compile(r"[A-Za-z0-9_-]")
_IN_BASE64 = re.compile(r"[A-Za-z0-9+/_=-]")


class Scrubber:
    """Removes the secrets that it was told, and those that show what they are."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = sorted({secret.strip() for secret in secrets}, key=len, reverse=True)
        known = [secret for secret in known if len(secret) >= _LEAST]
        self._whole = _one_of(_in_any_form(secret) for secret in known)
        self._parts = _one_of(part for secret in known for part in _parts(secret))
        self._encoded = _one_of(part for secret in known for part in _in_base64(secret))

    def text(self, text: str) -> str:
        """The text without any secret."""
        text = self.known(text)
        return hidden(text, suspects(text), HIDDEN)

    def known(self, text: str) -> str:
        """The text without the secrets that were told; nothing is taken for one."""
        return hidden(text, self._spans(text), HIDDEN)

    def _spans(self, text: str) -> Iterator[TextSpan]:
        if self._whole:
            yield from (match.span() for match in self._whole.finditer(text))
        for pattern, around in ((self._parts, _IN_WORD), (self._encoded, _IN_BASE64)):
            match = pattern.search(text) if pattern else None
            while pattern and match:
                start, end = _widened(text, *match.span(), around)
                yield start, end
                match = pattern.search(text, end)


def _one_of(patterns: Iterable[str]) -> re.Pattern[str] | None:
    joined = "|".join(dict.fromkeys(patterns))
    return re.compile(joined) if joined else None


def _in_any_form(secret: str) -> str:
    """A pattern for a secret as it is, in addresses, JSON, `repr`, HTML and hexadecimal, also mixed."""
    return f"(?i:{''.join(map(_character, secret))}|{secret.encode('utf-8', 'surrogatepass').hex()})"


def _character(character: str) -> str:
    data = character.encode("utf-8", "surrogatepass")
    forms = [
        rf"\\{{0,8}}{re.escape(character)}" if character in "\"'/\\" else re.escape(character),
        "".join(f"%(?:25){{0,4}}{byte:02x}" for byte in data),
        re.escape(json.dumps(character)[1:-1]).replace(r"\\", r"\\{1,8}"),
        "".join(rf"\\{{1,8}}x{byte:02x}" for byte in data),
        rf"\\{{1,8}}(?:x{ord(character):02x}|U{ord(character):08x})",
        rf"&#(?:{ord(character)}|x0{{0,4}}{ord(character):x});",
    ]
    forms += {"&": ["&amp;"], "<": ["&lt;"], ">": ["&gt;"], '"': ["&quot;"], " ": [r"\+"]}.get(character, [])
    return f"(?:{'|'.join(dict.fromkeys(forms))})"


def _parts(secret: str) -> Iterator[str]:
    if len(secret) >= _LONG:
        yield f"(?i:{re.escape(secret[:_PART])}|{re.escape(secret[-_PART:])})"


def _in_base64(secret: str) -> Iterator[str]:
    """What base64 makes of a secret, wherever in the data it begins; no letters that neighbours share."""
    if len(secret) < _LEAST_ENCODED:
        return
    for before in range(3):
        data = base64.b64encode(b"\0" * before + secret.encode("utf-8", "surrogatepass")).decode()
        whole = (before + len(secret.encode("utf-8", "surrogatepass"))) // 3 * 4
        inner = data[-(-before * 8 // 6) : whole]
        yield re.escape(inner).replace(r"\+", "[+-]").replace("/", "[/_]")


def _widened(text: str, start: int, end: int, around: re.Pattern[str]) -> tuple[int, int]:
    while start and around.match(text[start - 1]):
        start -= 1
    while end < len(text) and around.match(text[end]):
        end += 1
    return start, end
