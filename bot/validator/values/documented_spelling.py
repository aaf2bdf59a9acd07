"""Values that are the same everywhere, written otherwise than the documents have them."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from bot.validator.fields import normalised
from bot.validator.values.documented import RIGHT, translated_from
from bot.validator.values.lookalike import plain

SLIPS = 2
"""Letters by which a documented value may be mistyped and still be meant without doubt."""


def documented_spelling(setting: str, value: str | None) -> str | None:
    """The documented value that a setting's is but for case, blanks, joins, language or a slip or two.

    `Adobe_Marketing_Cloud` as a type is `Adobe Marketing Cloud`: name and type are taken for each other. None
    where the value is right, or none of them or more than one can be meant.
    """
    right = RIGHT[setting]
    if not value or value in right:
        return None
    translated = translated_from(value, right)
    if translated is not None:
        return translated
    name = normalised(plain(value))
    slips = {known: OSA.distance(name, normalised(known)) for known in right}
    fewest = min(slips.values())
    meant = [known for known, count in slips.items() if count == fewest]
    return meant[0] if fewest <= SLIPS and len(meant) == 1 else None
