"""`docs/rules.md` tells of every rule, and has every documented id with its rules or a reason.

Its tables of checks and of rules are made from the rules; `python -m tests.validator.test_docs` writes them.
"""

from __future__ import annotations

import ast
import re
import sys
from inspect import getsource
from pathlib import Path

import pytest

from bot.model import Severity
from bot.validator.rules import Rule, rules

PATH = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
PAGE = PATH.read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `((?:check|symptom|topic)/[a-z-]+)` \| (.+) \|$", PAGE, re.MULTILINE))
CATALOGUE = Path(__file__).resolve().parents[2] / "knowledge" / "catalog"


TABLES = re.compile(r"(<!-- made from the rules: (\w+) -->\n).*?(?=<!-- end -->)", re.DOTALL)


_NAMES = {Severity.WARNING: "warning", Severity.INFO: "information"}


def _checks() -> str:
    checks = sorted({known.check_id for known in rules() if known.check_id.startswith("check/")})
    lines = ["| Check | Rules |", "|---|---|"]
    for check in checks:
        ids = [f"`{known.id}`" for known in rules() if known.check_id == check]
        lines.append(f"| `{check}` | {', '.join(ids)} |")
    return "\n".join(lines) + "\n"


def _rules() -> str:
    lines = [
        "| Rule | Severity | Check | What has to hold | When it is less grave |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| `{one.id}` | {_severities(one)} | `{one.check_id}` | {one.summary} | {_less_grave(one)} |"
        for one in rules()
    ]
    return "\n".join(lines) + "\n"


def _severities(one: Rule) -> str:
    """As the table has them: `error or warning`. Information is for everything that a file may lack."""
    return f"{one.severity} or {Severity.WARNING}" if one.warns_when else str(one.severity)


def _less_grave(one: Rule) -> str:
    told = ((Severity.WARNING, one.warns_when), (Severity.INFO, one.notes_when))
    return "; ".join(f"*{_NAMES[severity]}* where {when}" for severity, when in told if when)


def _made(page: str) -> str:
    tables = {"checks": _checks, "rules": _rules}
    return TABLES.sub(lambda match: match[1] + tables[match[2]](), page)


def test_tables_are_those_of_the_rules() -> None:
    """Every rule with its severity, its check and its sentence, and every check with its rules."""
    assert len(TABLES.findall(PAGE)) == 2
    assert _made(PAGE) == PAGE


@pytest.mark.parametrize("one", rules(), ids=lambda one: one.id)
def test_every_severity_of_a_rule_is_told(one: Rule) -> None:
    """What its module may give a finding is what its line says, and nothing besides."""
    module = sys.modules[one.check.__module__]
    given = {
        Severity[node.attr]
        for node in ast.walk(ast.parse(getsource(module)))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Severity"
    }
    told = {Severity.WARNING: one.warns_when, Severity.INFO: one.notes_when}
    assert given == {one.severity, *(severity for severity, when in told.items() if when)}


@pytest.mark.parametrize("kind", ["check", "symptom", "topic"])
def test_every_id_has_rules_or_a_reason(kind: str) -> None:
    """None is left out."""
    for path in (CATALOGUE / kind).glob("*.yaml"):
        told = ROWS[f"{kind}/{path.stem}"]
        assert "`" in told or told.startswith("none: ")


def test_no_rule_is_told_of_that_is_gone() -> None:
    """Every rule that the tables name exists."""
    named = set(re.findall(r"`([a-z0-9-]+)`", " ".join(ROWS.values())))
    assert named <= {rule.id for rule in rules()}


if __name__ == "__main__":
    PATH.write_text(_made(PAGE), encoding="utf-8")
