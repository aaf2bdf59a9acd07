"""Deploy files as the tests read them: YAML documents, a Dockerfile's instructions, names of settings."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.settings.config_file import VARIABLE
from bot.settings.declaration import SETTINGS

ROOT = Path(__file__).resolve().parent.parent.parent
DEPLOY = ROOT / "deploy"
PAGES = (ROOT / "docs" / "operations.md", ROOT / "docs" / "threat-model.md")

_VARIABLE = re.compile(r"\b(?:IMS_DOCTOR|TELEGRAM)_[A-Z][A-Z_]*\b")


def known_variables() -> set[str]:
    """Every variable that the program reads."""
    files = {note.file_variable for note in SETTINGS.values() if note.has_file}
    return {VARIABLE, *(note.variable for note in SETTINGS.values()), *files}


def secret_variables() -> set[str]:
    """Variables whose values may be secret: tokens, and a database's address, which may hold a password."""
    return {note.variable for note in SETTINGS.values() if note.has_file}


def variables_in(text: str) -> set[str]:
    """The variables of this program that a text names."""
    return set(_VARIABLE.findall(text))


def deploy_files() -> list[Path]:
    """What deploy/ holds, without the secrets that an operator has put there."""
    passed_over = {"secrets", "__pycache__"}
    return sorted(
        path for path in DEPLOY.rglob("*") if path.is_file() and path.parent.name not in passed_over
    )


def load_all(path: Path) -> list[dict[str, Any]]:
    """The YAML documents of a file."""
    return [document for document in yaml.safe_load_all(path.read_text("utf-8")) if document]


def project() -> dict[str, Any]:
    """The `[project]` table of pyproject.toml."""
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


@dataclass(frozen=True, slots=True)
class Instruction:
    """A line of a Dockerfile, continuation lines joined; `stage` counts from 0, -1 before the first FROM."""

    stage: int
    name: str
    rest: str

    @property
    def exec_form(self) -> list[str] | None:
        """The words of `["…", "…"]`, after `CMD` for a health check; None for another form."""
        text = self.rest.partition("CMD ")[2] if self.name == "HEALTHCHECK" else self.rest
        if not text.startswith("["):
            return None
        words: list[str] = json.loads(text)
        return words


def instructions(path: Path) -> list[Instruction]:
    """The instructions of a Dockerfile."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.lstrip().startswith("#")]
    found: list[Instruction] = []
    stage = -1
    for line in re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines():
        name, _, rest = line.strip().partition(" ")
        if not name:
            continue
        stage += name == "FROM"
        found.append(Instruction(stage, name, rest.strip()))
    return found
