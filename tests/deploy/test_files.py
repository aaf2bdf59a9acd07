"""All of deploy/: settings that exist, no secrets, one version."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.deploy.reading import (
    DEPLOY,
    ROOT,
    deploy_files,
    known_variables,
    project,
    secret_variables,
    variables_in,
)

FILES = deploy_files()
SECRETS = (
    re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}"),  # a bot token
    re.compile(r"://[^/\s:@%$]+:[^@\s]+@"),  # a password in an address
    re.compile(r"\b[0-9a-f]{32,}\b"),
    re.compile(r"-----BEGIN"),
)

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def test_everything_is_here() -> None:
    """What docs/operations.md promises."""
    wanted = {
        "Dockerfile",
        "compose.yaml",
        "Caddyfile",
        "kubernetes.yaml",
        "ims-doctor.service",
        "alerts.yaml",
    }
    assert wanted <= {path.name for path in FILES}
    assert all(DEPLOY in path.parents for path in FILES)


@each_file
def test_every_setting_exists(path: Path) -> None:
    """A misspelt variable would be ignored with a warning that nobody reads."""
    assert variables_in(path.read_text("utf-8")) <= known_variables()


@each_file
def test_there_is_no_secret_in_it(path: Path) -> None:
    """Neither a real one nor one that could be taken for real."""
    text = path.read_text("utf-8")
    assert not [pattern.pattern for pattern in SECRETS if pattern.search(text)]
    for variable in secret_variables() - {"IMS_DOCTOR_DATABASE"}:
        assert not re.search(rf"{variable}\s*[=:]\s*\S", text), variable


@each_file
def test_it_names_this_version(path: Path) -> None:
    """Wherever an image is named."""
    versions = set(re.findall(r"ims-doctor:(\d[\w.]*\w)", path.read_text("utf-8")))
    assert versions <= {project()["version"]}


def test_nobody_is_told_to_install_from_an_index() -> None:
    """The package is in none: whoever registers its name there would run code at theirs."""
    told = re.compile(r"(?:pip|pipx|uv|uvx)\b[^\n\"]*?\b(?:install|run|tool install)[ \t]+ims-doctor\b")
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *FILES]
    assert not [page.name for page in pages if told.search(page.read_text(encoding="utf-8"))]


def test_each_result_of_the_workflow_has_a_category() -> None:
    """Code scanning refuses two of one tool in the same."""
    text = (DEPLOY / "github-actions.yaml").read_text(encoding="utf-8")
    written = re.findall(r"(?:-o|>) (\S+\.sarif)", text)
    sent = dict(re.findall(r"sarif_file: (\S+), category: (\S+)}", text))
    assert set(sent) == set(written)
    assert len(set(sent.values())) == len(written)
