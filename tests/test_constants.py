"""Each number of a module says why it is so: a limit with its source, a measurement, or a choice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "bot"
MODULES = sorted(path for path in ROOT.rglob("*.py") if "versions" not in path.parts)


def _is_number(value: ast.expr | None) -> bool:
    """A number, several of them, or arithmetic with them."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, int | float) and not isinstance(value.value, bool)
    if isinstance(value, ast.Tuple):
        return bool(value.elts) and all(map(_is_number, value.elts))
    if isinstance(value, ast.BinOp):
        return _is_number(value.left) and _is_number(value.right)
    return isinstance(value, ast.UnaryOp) and _is_number(value.operand)


def _unexplained(path: Path) -> Iterator[str]:
    """Numbers without a docstring below, or a comment beside or above."""
    text = path.read_text(encoding="utf-8")
    lines = ["", *text.splitlines()]
    for node, below in pairwise([*ast.parse(text).body, ast.Pass()]):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not _is_number(node.value):
            continue
        is_told = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        if not (is_told or "  # " in lines[node.lineno] or lines[node.lineno - 1].startswith("# ")):
            yield f"line {node.lineno}: {lines[node.lineno]}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_numbers_say_why(path: Path) -> None:
    """One line below them."""
    assert not list(_unexplained(path))
