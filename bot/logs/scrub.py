"""Removes secrets from text: those that are known, in whatever form, and what looks like one."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator

MASK = "•••"

_LEAST = 4
"""Shorter secrets are not looked for: they would take ordinary words along."""
_LEAST_ENCODED = 6
_LONG = 20
_PART = 12
"""Of a long secret, so many characters at its beginning or end are too many: a library may have cut it."""
_IN_WORD = re.compile(r"[A-Za-z0-9_-]")
_IN_BASE64 = re.compile(r"[A-Za-z0-9+/_=-]")

_WORDS = (
    r"secr[eèé]t|passw(?:or)?d|passwd|passphrase|pwd|token|(?:api|access|private|signing)[\W_]?key|credential"
    r"|authorization|cookie|mots?[\W_]?de[\W_]?passe|\bmdp\b|l(?:ö|o\u0308|o)senord|hemlig"
    r"|비밀번호|비밀[\W_]?키|암호|시크릿|토큰"
)
_SECRET_NAME = re.compile(rf"(?i){_WORDS}")
_COLON = r"(?::|：|\\u003a|%(?:25){0,4}3a)"
# `name: value` to the end of the line, `name=value` to the next blank, a value in quotes to their end; also a
# pair of name and value in quotes, as `repr` shows headers
_NAMED = (
    rf"(?i)((?:{_WORDS})[\w.\[\]-]{{0,60}}(?:\\{{0,8}}[\"']\)?)?"
    r"(?:[ \t]*(?:=>|[:=：＝])[ \t]*b?|,[ \t]*(?=b?[\"'])b?))"
    r"(?:(\")(?:[^\"\\\r\n]|\\.|\"\")*|(')(?:[^'\\\r\n]|\\.|'')*"
    r"|(?<=[=＝])[^\s\"']\S*|[^\s\"'][^\r\n]*)"
)
# a password in an address; what looks like a port is one
_IN_ADDRESS = (
    r"(://[^\s:/?#@]{0,300}:)(?!\d{1,5}(?:[/?#\s\"']|$))[^\s@]{1,300}(?:@[^\s@/?#]{0,300}){0,3}(?=@)"
)
_PRIVATE_KEY = r"(?s)-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|\Z)"
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?i)\d{{6,20}}{_COLON}[A-Za-z0-9_-]{{30,}}"), MASK),
    (re.compile(_PRIVATE_KEY), MASK),
    (re.compile(_IN_ADDRESS), rf"\1{MASK}"),
    (re.compile(r"(https?://)[^\s:/?#@]{1,300}(?=@)"), rf"\1{MASK}"),
    (re.compile(r"\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?"), MASK),
    (re.compile(r"\b((?i:bearer|basic)\s+)(?=\S{0,200}[A-Z0-9=])[A-Za-z0-9+/=._~-]{6,}"), rf"\1{MASK}"),
    (re.compile(_NAMED), rf"\1\2\3{MASK}"),
)
"""Bot tokens, keys, what stands before the @ of an address, signed tokens, credentials, what a name tells."""


def is_secret_name(name: str) -> bool:
    """Whether what goes by this name is nobody's business."""
    return _SECRET_NAME.search(name) is not None


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
        for shape, instead in _SHAPES:
            text = shape.sub(instead, text)
        return text

    def known(self, text: str) -> str:
        """The text without the secrets that were told; nothing is taken for one."""
        pieces: list[str] = []
        done = 0
        for start, end in _merged(self._spans(text)):
            pieces += [text[done:start], MASK]
            done = end
        return "".join([*pieces, text[done:]])

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
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
    """What base64 makes of a secret, wherever in the data it begins; no updates that neighbours share."""
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


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if last and start <= last[1]:
            last = last[0], max(last[1], end)
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last
