"""Accounts that stand deeper in a file than they should: under `data:`, in the answer of a service."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple, TypeAlias

from bot.validator.fields import FieldLevel, Names
from bot.validator.recognise import is_of_no_other
from bot.validator.written import Map, Node, Seq, Written, written

NamedValue: TypeAlias = tuple[Written, Node]
_ACCOUNT: tuple[FieldLevel, ...] = ("account",)
_FILE: tuple[FieldLevel, ...] = ("file",)
_INSTANCE: tuple[FieldLevel, ...] = ("instance",)
_INSTANCES, _ACCOUNTS = "instances", "external_accounts"


def unwrapped(root: Map, names: Names, levels: tuple[FieldLevel, ...]) -> tuple[Node, list[Map]]:
    """What holds the accounts, and of each group that was taken off around it all else.

    A group is taken off only where none of its names is a setting's but what all instances share. Where
    several groups of it hold accounts, or one does beside such settings, each is an instance of that name;
    where they fork again, of all names from the first fork on, `eu/prod`.
    """
    return _Unwrapping(names, levels).unwrapped(root)


class _Parts(NamedTuple):
    """What a group holds: groups with accounts in them, settings of the whole file, and all else."""

    inner: list[NamedValue]
    shared: list[NamedValue]
    others: list[NamedValue]


class _Unwrapping:
    def __init__(self, names: Names, levels: tuple[FieldLevel, ...]) -> None:
        self._names = names
        self._levels = levels
        self._rests: list[Map] = []

    def unwrapped(self, root: Map) -> tuple[Node, list[Map]]:
        """See the function of that name."""
        node: Node = root
        key, shared = written("", root.start, root.start), list[NamedValue]()
        while (parts := self._parts(node)) is not None and len(parts.inner) == 1:
            self._rests.append(_group(node, parts.others))
            shared = self._with(shared, parts.shared)
            key, node = parts.inner[0]
        if parts is None and not shared:
            return self._with_account(node), self._rests
        if parts is not None:
            shared = self._with(shared, parts.shared)
        found = [(key, self._as_map(node))] if parts is None else list(self._instances(node, key, ""))
        name = written(_INSTANCES, root.start, root.start)
        return _group(root, [*shared, (name, _group(root, [*found]))]), self._rests

    def _instances(self, node: Node, key: Written, path: str) -> Iterator[tuple[Written, Map]]:
        """The groups in a group that need not be taken off, with their names."""
        parts = self._parts(node)
        if parts is None:
            yield written(path, key.start, key.end), self._as_map(node)
            return
        self._rests.append(_group(node, parts.others))
        shared = parts.shared if path else []  # those at the first fork are the whole file's
        for inner, value in parts.inner:
            is_fork = len(parts.inner) > 1
            way = f"{path}/{inner}" if path and is_fork else path or str(inner)
            for name, instance in self._instances(value, inner if is_fork else key, way):
                yield name, _group(instance, self._with(shared, instance.pairs))

    def _parts(self, node: Node) -> _Parts | None:
        """None of what is not taken apart: it has an instance's settings, or no account deeper in it."""
        if not isinstance(node, Map):
            return None
        parts = _Parts([], [], [])
        for pair in node.pairs:
            key, value = pair
            if _is_setting(key, value, self._names, self._levels):
                if not _is_shared(key, self._names):
                    return None
                parts.shared.append(pair)
            elif _holds_account(value, self._names):
                parts.inner.append(pair)
            else:
                parts.others.append(pair)
        return parts if parts.inner else None

    def _as_map(self, node: Node) -> Map:
        """An instance's settings; of a list of accounts that it is one."""
        known = self._with_account(node)
        if isinstance(known, Map):
            return known
        instance = Map(node.start)
        instance.end = node.end
        instance.pairs = [(written(_ACCOUNTS, node.start, node.start), node)]
        return instance

    def _with_account(self, node: Node) -> Node:
        """An instance whose account stands in a group of another name, `ims:`, with it as its account."""
        if not isinstance(node, Map):
            return node
        groups = [
            key
            for key, value in node.pairs
            if not isinstance(value, Written) and _holds_account(value, self._names)
        ]
        is_instance = any(
            self._names.knows(key, _INSTANCE) for key, value in node.pairs if isinstance(value, Written)
        )
        if len(groups) != 1 or not is_instance or self._names.knows(groups[0], self._levels):
            return node
        own = written(_ACCOUNTS, groups[0].start, groups[0].end)
        return _group(
            node,
            [(own, self._inmost(value)) if key is groups[0] else (key, value) for key, value in node.pairs],
        )

    def _inmost(self, node: Node) -> Node:
        """What holds the accounts of one instance, whatever stands around it."""
        while (parts := self._parts(node)) is not None and len(parts.inner) == 1:
            self._rests.append(_group(node, parts.others))
            node = parts.inner[0][1]
        return node

    def _with(self, outer: list[NamedValue], inner: list[NamedValue]) -> list[NamedValue]:
        """Settings of two groups, one in the other, whose own count for more."""
        own = {self._names.knows(key, self._levels) for key, _value in inner}
        kept = list[NamedValue]()
        for pair in outer:
            if self._names.knows(pair[0], self._levels) not in own:
                kept.append(pair)
            elif isinstance(pair[1], Map):
                self._rests.append(pair[1])
        return kept + inner


def _is_shared(key: Written, names: Names) -> bool:
    """Whether a setting is of the whole file, which beside groups of accounts concerns all of them."""
    known = names.knows(key, _FILE)
    return known is not None and known.name != "instances"


def _is_setting(key: Written, value: Node, names: Names, levels: tuple[FieldLevel, ...]) -> bool:
    """Whether a name is a setting's; settings of one value hold no group, whatever they are called.

    Nor is it Adobe's side where Campaign's accounts stand under its name: `adobe: {prod: …}`.
    """
    known = names.knows(key, levels)
    if known is None or (known.name == "experience_cloud" and _holds_account(value, names, _OF_CAMPAIGN)):
        return False
    return isinstance(value, Written) or known.name in _OF_GROUPS


_OF_GROUPS = {
    "instances", "experience_cloud", "external_accounts", "users", "ims_scope", "operator_groups", "scopes",
    "callback_allowlist", "groups",
}  # fmt: skip


_OF_CAMPAIGN = frozenset({"internal_name", "type", "ims_server", "association_mask"})
"""Settings of an account that Adobe's side has none of."""


def _holds_account(node: Node, names: Names, wanted: Container[str] | None = None) -> bool:
    """Whether a group, or one in it, has a setting that only such an account has, one of the `wanted`."""
    nodes = [node]
    while nodes:
        inner = nodes.pop()
        if isinstance(inner, Seq):
            nodes += [item for item in inner.items if not isinstance(item, Written)]
        elif isinstance(inner, Map):
            for key, value in inner.pairs:
                known = names.knows(key, _ACCOUNT)
                is_wanted = known is not None and (wanted is None or known.name in wanted)
                if known and is_wanted and is_of_no_other(known.name, value):
                    return True
                if not isinstance(value, Written):
                    nodes.append(value)
    return False


def _group(around: Node, pairs: list[NamedValue]) -> Map:
    group = Map(around.start)
    group.end = around.end
    group.pairs = pairs
    return group
