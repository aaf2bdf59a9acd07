"""Data goes one way: a room imports only from rooms before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "resources": set(),
    "translate": {"model", "resources"},
    "settings": {"errors"},
    "logs": {"errors"},
    "sources": {"model", "errors"},
    "compiler": {"model", "errors", "resources", "translate", "sources"},
    "matcher": {"model", "errors", "compiler"},
    "validator": {"model", "errors", "resources", "translate"},
    "dialogue": {"model", "errors", "resources", "translate", "compiler", "matcher", "validator"},
    "store": {"model", "errors", "dialogue"},
    "channel": {"model", "errors", "settings", "logs", "translate", "dialogue", "store"},
}
WIRING = {"app", "cli", "answers", "knowledge_cli", "settings_cli", "validate_cli", "__init__", "__main__"}
ROOT = Path(__file__).resolve().parent.parent / "bot"


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "bot":
            parts = node.module.split(".")
            yield from [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
        if isinstance(node, ast.Import):
            yield from (a.name.split(".")[1] for a in node.names if a.name.startswith("bot."))


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_from_rooms_before_it(path: Path) -> None:
    """Only the wiring sees everything."""
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    if room in WIRING:
        return
    assert room in ALLOWED, f"{room} is new: say in ALLOWED what it may import"
    assert set(_imported(path)) <= ALLOWED[room] | {room}


def test_rapidfuzz_and_telegram_stay_in_their_rooms() -> None:
    """A library of one room is not known to the others."""
    homes = {
        "rapidfuzz": {"matcher", "validator", "compiler"},
        "telegram": {"channel"},
        "sqlalchemy": {"store"},
    }
    for path in ROOT.rglob("*.py"):
        room = path.relative_to(ROOT).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                home = homes.get(name.split(".")[0])
                assert home is None or room in home, f"{path} imports {name}"
