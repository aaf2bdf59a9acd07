"""A name means one thing: no two modules of `bot/` share one, no two classes or types."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "bot"
CATALOGUES = {"cli", "dialogue/commands", "dialogue/buttons", "validator/rules", "compiler/lint/rules"}
"""Folders whose modules are called what people type, press or read; two of them may offer the same thing."""


def _modules() -> Iterator[Path]:
    return (path for path in sorted(ROOT.rglob("*.py")) if "versions" not in path.parts)


def _defined(path: Path) -> Iterator[str]:
    """Classes and types of a module, those within others too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
            yield ast.unparse(node.target)


def _twice(places: dict[str, list[str]]) -> list[str]:
    return [f"{name}: {', '.join(where)}" for name, where in sorted(places.items()) if len(where) > 1]


def test_modules_are_told_apart_by_their_names() -> None:
    """What is in two catalogues is one thing in two places: the command /ticket and its button."""
    places: dict[str, list[str]] = defaultdict(list)
    for path in _modules():
        if path.name != "__init__.py":
            places[path.stem].append(path.relative_to(ROOT).as_posix())
    own = {
        name: found
        for name, found in places.items()
        if not all(place.rpartition("/")[0] in CATALOGUES for place in found)
    }
    assert not _twice(own), "give each what it alone does as its name"


def test_classes_are_told_apart_by_their_names() -> None:
    """Private ones too: whoever searches for a name finds one thing."""
    places: dict[str, list[str]] = defaultdict(list)
    for path in _modules():
        for name in _defined(path):
            places[name].append(path.relative_to(ROOT).as_posix())
    assert not _twice(places), "give each what it alone is as its name"


def test_each_catalogue_is_there() -> None:
    """An excuse goes with the folder that it was for."""
    assert [folder for folder in sorted(CATALOGUES) if not (ROOT / folder).is_dir()] == []
