"""Accounts that stand deeper in a file than they should: under `data:`, in the answer of a service."""

from __future__ import annotations

from typing import TypeAlias

from bot.validator.fields import FieldLevel, Names
from bot.validator.recognise import is_of_no_other
from bot.validator.written import Map, Node, Seq, Written, written

NamedValue: TypeAlias = tuple[Written, Node]
_ACCOUNT: tuple[FieldLevel, ...] = ("account",)
_FILE: tuple[FieldLevel, ...] = ("file",)
_DEEPEST = 4
"""Groups around an account that are taken off."""


def unwrapped(root: Map, names: Names, levels: tuple[FieldLevel, ...]) -> tuple[Node, list[Map]]:
    """What holds the accounts, and of each group that was taken off around it all else.

    A group is taken off only where none of its names is a setting's. Where several groups of it hold
    accounts, or one does beside what all instances share, each is an instance of that name.
    """
    rests: list[Map] = []
    node: Node = root
    while isinstance(node, Map) and len(rests) < _DEEPEST:
        settings = [key for key, value in node.pairs if _is_setting(key, value, names, levels)]
        if any(not _is_shared(key, names) for key in settings):
            break
        inner, others = list[NamedValue](), list[NamedValue]()
        for pair in node.pairs:
            is_inner = pair[0] not in settings and _holds_account(pair[1], names)
            (inner if is_inner else others).append(pair)
        if not inner:
            break
        if settings or len(inner) > 1:
            if not all(isinstance(value, Map) for _key, value in inner):
                break
            name = written("instances", node.start, node.start)
            return _group(node, [*others, (name, _group(node, inner))]), rests
        rests.append(_group(node, others))
        node = inner[0][1]
    return (root, []) if node is root else (node, rests)


def _is_shared(key: Written, names: Names) -> bool:
    """Whether a setting is of the whole file, which beside groups of accounts concerns all of them."""
    known = names.knows(key, _FILE)
    return known is not None and known.name != "instances"


def _is_setting(key: Written, value: Node, names: Names, levels: tuple[FieldLevel, ...]) -> bool:
    """Whether a name is a setting's; settings of one value hold no group, whatever they are called."""
    known = names.knows(key, levels)
    return known is not None and (isinstance(value, Written) or known.name in _OF_GROUPS)


_OF_GROUPS = {
    "instances", "experience_cloud", "external_accounts", "users", "ims_scope", "operator_groups", "scopes",
    "callback_allowlist", "groups",
}  # fmt: skip


def _holds_account(node: Node, names: Names) -> bool:
    """Whether a group, or one in it, has a setting that only such an account has."""
    nodes = [node]
    while nodes:
        inner = nodes.pop()
        if isinstance(inner, Seq):
            nodes += [item for item in inner.items if not isinstance(item, Written)]
        elif isinstance(inner, Map):
            for key, value in inner.pairs:
                known = names.knows(key, _ACCOUNT)
                if known and is_of_no_other(known.name, value):
                    return True
                if not isinstance(value, Written):
                    nodes.append(value)
    return False


def _group(around: Map, pairs: list[NamedValue]) -> Map:
    group = Map(around.start)
    group.end = around.end
    group.pairs = pairs
    return group
