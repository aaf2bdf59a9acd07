"""YAML → records, and the line of whatever is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from bot.errors import KnowledgeError

if TYPE_CHECKING:
    import yaml

_T = TypeVar("_T")


def read_record(
    path: Path | str,
    text: str,
    kind: type[_T],
    *,
    shaped: Callable[[Any], Any] | None = None,
    all_text: bool = False,
) -> tuple[_T, yaml.Node]:
    """What a YAML file holds as a record, and its nodes for `line_at`.

    `shaped` may change the data before they are converted; with `all_text` every scalar is text (`no` is a
    word). Raises KnowledgeError with the line.
    """
    import yaml  # most starts read nothing but what was compiled

    names = ("CBaseLoader", "BaseLoader") if all_text else ("CSafeLoader", "SafeLoader")
    loader = getattr(yaml, names[0], None) or getattr(yaml, names[1])
    try:
        node = yaml.compose(text, Loader=loader)
        data = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader, the C one where there is
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeError(path, line, f"is no YAML here: {error.problem}") from error
    if node is None:
        raise KnowledgeError(path, 1, "is empty; see CONTRIBUTING.md for what it holds")
    _check_keys(path, node)
    try:
        return msgspec.convert(shaped(data) if shaped else data, kind, strict=not all_text), node
    except msgspec.ValidationError as error:
        problem, _, where = str(error).partition(" - at ")
        raise KnowledgeError(path, line_at(node, where.strip("`")), problem) from error


def _check_keys(path: Path | str, node: yaml.Node) -> None:
    """Raise KnowledgeError where a key stands twice in one mapping: YAML keeps the last, without a word."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        seen = set[str]()
        for key, value in node.value:
            if key.value in seen:
                line = int(key.start_mark.line) + 1
                raise KnowledgeError(path, line, f"{key.value!r} stands here twice; join both, or rename one")
            seen.add(key.value)
            _check_keys(path, value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _check_keys(path, item)


def line_at(node: yaml.Node, path: str) -> int:
    """The line of what msgspec calls `$.says.fr[2]`, or of the nearest thing above it that is there."""
    import yaml

    line = int(node.start_mark.line) + 1
    for key, index in re.findall(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]", path):
        if isinstance(node, yaml.MappingNode) and key and key != "...":
            found = next(((k, v) for k, v in node.value if k.value == key), None)
            if not found:
                break
            line, node = int(found[0].start_mark.line) + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and index.isdigit() and int(index) < len(node.value):
            node = node.value[int(index)]
            line = int(node.start_mark.line) + 1
        else:
            break
    return line
