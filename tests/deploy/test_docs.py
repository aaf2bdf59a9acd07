"""docs/operations.md, docs/threat-model.md and deploy/alerts.yaml say what is so."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from bot.channel.telegram.metrics import PrometheusMetrics
from bot.settings.declaration import DEFAULTS, SETTINGS
from tests.deploy.reading import DEPLOY, PAGES, ROOT, known_variables, load_all, project, variables_in

OPERATIONS = PAGES[0].read_text("utf-8")
ALERTS = DEPLOY / "alerts.yaml"
_PATH = re.compile(r"`((?:bot|deploy|docs|knowledge|locales|tests|\.ci)/[\w./-]*)`")
_MODULE = re.compile(r"`(\w+\.py)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_METRIC = re.compile(r"\bims_doctor_[a-z_]+")
_OTHER_NAMES = {"ims_doctor"}
"""Also a role and a database of PostgreSQL."""

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@cache
def _texts_of_the_program() -> str:
    """All string constants in bot/ but docstrings, one a line; those of f-strings in pieces."""
    found = []
    for path in sorted((ROOT / "bot").rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        unused = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        constants = (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in unused)
        found += [node.value for node in constants if isinstance(node.value, str)]
    return "\n".join(found)


def _rows(heading: str) -> list[list[str]]:
    """The cells of the tables under a heading."""
    section = OPERATIONS.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if not set(row[0]) <= {"-"}]


def _metrics() -> set[str]:
    """The names on the page that Prometheus reads, and those of the counters before they count."""
    page = PrometheusMetrics("1").page(0, 0.0)[0].decode()
    kinds = dict(re.findall(r"^# TYPE (ims_doctor_\w+) (\w+)$", page, re.MULTILINE))
    return {name for name in kinds if not name.endswith("_created")}


@each_page
def test_what_it_points_to_exists(page: Path) -> None:
    """Links, paths, modules."""
    text = page.read_text("utf-8")
    for link in _LINK.findall(text):
        assert (page.parent / link).exists(), link
    for path in _PATH.findall(text):
        assert (ROOT / path).exists() or path == "deploy/secrets/", path
    modules = {path.name for folder in ("bot", "tests") for path in (ROOT / folder).rglob("*.py")}
    assert set(_MODULE.findall(text)) <= modules


@each_page
def test_every_setting_exists(page: Path) -> None:
    """As does every metric."""
    text = page.read_text("utf-8")
    assert variables_in(text) <= known_variables()
    assert set(_METRIC.findall(text)) <= _metrics() | _OTHER_NAMES


def test_every_metric_is_described() -> None:
    """And the table holds no other."""
    rows = _rows("Metrics and alerts")
    described = {name for row in rows for name in _METRIC.findall(row[0])}
    assert described == _metrics()


def test_alerts_and_the_page_tell_of_the_same() -> None:
    """Each alert has its line, and asks for figures that exist."""
    (found,) = load_all(ALERTS)
    rules = [rule for group in found["groups"] for rule in group["rules"]]
    described = {name for row in _rows("Metrics and alerts") for name in re.findall(r"ImsDoctor\w+", row[0])}
    assert {rule["alert"] for rule in rules} == described
    for rule in rules:
        names = {re.sub("_bucket$", "", name) for name in _METRIC.findall(rule["expr"])}
        assert names <= _metrics()
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert rule["annotations"]["summary"].endswith(".")


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed")
def test_prometheus_accepts_the_alerts() -> None:
    """By its own tool, where it is installed."""
    done = subprocess.run(["promtool", "check", "rules", str(ALERTS)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_defaults_in_the_table_are_those_of_the_program() -> None:
    """Numbers that somebody will change one day."""
    by_variable = {note.variable: name for name, note in SETTINGS.items()}
    rows = [row for row in _rows("Limits and tuning") if row[0].startswith("`IMS_DOCTOR_")]
    assert rows
    for row in rows:
        default = getattr(DEFAULTS, by_variable[row[0].strip("`")])
        assert row[1] == str(default), row[0]


@pytest.mark.parametrize("row", _rows("Trouble")[1:], ids=lambda row: row[0][:40])
def test_lines_in_the_trouble_table_are_those_of_the_program(row: list[str]) -> None:
    """Quoted as the log has them; `…` stands for what differs."""
    for quoted in re.findall("`([^`]+)`", row[0]):
        for piece in quoted.split("…"):
            assert piece.strip(" ,:") in _texts_of_the_program(), piece


@each_page
def test_commands_exist(page: Path) -> None:
    """Each `ims-doctor COMMAND` on the page."""
    from bot.cli.main import parser

    usage = parser().format_help()
    for command in re.findall(r"`(?:/opt/\S*)?ims-doctor ([a-z]+)", page.read_text("utf-8")):
        assert re.search(rf"^\s+{command}\b", usage, re.MULTILINE), command


def test_secrets_that_compose_wants_are_made_on_the_page() -> None:
    """Each file in deploy/secrets/."""
    (compose,) = load_all(DEPLOY / "compose.yaml")
    for name in compose["secrets"]:
        assert f"> {name}" in OPERATIONS


def test_the_page_names_this_version() -> None:
    """In the commands that build the image."""
    assert set(re.findall(r"ims-doctor:(\d[\w.]*\w)", OPERATIONS)) == {project()["version"]}
