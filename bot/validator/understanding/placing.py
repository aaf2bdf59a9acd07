"""Sorts the settings of one group by what their names mean, and notes what no name explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.languages import of_all
from bot.privacy.address_pieces import secret_pieces
from bot.validator.account import FileNote, Ragged, Repeated, Unknown
from bot.validator.fields import (
    ADDRESSES,
    Field,
    FieldLevel,
    Names,
    Placed,
    field,
    holds_another_line,
    names_secret,
    normalised,
)
from bot.validator.recognise import is_ims_name
from bot.validator.understanding.group_titles import take_off_titles
from bot.validator.understanding.slipped import ends_early, is_of_another_type, is_slipped
from bot.validator.values.misplaced import has_slipped, is_misplaced, may_be_secret, secret_words
from bot.validator.written import Map, Node, Seq, TableRow, Written, written

_BARE_NAMES = {normalised(name) for name in of_all(lambda language: language.account_file.name)}
_GROUPS = {"instances", "experience_cloud", "external_accounts", "users"}
"""Settings whose groups are sorted in their turn."""
_IDENTIFIER = re.compile(r"[^\W\d_]{1,20}(?:[-_./][^\W\d_]{1,20}){0,4}")
"""Names that hold nothing but words: `proxy_password`."""

Sorted = dict[FieldLevel, dict[str, Node]]
"""What was found: level → setting → its value."""


class Placing:
    """The names of one file. `secrets` must never be shown, `private` need not be.

    `has_cells`: the file is a spreadsheet.
    """

    def __init__(self, *, has_cells: bool = False) -> None:
        self._has_cells = has_cells
        self.names = Names()
        self.oddities: list[FileNote] = []
        self.secrets: list[Written] = []
        self.private: list[tuple[int, int]] = []
        self.ragged: dict[int, Ragged] = {}
        """Rows whose values may stand under wrong names, by where they begin."""
        self._unknown: dict[tuple[str, bool], Unknown] = {}
        self._secret_names: dict[str, bool] = {}

    @property
    def notes(self) -> list[FileNote]:
        """What was odd, a name at a time."""
        return [*self.oddities, *self._unknown.values()]

    def sort(self, item: Map, levels: tuple[FieldLevel, ...]) -> Sorted:
        """The settings of a group by level and own name; of repeated ones the last."""
        found: Sorted = {"file": {}, "instance": {}, "account": {}, "adobe": {}, "user": {}}
        keys: dict[Field, Written] = {}
        row = item if isinstance(item, TableRow) else None
        is_astray = row is not None and (
            row.cells > row.names or is_slipped(self._cells(row, levels), has_cells=self._has_cells)
        )
        is_ragged = row is not None and (
            is_astray or (row.cells < row.names and not ends_early(self._cells(row, levels)))
        )
        odd: list[tuple[Written, Field | None]] = []
        repeated: list[tuple[Field, Written, Written]] = []
        for key, value in item.pairs:
            placed = self.names.place(key, levels)
            self._keep_secret(key, value, placed, is_ragged)
            if placed is None or (placed.assumed and placed.field in keys):
                odd.append((key, None))
                self.private.append((value.start, value.end))
                self.secrets += _secret_parts(key)
                continue
            setting = _own_place(placed.field, key, value, found, levels)
            self._keep_misplaced(setting.name, value)
            if placed.assumed:
                odd.append((key, setting))
            if setting.name == "internal_name" and setting in keys:
                # A list shows `Name` and `Internal name` side by side: the shorter one is the label.
                if normalised(key) in _BARE_NAMES:
                    continue
                if normalised(keys[setting]) in _BARE_NAMES:
                    keys.pop(setting)
            if setting in keys:
                repeated.append((setting, keys[setting], key))
            keys[setting] = key
            found[setting.level][setting.name] = value
            if setting.name == "client_secret":
                self.secrets += scalars(value)
        if row is not None:
            self._keep_slipped(row)
        take_off_titles(found, keys)
        account = title(found["account"])
        for key, near in odd:
            self._note(key, near, account)
        if row is not None and is_ragged:
            ragged = Ragged(row.cells, row.names, row.start, account, is_judged=not is_astray)
            self.ragged[row.start] = ragged
            if is_astray or not is_of_another_type(found["account"]):
                self.oddities.append(ragged)
        self.oddities += [Repeated(setting, first, last, account) for setting, first, last in repeated]
        return found

    def _cells(self, row: TableRow, levels: tuple[FieldLevel, ...]) -> Iterator[tuple[Field | None, Node]]:
        """The cells of a row, each with the setting that its name means."""
        for key, value in row.pairs:
            placed = self.names.place(key, levels)
            yield None if placed is None else placed.field, value

    def _note(self, key: Written, near: Field | None, account: str | None) -> None:
        if not key or key.startswith(("_", "xmlns")):
            return
        seen = self._unknown.get((key, near is None))
        times, name = (seen.times + 1, seen.name) if seen else (1, key)
        self._unknown[key, near is None] = Unknown(name, near, times, seen.account if seen else account)

    def _keep_secret(self, key: Written, value: Node, placed: Placed | None, is_ragged: bool) -> None:
        is_secret = self._is_secret(key) if placed is None else placed.is_secret
        if is_ragged or is_secret:
            self.secrets += scalars(value)
            if placed is None and is_secret and not _IDENTIFIER.fullmatch(key):
                self.secrets.append(key)
        elif not isinstance(value, Written) and (placed is None or placed.field.name not in _GROUPS):
            self.secrets += self._secrets_in(value)

    def _keep_misplaced(self, setting: str, value: Node) -> None:
        """Values of a setting that may hold a secret, or have swallowed the line with one."""
        if setting == "client_secret":
            return
        values = (value,) if isinstance(value, Written) else value.items if isinstance(value, Seq) else ()
        for part in values:
            if not isinstance(part, Written):
                continue
            if is_misplaced(setting, part) or holds_another_line(setting, part):
                self.secrets.append(part)
                self.secrets += secret_words(part)  # what is proposed instead may hold them, too
            elif setting in ADDRESSES:
                self.secrets += (written(piece, 0, 0) for piece in secret_pieces(part))

    def _keep_slipped(self, row: TableRow) -> None:
        """All of a row in whose column of secrets something else stands: the secret is in another."""
        named = [value for key, value in row.pairs if self._is_secret(key) and isinstance(value, Written)]
        if has_slipped(named):
            self.secrets += [part for _key, value in row.pairs for part in scalars(value)]

    def _secrets_in(self, node: Node) -> Iterator[Written]:
        """What stands under the names of secrets, however deep."""
        nodes = [node]
        while nodes:
            inner = nodes.pop()
            if isinstance(inner, Seq):
                nodes += [item for item in inner.items if not isinstance(item, Written)]
            elif isinstance(inner, Map):
                for key, value in inner.pairs:
                    if may_be_secret(key):
                        yield key
                    if self._is_secret(key) or (isinstance(value, Written) and may_be_secret(value)):
                        yield from scalars(value)
                    elif not isinstance(value, Written):
                        nodes.append(value)

    def _is_secret(self, key: str) -> bool:
        if key not in self._secret_names:
            self._secret_names[key] = names_secret(key)
        return self._secret_names[key]


def _secret_parts(key: Written) -> Iterator[Written]:
    """A name that is a secret, or a part of the way to it that is one, wherever that stands."""
    if may_be_secret(key):
        parts = key.split("/")
        yield from (
            [key] if len(parts) == 1 else (written(part, 0, 0) for part in parts if may_be_secret(part))
        )


def title(found: dict[str, Node]) -> str | None:
    """What the account of these settings is called."""
    name = found.get("internal_name")
    return name if isinstance(name, Written) and name else None


def scalars(node: Node) -> Iterator[Written]:
    """Every value in a node, itself included, and every name: where one value belongs, it may be a name."""
    nodes = [node]
    while nodes:
        inner = nodes.pop()
        if isinstance(inner, Written):
            yield inner
        elif isinstance(inner, Seq):
            nodes += inner.items
        else:
            nodes += [part for pair in inner.pairs for part in pair]


def _own_place(
    setting: Field, key: Written, value: Node, found: Sorted, levels: tuple[FieldLevel, ...]
) -> Field:
    """Where levels meet, `name` and `instance` may mean two things: the value tells."""
    if setting.name == "name" and setting.level == "instance" and "account" in levels:
        is_group = isinstance(value, Map | Seq) and normalised(key) not in _BARE_NAMES
        if is_group and "file" in levels:
            return field("file", "instances")
        if isinstance(value, Written) and "internal_name" not in found["account"] and is_ims_name(value):
            return field("account", "internal_name")
    return setting
