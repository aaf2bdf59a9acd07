"""Documented values have one place, and rules stand on that, never on each other."""

from __future__ import annotations

import ast
from pathlib import Path

import yaml

from bot.validator.server import server_config
from bot.validator.values import documented

ROOT = Path(__file__).resolve().parents[3]
CATALOGUE = ROOT / "knowledge" / "catalog"
VALIDATOR = ROOT / "bot" / "validator"


def _catalogued(entry: str) -> set[str]:
    """The values of a catalogue entry."""
    return set(yaml.safe_load((CATALOGUE / f"{entry}.yaml").read_text(encoding="utf-8"))["values"])


def test_values_are_those_of_the_catalogue() -> None:
    """What the bot answers and what the rules demand is the same."""
    assert documented.INTERNAL_NAME in _catalogued("check/internal-name")
    assert documented.TYPE in _catalogued("check/account-type")
    assert set(documented.IMS_HOSTS) == _catalogued("check/ims-server-url")
    assert {documented.SHOWN_CONTEXT, documented.HIDDEN_CONTEXT} == _catalogued("check/product-context")
    blocking = {server_config.CONSOLE, server_config.API, server_config.API_OPTION, server_config.ALLOW}
    assert blocking <= _catalogued("topic/native-login-block")


def test_values_are_written_in_one_place() -> None:
    """No other module of the validator has them as a text of its own."""
    values = {
        documented.INTERNAL_NAME, documented.NEWER_INTERNAL_NAME, documented.TYPE,
        documented.SHOWN_CONTEXT, documented.HIDDEN_CONTEXT, *documented.IMS_HOSTS,
        *(name for name in server_config.REQUIRED if name != "admin"),
    }  # fmt: skip
    homes = {VALIDATOR / "values" / "documented.py", VALIDATOR / "server" / "server_config.py"}
    for path in VALIDATOR.rglob("*.py"):
        if path not in homes:
            texts = {
                node.value
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
            assert not texts & values, path.name


def test_no_rule_imports_a_rule() -> None:
    """What two rules need stands beside them; the order of the rules is no matter."""
    for path in (VALIDATOR / "rules").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
            assert not module.startswith("bot.validator.rules"), f"{path.name} imports {module}"


def test_only_what_runs_them_imports_the_rules() -> None:
    """A module beside the rules that needs one of them holds something that belongs beside both."""
    for path in VALIDATOR.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "from bot.validator.rules." not in text, path.name
