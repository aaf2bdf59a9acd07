"""What is added as one file is found, and refused by name when it is incomplete."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from bot.compiler.lint.rules import rules as codes
from bot.dialogue.buttons import HANDLERS
from bot.dialogue.commands import COMMANDS
from bot.discovery import IncompleteModuleError, discover
from bot.validator.rules import rules

WHOLE = {"__doc__": '"""What it is."""', "NAME": 'NAME = "one-thing"', "run": "def run() -> None: ..."}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """The name of an empty package of its own."""
    name = re.sub(r"\W", "_", f"things_{request.node.name}")
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    return name


def write(package: str, file: str, parts: dict[str, str]) -> None:
    """A module of the package."""
    folder = Path(sys.path[0]) / package
    (folder / f"{file}.py").write_text("\n".join(parts.values()), encoding="utf-8")


def test_modules_are_found_by_name(package: str) -> None:
    """A hyphen in the name is an underscore in the file's."""
    write(package, "one_thing", WHOLE)
    write(package, "another", {**WHOLE, "NAME": 'NAME = "another"'})
    found = discover(package, ("run",))
    assert list(found) == ["another", "one-thing"]
    assert found["one-thing"].__doc__ == "What it is."


@pytest.mark.parametrize("lacking", WHOLE)
def test_an_incomplete_module_is_refused(package: str, lacking: str) -> None:
    """With its name and all that it lacks."""
    write(package, "one_thing", {name: text for name, text in WHOLE.items() if name != lacking})
    with pytest.raises(IncompleteModuleError, match=rf"{package}\.one_thing lacks {lacking}, check$"):
        discover(package, ("run", "check"))


def test_a_name_is_the_name_of_the_file(package: str) -> None:
    """So that it is found at first guess."""
    write(package, "other_thing", WHOLE)
    with pytest.raises(IncompleteModuleError, match="other_thing: NAME must be 'other-thing'"):
        discover(package, ("run",))


def test_what_there_is_is_found() -> None:
    """One of each kind by its well-known name."""
    assert "callback-https" in {rule.id for rule in rules()}
    assert "broken-link" in codes()
    assert "walk" in COMMANDS
    assert "step" in HANDLERS
