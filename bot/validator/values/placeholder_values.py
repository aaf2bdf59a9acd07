"""Tells a value that somebody is still to fill in from one that is merely wrong."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from bot.languages import of_all
from bot.languages.patterns import any_of, any_pattern

_LOOKED_AT = 200
"""A choice: a placeholder is short, and a pattern never runs away."""
_YOUR = any_of(of_all(lambda language: language.account_file.your))
_BRACKETED = r"[<\[{(«‹][^<>\r\n]*[>\]})»›]|\$\{?\w[\w.-]*\}?|%\w+%|@@?\w+@@?|x{3,}|\?+|-+|\.{2,}|…|_+"
_OPEN = r"t\.?\s?b\.?\s?[dc]\.?|to[-_ ]?do|fix[-_ ]?me"
TO_FILL_IN = any_pattern(
    (words.lower() for words in of_all(lambda language: language.account_file.to_fill_in)),
    blank=r"[-_\s]",
    perhaps_blank=r"[-_\s]?",
    perhaps_accents=True,
).replace(r"\w", r"[^\W_]")  # a word ends where a blank is: otherwise matching takes for ever
"""What people write where any value is still to come, in small letters: "enter here", `여기에_입력`."""
_WORDS = (
    r"n\.?/?a\.?|none|nil|null|undefined|unknown|dummy|foo|bar|sample|place[-_ ]?holder|empty|later|pending"
    r"|(?:change|replace|fill|enter|insert|put|paste|type)(?:[-_ ]?(?:me|this|it|in|here))?"
    r"(?:[-_ ](?:your|the|a|here|value|tenant|client|id|url|name|mask|scope|callback|address|secret|key|org"
    r"|organi[sz]ation|server|host|instance)){0,4}"
    rf"|(?:{_YOUR})[-_ ]\w+(?:[-_ ]\w+){{0,3}}|tenant"
    r"|(?:tenant|client|organi[sz]ation|org|callback|instance)[-_ ](?:id|url|name)"
    rf"|{TO_FILL_IN}"
)
MARKS = " ?!.:…"
"""What people put behind such words: `à confirmer ?`."""
_QUOTED_VALUE = re.compile(r"[«‹](?=[^«»‹›]*(?:\(\.\*\)|://|@adobeorg|\d))[^«»‹›<>{}\[\]$%]*[»›]")
"""What stands in French quotes and is nevertheless a value, for nobody stands that for one."""
_PLACEHOLDER_NAME = re.compile(f"{_BRACKETED}|{_OPEN}")
_INSIDE = re.compile(
    r"\$\{[^}]*\}|\{\{.*?\}\}|<[^<>]+>|\{[\w .-]+\}|\[[\w .-]+\]|%\w+%|(?<![A-Za-z])tenant_id"
    rf"|(?:{_YOUR})[-_]\w+",
    re.IGNORECASE,
)
"""What stands for a part of an address."""
_IN_ANY = ("{", "<", "[", "%", "tenant_id", *of_all(lambda language: language.account_file.your))
"""One of these stands in each of them: looking for pieces costs a tenth of matching at every character."""


@cache
def _placeholder() -> re.Pattern[str]:
    """What stands for a value, compiled for the first one that is looked at: it takes 30 ms.

    In small letters: where case counts, most branches are told by their first letter, at once.
    """
    return re.compile(f"{_BRACKETED}|{_OPEN}|{_WORDS}")


def is_placeholder(value: str) -> bool:
    """Whether a whole value only stands for one: `TODO`, `${CALLBACK}`, `<callback>`, `none`."""
    text = _without_invisible(value).lower()
    if not text or len(text) > _LOOKED_AT or (text[0] in "«‹" and _QUOTED_VALUE.fullmatch(text)):
        return False
    if text[0].isalnum() and ("://" in text or "(.*)" in text or "@" in text):
        return False  # matching thirty words takes longer, and none of them holds these
    if _placeholder().fullmatch(text):
        return True
    return text[-1] in MARKS and bool(_placeholder().fullmatch(text.rstrip(MARKS)))


def _without_invisible(value: str) -> str:
    if value.isascii():
        return value.strip()
    return "".join(letter for letter in value if unicodedata.category(letter) != "Cf").strip()


def is_placeholder_name(name: str) -> bool:
    """The same of a group's name, which may well be a word such as `Pending`."""
    return len(name) <= _LOOKED_AT and bool(_PLACEHOLDER_NAME.fullmatch(_without_invisible(name).lower()))


def holds_placeholder(value: str) -> bool:
    """Whether a value or a part of it still stands for something: `https://<host>/nl`."""
    if is_placeholder(value):
        return True
    small = value.lower()
    for piece in _IN_ANY:
        if piece in small:
            return _INSIDE.search(value[:_LOOKED_AT]) is not None
    return False
