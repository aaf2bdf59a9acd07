"""A setting as a data package would name it: no list of these names is published, only how they are made."""

from __future__ import annotations

import re
from functools import cache

from bot.likeness import most_alike
from bot.privacy.secret_words import without_signs
from bot.validator.fields import Field, spellings

_PLAIN = re.compile(r"[A-Za-z]+(?:[ _-][A-Za-z]+)*")
"""Names of which an attribute can be made."""


def package_name(setting: Field, name: str) -> str:
    """The setting's name that a mistyped one is most like, written as an attribute: `imsClientId`."""
    names = _attributes(setting)
    last = without_signs(name.rpartition("/")[2])
    return names[next((alike for alike, _score in most_alike(last, names, 0.0, limit=1)), next(iter(names)))]


@cache
def _attributes(setting: Field) -> dict[str, str]:
    """As it is compared → as an attribute is written; the setting's own name first."""
    plain = [alias for alias in spellings(setting) if _PLAIN.fullmatch(alias)]
    words = [re.split(r"[ _-]", alias.casefold()) for alias in plain]
    prefixed = [["ims", *own] for own in words[:1] if own[0] != "ims"]
    return {
        "".join(own): own[0] + "".join(word.capitalize() for word in own[1:]) for own in (*words, *prefixed)
    }
