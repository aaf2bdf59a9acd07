"""What a public function raises by itself stands in its docstring, or in that of its class or module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

ROOT = Path(__file__).resolve().parents[1] / "bot"
MODULES = sorted(path for path in ROOT.rglob("*.py") if "versions" not in path.parts)
OWN_FAULTS = {"AssertionError", "NotImplementedError"}
"""What says that the program is wrong: nobody catches it."""
Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
Scope: TypeAlias = ast.Module | ast.ClassDef


def _functions(scope: Scope, above: str) -> Iterator[tuple[Function, str]]:
    """Public functions with all the docstrings that tell about them."""
    told = f"{above} {ast.get_docstring(scope) or ''}"
    for node in scope.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from _functions(node, told)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node, f"{told} {ast.get_docstring(node) or ''}"


def _raised(node: ast.AST) -> Iterator[str]:
    """Names of the exceptions that a function raises itself, not those of a function within it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Raise) and child.exc is not None:
            error = child.exc.func if isinstance(child.exc, ast.Call) else child.exc
            name = ast.unparse(error).rpartition(".")[2]
            if name[:1].isupper():
                yield name
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            yield from _raised(child)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_errors_are_named(path: Path) -> None:
    """By the class that a caller would catch."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    untold = [
        f"{function.name} (line {function.lineno}): {error}"
        for function, told in _functions(module, "")
        for error in sorted(set(_raised(function)) - OWN_FAULTS)
        if error not in told
    ]
    assert not untold
