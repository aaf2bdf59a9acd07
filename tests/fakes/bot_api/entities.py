"""Entities of a message text: what Telegram finds by itself, and how it tidies what it is given.

In go a text and raw entities, out come both as Telegram returns them.
Offsets count UTF-16 code units.
"""

import re
from collections.abc import Iterator
from typing import Any

JsonObject = dict[str, Any]

_BLANKS = " \t\r\n\0\v"
_OPAQUE = {"pre", "code"}
_STYLES = {"bold", "italic", "underline", "strikethrough", "spoiler"}
_QUOTES = {"blockquote", "expandable_blockquote"}
_RANKS = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
_FOUND = (
    ("url", re.compile(r"(?:https?://|www\.)[^\s<>\"«»]+[^\s<>\"«».,;:!?)\]']", re.I)),
    ("email", re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.I)),
    (
        "url",
        re.compile(
            r"(?<![\w@.:/-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|eu|fr|se|kr|de|dev|me)\b(?:/[^\s<>\"]*)?",
            re.I,
        ),
    ),
    ("mention", re.compile(r"(?<![\w@/])@[a-z0-9_]{2,32}\b", re.I)),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>@])/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w@/])", re.I),
    ),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)


def utf16_length(text: str) -> int:
    """How long Telegram says that a text is."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Return the part of a text that an entity covers."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[2 * offset : 2 * (offset + length)].decode("utf-16-le", "surrogatepass")


def parts_of(rich: Any) -> Iterator[JsonObject]:
    """The blocks and texts of a rich message, each with those within it behind it."""
    for part in rich if isinstance(rich, list) else [rich]:
        if isinstance(part, dict):
            yield part
            yield from parts_of(list(part.values()))
        elif isinstance(part, list):
            yield from parts_of(part)


def find_entities(text: str) -> list[JsonObject]:
    """Links, addresses, mentions, commands and hashtags that Telegram marks by itself, in order."""
    found: list[tuple[int, int, str]] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start, end = match.span()
            if all(end <= other_start or start >= other_end for other_start, other_end, _ in found):
                found.append((start, end, kind))
    return [
        {
            "type": kind,
            "offset": utf16_length(text[:start]),
            "length": utf16_length(text[start:end]),
        }
        for start, end, kind in sorted(found)
    ]


def settle(text: str, entities: list[JsonObject]) -> tuple[str, list[JsonObject]]:
    """Return the text without blanks at its ends, and entities as Telegram returns them.

    Code holds no other entity; styles of one kind merge; of what overlaps, the first in Telegram's
    order stays.
    """
    kept = text.rstrip(_BLANKS)
    cut = utf16_length(kept) - utf16_length(kept.lstrip(_BLANKS))
    kept = kept.lstrip(_BLANKS)
    given = _clip(entities, cut, utf16_length(kept))
    solid = _without_overlaps([e for e in given if e["type"] not in _STYLES])
    taken = [e for e in solid if e["type"] not in _QUOTES]
    for entity in find_entities(kept):
        if not any(_touch(entity, other) for other in taken):
            solid.append(entity)
    opaque = [e for e in solid if e["type"] in _OPAQUE]
    styles = [
        piece
        for kind in sorted(_STYLES)
        for piece in _minus(_merged([e for e in given if e["type"] == kind]), opaque)
    ]
    return kept, sorted([*solid, *styles], key=_order)


def _order(entity: JsonObject) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], _RANKS.get(entity["type"], 50)


def _touch(one: JsonObject, other: JsonObject) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )


def _clip(entities: list[JsonObject], cut: int, length: int) -> list[JsonObject]:
    """Move entities to a text that lost `cut` units in front and ends after `length`."""
    result = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, length)
        if start < end:
            result.append({**entity, "offset": start, "length": end - start})
    return result


def _without_overlaps(entities: list[JsonObject]) -> list[JsonObject]:
    """Of two that touch the first in order stays; a quote may hold others, but no quote."""
    quotes: list[JsonObject] = []
    others: list[JsonObject] = []
    for entity in sorted(entities, key=_order):
        rivals = quotes if entity["type"] in _QUOTES else others
        if not any(_touch(entity, rival) for rival in rivals):
            rivals.append(entity)
    return [*quotes, *others]


def _merged(entities: list[JsonObject]) -> list[JsonObject]:
    """Join entities of one kind that touch or adjoin."""
    result: list[JsonObject] = []
    for entity in sorted(entities, key=_order):
        end = entity["offset"] + entity["length"]
        if result and entity["offset"] <= result[-1]["offset"] + result[-1]["length"]:
            last = result[-1]
            last["length"] = max(end, last["offset"] + last["length"]) - last["offset"]
        else:
            result.append(dict(entity))
    return result


def _minus(entities: list[JsonObject], holes: list[JsonObject]) -> list[JsonObject]:
    """Cuts the holes out of the entities."""
    for hole in holes:
        start, end = hole["offset"], hole["offset"] + hole["length"]
        pieces = []
        for entity in entities:
            first, last = entity["offset"], entity["offset"] + entity["length"]
            for low, high in ((first, min(last, start)), (max(first, end), last)):
                if low < high:
                    pieces.append({**entity, "offset": low, "length": high - low})
        entities = pieces
    return entities
