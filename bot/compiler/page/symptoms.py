"""Troubleshooting lists: items that say what goes wrong, and below it what to check.

Such an item becomes a part of its own. The checks that it sends people to are found by name, in any language:
a page that writes `scopekonfigurationen` under a heading `Omfång` is understood through its French and Korean
versions, whose words do agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from bot.compiler.page.aligned import AlignedPage
from bot.compiler.page.bind import Bound
from bot.compiler.page.sections import words
from bot.compiler.page.units import PieceKind, Unit, units_of
from bot.model import Page

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
"""A choice: shorter words occur in any text."""
_SHORTEST_SYLLABIC = 2
"""A choice: where a sign is a syllable, two are a word."""
_PREFIX = 6
"""Words agree when they begin alike for so long: `périmètre` and `périmètres`."""

Pointers = Mapping[str, tuple[str, ...]]


def symptoms(aligned: AlignedPage, bound: Bound, shipped: Mapping[str, Page]) -> tuple[Bound, Pointers]:
    """The bound aligned page with symptoms as parts of their own, and what each part points to."""
    if not any("bullets/" in leaf.kind for row in aligned.rows for leaf in row.leaves[row.pivot]):
        return bound, {}
    titles = _titles(aligned, bound, shipped)
    parts = dict(bound.parts)
    pointers: dict[str, tuple[str, ...]] = {}
    anchors = {(unit.row, _place(unit)): key for key, units in parts.items() for unit in units[:1]}
    for number, row in enumerate(aligned.rows):
        own = bound.keys.get(number, row.key)
        items = [unit for unit in units_of(number, row) if unit.kind is PieceKind.ITEM]
        remedies = [_remedy(unit) for unit in items]
        if len(items) < 2 or not all(remedies):
            continue
        inside = {anchors.get((number, _place(unit)), "") for unit in items}
        reachable = {key: names for key, names in titles.items() if key != own and key not in inside}
        found = [_points(remedy, reachable) for remedy in remedies]
        if sum(map(bool, found)) * 3 < len(items) * 2:
            continue
        for count, (unit, keys) in enumerate(zip(items, found, strict=True), 1):
            key = anchors.get((number, _place(unit))) or f"{own}-{count}"
            parts.setdefault(key, (unit,))
            if keys:
                pointers[key] = keys
    return Bound(bound.keys, parts), pointers


def _place(unit: Unit) -> int:
    return min((piece.first for piece in unit.pieces.values()), default=0)


def _remedy(unit: Unit) -> dict[str, str]:
    """What stands below the first paragraph of an item, by language; nothing where there is only one."""
    below = {
        locale: words(piece.blocks[1:]) for locale, piece in unit.pieces.items() if len(piece.blocks) > 1
    }
    return below if len(below) == len(unit.pieces) else {}


def _titles(
    aligned: AlignedPage, bound: Bound, shipped: Mapping[str, Page]
) -> dict[str, dict[str, list[str]]]:
    """What can be pointed to: key → locale → words of its title, with those of the shipped page."""
    titles: dict[str, dict[str, list[str]]] = {}
    for number, row in enumerate(aligned.rows[1:], 1):
        key = bound.keys.get(number, row.key)
        titles[key] = {locale: _words(draft.title) for locale, draft in row.drafts.items()}
    for key, units in bound.parts.items():
        titles.setdefault(
            key,
            {locale: _words(piece.title) for locale, piece in units[0].pieces.items()},
        )
    for page in shipped.values():
        for section in page.sections[1:]:
            for locale in titles.get(section.key, {}):
                titles[section.key][locale] = [*titles[section.key][locale], *_words(section.title)]
    return titles


def _points(remedy: Mapping[str, str], titles: Mapping[str, Mapping[str, Sequence[str]]]) -> tuple[str, ...]:
    """The sections that a remedy names, those named in most languages first; at most two."""
    votes: dict[str, float] = {}
    for locale, text in remedy.items():
        said = _words(text)
        for key, names in titles.items():
            hits = [
                word
                for word in dict.fromkeys(names.get(locale, ()))
                if any(_agree(word, other) for other in said)
            ]
            rare = [1 / _frequency(word, locale, titles) for word in hits]
            if rare:
                votes[key] = votes.get(key, 0.0) + sum(rare)
    if not votes:
        return ()
    best = max(votes.values())
    if best < 0.5 * len(remedy):
        return ()
    ranked = sorted(votes, key=lambda key: (-votes[key], key))
    return tuple(key for key in ranked if votes[key] >= 0.6 * best)[:2]


def _frequency(word: str, locale: str, titles: Mapping[str, Mapping[str, Sequence[str]]]) -> int:
    """How many titles have the word."""
    return sum(any(_agree(word, other) for other in names.get(locale, ())) for names in titles.values())


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    composed = unicodedata.normalize("NFC", bare)
    return [word for word in _WORD.findall(composed) if len(word) >= _shortest(word)]


def _shortest(word: str) -> int:
    return _SHORTEST_SYLLABIC if word[0] > "\u2e80" else _SHORTEST


def _agree(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if long.startswith(short):
        return True
    if short[0] > "\u2e80":
        return short[:2] == long[:2]
    return len(short) >= _PREFIX and long.startswith(short[:_PREFIX])
