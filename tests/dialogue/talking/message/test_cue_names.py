"""Cues that code asks an utterance for stand in `cues.yaml`: a name that no language has is never found."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import yaml

import bot.dialogue.talking
from bot import resources
from bot.languages import SOURCE_LOCALE

TALKING = Path(bot.dialogue.talking.__file__).parent
ASKING = ("has", "spans", "rest", "is_only")
"""Methods of `Utterance` that take names of cues."""


def _texts(node: ast.expr, known: dict[str, ast.expr], seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """The texts of a constant, of a tuple, or of the constant of the module that is named."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Tuple):
        for element in node.elts:
            yield from _texts(element, known, seen)
    elif isinstance(node, ast.Starred):
        yield from _texts(node.value, known, seen)
    elif isinstance(node, ast.Name) and node.id in known and node.id not in seen:
        yield from _texts(known[node.id], known, seen | {node.id})


def _asked_for(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        of = node.func.value
        is_utterance = (isinstance(of, ast.Name) and of.id == "utterance") or (
            isinstance(of, ast.Attribute) and of.attr == "utterance"
        )
        if node.func.attr in ASKING and is_utterance:
            for argument in node.args:
                yield from _texts(argument, known)


def test_every_cue_that_is_asked_for_exists() -> None:
    """A slip in a name, or a cue that was removed, would go unnoticed."""
    names = yaml.safe_load((resources.locales() / SOURCE_LOCALE / "cues.yaml").read_bytes())
    missing = {
        f"{path.name}: {cue}"
        for path in TALKING.rglob("*.py")
        for cue in _asked_for(path)
        if cue not in names
    }
    assert not missing
    assert sum(1 for path in TALKING.rglob("*.py") for _cue in _asked_for(path)) > 500
