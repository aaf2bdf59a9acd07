"""Files as administrators have them: `good.*` pass, `bad.<rule>.*` show that rule's finding.

What is told stands in `expected.yaml`, line and column included.
Regenerate after a wanted change with `python -m tests.validator.test_cases`, and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.languages import LOCALES
from bot.model import Severity
from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.report import as_json, as_sarif, as_text
from bot.validator.rules import rules
from tests.validator.account_files import SECRET
from tests.validator.defects import CASES, FILES

EXPECTED = CASES / "expected.yaml"


def _told(path: Path) -> list[str]:
    """Format, then each finding but information as `line:column severity rule`."""
    report = inspect_file(path.read_bytes(), path.name).report
    return [report.format] + [
        f"{finding.line}:{finding.column} {finding.severity} {finding.rule}"
        for finding in report.findings
        if finding.severity is not Severity.INFO
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_case_is_told_as_expected(path: Path) -> None:
    """Exactly these findings, in this order, at these places."""
    assert _told(path) == yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))[path.name]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_case_is_named_after_what_is_found(path: Path) -> None:
    """A good file is clean; a bad one has a finding of the rule in its name."""
    kind, rule = path.name.split(".")[:2]
    told = [line.split()[2] for line in _told(path)[1:]]
    assert (rule in told) if kind == "bad" else not told


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("locale", LOCALES)
def test_no_report_shows_the_secret(path: Path, locale: str) -> None:
    """Neither text nor JSON nor SARIF, in any language."""
    inspection = inspect_file(path.read_bytes(), path.name)
    say = translator(locale)
    for made in (as_text(inspection, say), as_json([inspection], say), as_sarif([inspection], say)):
        assert SECRET not in made
        assert "another-Secret" not in made


def test_every_rule_has_a_case() -> None:
    """Whoever adds a rule adds a file that shows it."""
    assert {path.name.split(".")[1] for path in FILES if path.name.startswith("bad.")} == {
        rule.id for rule in rules()
    }


if __name__ == "__main__":
    told = {path.name: _told(path) for path in FILES}
    EXPECTED.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=True), encoding="utf-8")
