"""Data goes one way: folders import only from those before them, their parts likewise; no circles."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "bot"
GROUND = {
    "model",
    "errors",
    "resources",
    "translate",
    "trouble",
    "encoding",
    "visible",
    "likeness",
    "lean_import",
    "atomic_write",
    "discovery",
    "yaml_records",
    "languages",
}
"""What stands below every folder: single modules, and the languages."""
FOLDERS: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "likeness": set(),
    "lean_import": set(),
    "discovery": {"errors"},
    "atomic_write": set(),
    "resources": {"atomic_write"},
    "trouble": set(),
    "encoding": set(),
    "visible": set(),
    "yaml_records": {"errors"},
    "languages": {"model", "errors", "atomic_write", "resources", "yaml_records"},
    "catalogue": set(),
    "translate": {"model", "atomic_write", "resources", "catalogue", "languages"},
    "privacy": GROUND,
    "reporting": GROUND,
    "settings": {*GROUND, "privacy"},
    "logs": {*GROUND, "privacy"},
    "sources": GROUND,
    "compiler": {*GROUND, "sources", "reporting"},
    "matcher": {*GROUND, "sources", "compiler"},
    "validator": {*GROUND, "privacy", "reporting"},
    "dialogue": {*GROUND, "privacy", "compiler", "matcher", "validator"},
    "store": {*GROUND, "dialogue"},
    "workers": {*GROUND, "privacy", "logs", "validator", "dialogue"},
    # the pages show what lint and the validator found, where a chat shows the dialogue's words about it
    "channel": {*GROUND, "privacy", "settings", "logs", "compiler", "validator", "dialogue", "store"},
}
"""Folder, or single module → those that it may import from."""
WIRING = {"app", "services", "cli", "__init__", "__main__"}
"""What sees everything."""
PARTS: dict[str, tuple[str, ...]] = {
    "channel/telegram": ("api", "incoming", "outgoing", "answering"),
    "compiler": ("page", "library", "lint"),
    "dialogue/talking": (
        "message",
        "sections",
        "told_values",
        "subject",
        "troubleshooting",
        "questions",
        "corrections",
        "asides",
        "secrets",
        "escalation",
    ),
    "validator": (
        "values",
        "workbook",
        "reader",
        "server",
        "understanding",
        "mask",
        "proposal",
        "rules",
        "fix",
    ),
}
"""Folder → its parts in the order of the data; each may import from those before it, never the reverse."""


def _name(path: Path) -> str:
    """`bot/a/b.py` → `bot.a.b`; a package is its `__init__`."""
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_name(path): path for path in sorted(ROOT.rglob("*.py"))}


@cache
def _imported(path: Path, at_run: bool = False) -> frozenset[str]:
    """The modules of `bot` that a file imports; `at_run` leaves out those that are for types only."""
    return frozenset(_imports(ast.parse(path.read_text(encoding="utf-8")), at_run))


def _imports(node: ast.AST, at_run: bool) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ImportFrom) and child.module and child.module.split(".")[0] == "bot":
            for alias in child.names:
                deeper = f"{child.module}.{alias.name}"
                yield deeper if deeper in MODULES else child.module
        elif isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names if alias.name.startswith("bot."))
        elif not (at_run and _is_for_types(child)):
            yield from _imports(child, at_run)


def _is_for_types(node: ast.AST) -> bool:
    """Whether what stands in a statement is for the type checker only."""
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


@pytest.mark.parametrize("path", MODULES.values(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_folder_imports_only_from_those_before_it(path: Path) -> None:
    """Only the wiring sees everything."""
    folder = path.relative_to(ROOT).parts[0].removesuffix(".py")
    if folder in WIRING:
        return
    assert folder in FOLDERS, f"{folder} is new: say in FOLDERS what it may import"
    folders = {name.split(".")[1] for name in _imported(path) if "." in name}
    assert folders <= FOLDERS[folder] | {folder}


@pytest.mark.parametrize("folder", PARTS)
def test_a_part_imports_only_from_those_before_it(folder: str) -> None:
    """What a folder is made of has one direction too; a module beside the parts may see them all."""
    prefix = f"bot.{folder.replace('/', '.')}."
    order = PARTS[folder]
    wrong = [
        f"{name} imports {other}"
        for name, path in MODULES.items()
        if (part := name.removeprefix(prefix).split(".")[0]) in order and name.startswith(prefix)
        for other in _imported(path)
        if (seen := other.removeprefix(prefix).split(".")[0]) in order
        and other.startswith(prefix)
        and order.index(seen) > order.index(part)
    ]
    assert not wrong


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Whoever reads a module can read those that it stands on first."""
    graph = {name: _imported(path, at_run=True) - {name} for name, path in MODULES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_libraries_stay_in_their_folders() -> None:
    """A library of one folder is not known to the others."""
    homes = {
        "rapidfuzz": {"likeness.py", "matcher", "validator", "compiler"},
        "telegram": {"channel"},
        "sqlalchemy": {"store"},
    }
    for path in MODULES.values():
        folder = path.relative_to(ROOT).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                home = homes.get(name.split(".")[0])
                assert home is None or folder in home, f"{path} imports {name}"


def test_only_whole_slips_are_cut_off_by_rapidfuzz_itself() -> None:
    """Its cutoff drops similarities that equal it; `likeness` has the bound that does not."""
    own = {"likeness.py", "matcher/mending.py", "matcher/phrasebook.py", "validator/slips.py"}
    for path in ROOT.rglob("*.py"):
        if path.relative_to(ROOT).as_posix() not in own:
            assert "score_cutoff" not in path.read_text(encoding="utf-8"), f"{path}: use bot.likeness"


def test_no_test_is_imported_by_another() -> None:
    """What several tests need stands in a module of its own, and a test may be renamed, or go."""
    tests = Path(__file__).resolve().parent
    wrong = [
        f"{path.relative_to(tests)} imports {node.module}"
        for path in sorted(tests.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("tests.")
        and (node.module or "").rpartition(".")[2].startswith("test_")
        and (tests.parent / f"{(node.module or '').replace('.', '/')}.py").is_file()
    ]
    assert not wrong
