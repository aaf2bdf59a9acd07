"""Where a secret may stand in a text: `suspects(text)`. Broad, for what is found is hidden and nothing else.

Used by reports, excerpts, differences and logs; `found` is the precise one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy.secret_words import NAME, has_name
from bot.privacy.spans import Span
from bot.privacy.token_shapes import BOT_TOKEN, OF_VENDORS, PRIVATE_KEY

_QUOTED = r"\"(?:[^\"\\\r\n]|\\.|\"\")*\"?|'(?:[^'\\\r\n]|\\.|'')*'?"
_ANOTHER = r"[,;](?![ \t]*[\"']?[^\W\d][\w .-]{0,40}[\"']?[ \t]*[:=])"
"""A separator that may be part of the value, for no other setting follows."""
_VALUE = rf"(?P<value>{_QUOTED}|(?<=[=＝])[^\s\"'<>,;][^\s<>,;]*|[^\s<>,;\"'](?:[^\r\n<>,;]|{_ANOTHER})*)"
_NO_WORD = r"(?P<value>(?=[^\s\d]{0,200}\d|[^\s]{20}|[^\W\d_]{0,200}[a-z][A-Z])\S{4,})"
_PORT = r"\d{1,5}(?![^\s/?#\"',}…])"
_QUOTE = r"(?:\\{0,8}[\"'])"
_NAMED = (
    # `name: value` to the next separator, `name=value` to the next blank, `"name": "value"`
    rf"(?:{NAME})[^\r\n:=：＝,;<>]{{0,30}}?(?:=>|[:=：＝>])[ \t]*b?{_VALUE}",
    # all that a header says
    r"(?i:cookie|authorization)[ \t]*:[ \t]*(?P<value>[^\s\"'][^\r\n]*)",
    # pairs as `repr` shows headers: ('name', 'value')
    rf"(?:{NAME})[\w.\[\]-]{{0,60}}{_QUOTE},[ \t]*b?(?P<value>{_QUOTED})",
    # without a colon: something that is no word
    rf"(?:{NAME})[^\W\d_]{{0,20}}[ \t]+(?!(?i:sha)){_NO_WORD}",
)
_ADDRESSES = (
    # a password, or one that was cut off there; it may hold an @ or a / that nobody escaped
    rf"://[^\s/?#@\[]{{0,300}}:(?!{_PORT})(?P<value>[^\s@]{{1,300}}(?:@[^\s@/?#]{{0,300}}){{0,3}}(?=@)|[^\s@]{{0,300}}(?=…|$))",
    r"(?i:https?)://(?P<value>[^\s:/?#@]{1,300})(?=@)",
)
_BEFORE_HOST = (
    r"(?<![^\s\"'=:>])(?!mailto:)[^\s/@:\"'=<>]{1,64}:(?P<value>[^\s/@\"'<>]{1,300})(?=@[\w-]+\.\w)",
)
_ARGUMENTS = (
    # the second argument of what logs in or connects: a password
    (
        r"(?i:log[ _-]?[oi]n|connect|authenticate|\bauth)\w{0,20}[ \t]*"
        rf"\([ \t]*(?:{_QUOTED}),[ \t]*(?P<value>{_QUOTED})"
    ),
    # `-password value`, `--pwd=value`, `-u name:value`
    r"(?<!\S)--?(?i:pass(?:wd|word)?|pwd|secret|token)[ =:]+(?P<value>\"[^\"\r\n]*\"?|'[^'\r\n]*'?|\S+)",
    r"(?<!\S)(?:-u|--user)[ =]+[^\s:\"']{1,64}:(?P<value>\S+)",
)
_BEARER = (
    r"\b(?i:bearer|basic)[ \t]+(?=\S{0,200}[A-Z0-9=])(?P<value>[A-Za-z0-9+/=._~-]{6,})",
    r"(?P<value>\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?)",
)
_SHAPES = tuple(rf"(?P<value>{shape})" for shape in (BOT_TOKEN, PRIVATE_KEY, OF_VENDORS))


def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


_WITH_NAME, _WITH_ADDRESS, _WITH_SIGN = map(_compiled, (_NAMED, _ADDRESSES, _BEFORE_HOST))
_ANYWHERE = _compiled((*_ARGUMENTS, *_BEARER, *_SHAPES))
_MAY_BE_ANYWHERE = re.compile(
    r"(?i)-u|--|log|connect|auth|-p|-s|-t|bearer|basic|eyJ|[0-9](?::|：|\\u003a|%)|[ps]8e-|___"
    r"|gh[pousr]_|github_|AKIA|xox"
)
"""Whether one of the rest may stand there: cheaper than looking for each."""


def suspects(text: str, first: int = 0, last: int | None = None) -> Iterator[Span]:
    """Places between `first` and `last` where a secret may stand, in no order; they may overlap."""
    last = len(text) if last is None else last
    patterns: list[re.Pattern[str]] = []
    if has_name(text, first, last):
        patterns += _WITH_NAME
    if text.find("://", first, last) >= 0:
        patterns += _WITH_ADDRESS
    if text.find("@", first, last) >= 0:
        patterns += _WITH_SIGN
    if _MAY_BE_ANYWHERE.search(text, first, last):
        patterns += _ANYWHERE
    for pattern in patterns:
        for match in pattern.finditer(text, first, last):
            yield match.span("value")
