"""One value, a list, or groups of settings: what stands in the file as what a setting needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from bot.validator.account import Listing, Misshapen
from bot.validator.fields import LISTS, Field, FieldLevel, Names, field
from bot.validator.source import Source
from bot.validator.written import Map, Node, Seq, Written, written

_BLANK_SEPARATED = {"ims_scope", "scopes"}
_GROUPS = {"instances", "experience_cloud", "external_accounts", "users"}
"""Settings that hold groups in their turn."""
_SCOPE = re.compile(r"[^\s,;|]+")
_FAR = 1000
"""Characters after one entry in which the next is looked for; escapes may make it unlike what it means."""
_ENTRY = re.compile(r"[^\r\n,;|]+")


class Shapes:
    """The values of one file; `notes` tell those of another shape than their setting needs."""

    def __init__(self, source: Source, names: Names) -> None:
        self._source = source
        self._names = names
        self.notes: list[Misshapen] = []

    def values(self, level: FieldLevel, found: dict[str, Node], account: str | None) -> dict[str, Any]:
        """Settings as `Written` or `Listing`; what has another shape is noted and left out."""
        values: dict[str, Any] = {}
        for name, node in found.items():
            if name in LISTS:
                known = len(self.notes)
                listing = self.listing(name, node, field(level, name), account)
                if listing.items or len(self.notes) == known:
                    values[name] = listing
            elif isinstance(node, Written):
                values[name] = node
            elif isinstance(node, Seq) and len(node.items) == 1 and isinstance(node.items[0], Written):
                values[name] = node.items[0]
            else:
                self.notes.append(Misshapen(field(level, name), "text", node.start, node.end, account))
        return values

    def listing(self, name: str, node: Node, owner: Field, account: str | None) -> Listing:
        """Several values, from a list or from one text with separators."""
        if isinstance(node, Written):
            return Listing(tuple(_split(node, self._source, name in _BLANK_SEPARATED)), node.start, node.end)
        items: list[Written] = []
        for item in node.items if isinstance(node, Seq) else ():
            if not isinstance(item, Written):
                self.notes.append(Misshapen(owner, "text", item.start, item.end, account))
            elif name in _BLANK_SEPARATED:
                items += _split(item, self._source, True)
            else:
                items.append(item)
        if isinstance(node, Map):
            self.notes.append(Misshapen(owner, "list", node.start, node.end, account))
        return Listing(tuple(items), node.start, node.end)

    def groups(self, node: Node, owner: Field, levels: tuple[FieldLevel, ...]) -> Iterator[Map]:
        """The groups of a list of groups. One group alone, or groups under their names, will do."""
        if isinstance(node, Seq):
            for item in node.items:
                if isinstance(item, Map):
                    yield item
                else:
                    self.notes.append(Misshapen(owner, "mapping", item.start, item.end, None))
        elif isinstance(node, Map):
            if self._are_named(node, levels):
                yield from (_named(key, value) for key, value in node.pairs if isinstance(value, Map))
            else:
                yield node
        elif not is_empty(node):
            self.notes.append(Misshapen(owner, "list", node.start, node.end, None))

    def group(self, node: Node, owner: Field) -> Map | None:
        """One group of settings, or None where there is none."""
        if isinstance(node, Map):
            return node
        if not is_empty(node):
            self.notes.append(Misshapen(owner, "mapping", node.start, node.end, None))
        return None

    def _are_named(self, node: Map, levels: tuple[FieldLevel, ...]) -> bool:
        """`{prod: {…}, stage: {…}}`: groups under names of their own, not settings.

        One of the names may be a setting's too, as `stage` is: settings of one value hold no group.
        """
        if not node.pairs or not all(isinstance(value, Map) for _key, value in node.pairs):
            return False
        placed = [self._names.place(key, levels) for key, _value in node.pairs]
        known = [place.field.name for place in placed if place and not place.assumed]
        return len(known) < len(placed) and not _GROUPS.intersection(known)


def is_empty(node: Node) -> bool:
    """Whether nothing stands there."""
    return not (node.pairs if isinstance(node, Map) else node.items if isinstance(node, Seq) else node)


def _named(name: Written, group: Map) -> Map:
    named = Map(group.start)
    named.end = group.end
    named.pairs = [(written("name", name.start, name.end), name), *group.pairs]
    return named


def _split(value: Written, source: Source, at_blanks: bool) -> Iterator[Written]:
    """The entries of a value that holds several, each with its own place."""
    raw = source.text[value.start : value.end]
    found = 0
    for entry in (_SCOPE if at_blanks else _ENTRY).findall(value):
        text = entry.strip()
        if not text:
            continue
        place = raw.find(text, found, found + len(text) + _FAR)
        if place < 0:
            yield written(text, value.start, value.end)
            continue
        found = place + len(text)
        yield written(unicodedata.normalize("NFC", text), value.start + place, value.start + found)
