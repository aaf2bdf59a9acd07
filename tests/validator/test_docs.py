"""`docs/rules.md` tells of every rule, and has every documented id with its rules or a reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.validator.rules import Rule, rules

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `((?:check|symptom|topic)/[a-z-]+)` \| (.+) \|$", PAGE, re.MULTILINE))
CATALOGUE = Path(__file__).resolve().parents[2] / "knowledge" / "catalog"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_is_told_of(rule: Rule) -> None:
    """With its severity, its check and its sentence, and in the row of its check."""
    assert f"| `{rule.id}` | {rule.severity} | `{rule.check_id}` | {rule.summary} |" in PAGE
    assert f"`{rule.id}`" in ROWS[rule.check_id]


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
