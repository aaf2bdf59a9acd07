"""Versions, and names of one's own things, in a message. In: a text. Out: whether it has some, or the rest.

"Ours is called «Retail North»", "we have 7.3.5" tell something of the subject at hand. The matcher knows such
words from the pages that list versions or names, which have as a rule nothing to do with it.
"""

from __future__ import annotations

import re

_VERSION = re.compile(r"(?<![\w.])[vV]?\d+(?:\.\w+)+|(?<![\w.])\d{3,5}(?![\w.])")
"""A version (`7.3.5`, `v8.5`), the number of a build, a year."""
_NAME = re.compile(
    r"[\"«„“`‘]\s?[^\"«»„“”`‘’\n]{2,60}?\s?[\"»“”`’]"  # in quotation marks
    r"|(?<!\S)[^\s\\/]*[\\/]\S+"  # a path or an address
    r"|\b\w*[A-Za-z0-9]_\w+"  # a name of programs
    r"|(?<!\S)[^\s@]+@\S+"
)
"""A name in quotation marks, a path or an address, a name as programs have them, a mail address."""


def has_version(text: str) -> bool:
    """Whether a version, a build or a year stands in it."""
    return bool(_VERSION.search(text))


def has_name(text: str) -> bool:
    """Whether something in it is a name, an address or a path."""
    return bool(_NAME.search(text))


def without_things(text: str) -> str:
    """The text without them; empty where nothing with a letter is left."""
    left = " ".join(_VERSION.sub(" ", _NAME.sub(" ", text)).split())
    return left if any(sign.isalpha() for sign in left) else ""
