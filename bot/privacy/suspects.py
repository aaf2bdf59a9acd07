"""Where a secret may stand in a text: `suspects(text)`. Broad, for what is found is hidden and nothing else.

Used by reports, excerpts, differences and logs; `secret_detection` is the precise one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy.secret_words import find_names
from bot.privacy.spans import TextSpan
from bot.privacy.token_shapes import BOT_TOKEN, OF_VENDORS, PRIVATE_KEY

_QUOTED = r"\"(?:[^\"\\\r\n]|\\.|\"\")*\"?|'(?:[^'\\\r\n]|\\.|'')*'?"
_ANOTHER = r"[,;](?![ \t]*[\"']?[^\W\d][\w .-]{0,40}[\"']?[ \t]*[:=])"
"""A separator that may be part of the value, for no other setting follows."""
_VALUE = rf"(?P<value>{_QUOTED}|(?<=[=＝])[^\s\"'<>,;][^\s<>,;]*|[^\s<>,;\"'](?:[^\r\n<>,;]|{_ANOTHER})*)"
_NO_WORD = r"(?P<value>(?=[^\s\d]{0,200}\d|[^\s]{20}|[^\W\d_]{0,200}[a-z][A-Z])\S{4,})"
_PORT = r"\d{1,5}(?![^\s/?#\"',}…])"
_QUOTE = r"(?:\\{0,8}[\"'])"
# What follows the name of a secret, of whatever length the name was.
_AFTER_NAME = (
    # `name: value` to the next separator, `name=value` to the next blank, `"name": "value"`
    rf"[^\r\n:=：＝,;<>]{{0,30}}?(?:=>|[:=：＝>])[ \t]*b?{_VALUE}",
    # pairs as `repr` shows headers: ('name', 'value')
    rf"[\w.\[\]-]{{0,60}}{_QUOTE},[ \t]*b?(?P<value>{_QUOTED})",
    # without a colon: something that is no word
    rf"[^\W\d_]{{0,20}}[ \t]+(?!(?i:sha)){_NO_WORD}",
)
_HEADER = r"(?i:cookie|authorization)[ \t]*:[ \t]*(?P<value>[^\s\"'][^\r\n]*)"
"""All that it says, whatever separators stand in it."""
_ADDRESSES = (
    # a password, or one that was cut off there; it may hold an @ or a / that nobody escaped
    rf"://[^\s/?#@\[]{{0,300}}:(?!{_PORT})"
    r"(?P<value>[^\s@]{1,300}(?:@[^\s@/?#]{0,300}){0,3}(?=@)|[^\s@]{0,300}(?=…|$))"
    r"|(?i:https?)://(?P<user>[^\s:/?#@]{1,300})(?=@)"
)
_BEFORE_HOST = (
    r"(?<![^\s\"'=:>])(?!mailto:)[^\s/@:\"'=<>]{1,64}:(?P<value>[^\s/@\"'<>]{1,300})(?=@[\w-]+\.\w)"
)
_CALL = (
    # the second argument of what logs in or connects: a password
    r"(?i:log[ _-]?[oi]n|connect|authenticate|\bauth)\w{0,20}[ \t]*"
    rf"\([ \t]*(?:{_QUOTED}),[ \t]*(?P<value>{_QUOTED})"
)
_OPTION = (
    # `-password value`, `--pwd=value`, `-u name:value`; the hyphen comes first, for that is quick to find
    r"-(?<!\S-)(?:-?(?i:pass(?:wd|word)?|pwd|secret|token)[ =:]+(?P<value>\"[^\"\r\n]*\"?|'[^'\r\n]*'?|\S+)"
    r"|(?:u|-user)[ =]+[^\s:\"']{1,64}:(?P<user>\S+))"
)
_CREDENTIAL = r"\b(?i:bearer|basic)[ \t]+(?=\S{0,200}[A-Z0-9=])(?P<value>[A-Za-z0-9+/=._~-]{6,})"
_SHAPE = rf"(?P<value>{BOT_TOKEN}|{PRIVATE_KEY}|{OF_VENDORS}|\beyJ[\w-]{{8,}}\.[\w-]{{8,}}(?:\.[\w-]*)?)"
_SHAPE_MAY_STAND = re.compile(r"\d{6}|-----BEGIN|[ps]8e-|eyJ|___|gh[pousr]_|github_pat_|AKIA|xox")
"""What each of these shapes begins with, and next to nothing else does."""
_CALL_MAY_STAND = re.compile(r"\([ \t]*[\"']")

_AFTER = tuple(re.compile(pattern) for pattern in _AFTER_NAME)
_WITH_MARK = tuple(
    (mark, re.compile(pattern))
    for mark, pattern in (
        ("://", _ADDRESSES),
        ("-", _OPTION),
    )
)
"""What is looked for where a mark stands: looking for the mark costs next to nothing."""
_BEFORE_HOSTS, _CALLS, _SHAPES = map(re.compile, (_BEFORE_HOST, _CALL, _SHAPE))
_BEFORE_AT, _LOOKED_AT, _DONE = 366, 300, 150
"""Characters that are looked at before an @ and after it, and how many of those need no second look."""
_HEADERS, _CREDENTIALS = re.compile(_HEADER), re.compile(_CREDENTIAL)
_BASIC = re.compile(r"(?i)\bbasic[ \t]")
_NAMES_OF_HEADERS = ("cookie", "authorization", "bearer")


def suspects(text: str, first: int = 0, last: int | None = None) -> Iterator[TextSpan]:
    """Places between `first` and `last` where a secret may stand, in no order; they may overlap."""
    last = len(text) if last is None else last
    names = set()
    for name, end in find_names(text, first, last):
        names.add(name)
        for pattern in _AFTER:
            if match := pattern.match(text, end, last):
                yield match.span("value")
    if not names.isdisjoint(_NAMES_OF_HEADERS):
        yield from (match.span("value") for match in _HEADERS.finditer(text, first, last))
    if "bearer" in names or ("basic" in text[first:last].lower() and _BASIC.search(text, first, last)):
        yield from (match.span("value") for match in _CREDENTIALS.finditer(text, first, last))
    for mark, pattern in _WITH_MARK:
        if text.find(mark, first, last) >= 0:
            for match in pattern.finditer(text, first, last):
                yield match.span(match.lastgroup or "value")
    if text.find("(", first, last) >= 0 and _CALL_MAY_STAND.search(text, first, last):
        yield from (match.span("value") for match in _CALLS.finditer(text, first, last))
    if _SHAPE_MAY_STAND.search(text, first, last):
        yield from (match.span("value") for match in _SHAPES.finditer(text, first, last))
    yield from _before_hosts(text, first, last)


def _before_hosts(text: str, first: int, last: int) -> Iterator[TextSpan]:
    """Passwords in `name:password@host`; only the words with such a sign are looked at."""
    at = text.find("@", first, last)
    while at >= 0:
        before = text[max(first, at - _BEFORE_AT) : at]
        word = "" if not before or before[-1].isspace() else before.rsplit(None, 1)[-1]
        if ":" in word:
            found = _BEFORE_HOSTS.finditer(text, at - len(word), min(last, at + _LOOKED_AT))
            yield from (match.span("value") for match in found)
            at += _DONE
        at = text.find("@", at + 1, last)
