"""Lines over the settings of one instance tell pasted accounts of several instances apart."""

from __future__ import annotations

import pytest

from bot.model import Finding
from bot.validator import inspect_file


def _account(client_id: str, host: str) -> str:
    return (
        "Internal name: Adobe_Marketing_Cloud\nType: Adobe Marketing Cloud\n"
        "IMS server: ims-na1.adobelogin.com\n"
        f"Client ID: {client_id}\nCallback server: https://{host}\nAssociation mask: Campaign - acme - (.*)\n"
    )


FIRST, SECOND = _account("one", "a.example.com"), _account("two", "b.example.com")


def _found(text: str) -> list[Finding]:
    return [f for f in inspect_file(text.encode(), "a.txt").report.findings if f.severity.value != "info"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("PROD", "STAGE"),
        ("Production :", "Recette :"),
        ("== Produktionsmiljö ==", "== Testmiljö =="),
        ("운영 서버", "스테이징 서버"),
        ("[prod]", "[stage]"),
        ("# Instance de production", "# Instance de recette"),
        ("**Prod (crm.example.com)**", "**Test (crm-test.example.com)**"),
        ("1. Produktion", "2. Acceptans"),
    ],
)
@pytest.mark.parametrize("between", ["\n", ""])
def test_an_account_under_each_heading_is_no_duplicate(one: str, two: str, between: str) -> None:
    """Each instance has its own, with a blank line between them or none."""
    assert _found(f"{one}\n{FIRST}{between}{two}\n{SECOND}") == []


def test_two_accounts_under_one_heading_are_duplicates() -> None:
    """And so are two under none."""
    assert "duplicate-account" in {f.rule for f in _found(f"PROD\n{FIRST}\n{SECOND}")}
    assert "duplicate-account" in {f.rule for f in _found(f"{FIRST}\n{SECOND}")}


def test_a_name_that_is_given_counts_more_than_a_heading() -> None:
    """It is said once."""
    assert _found(f"PROD\nInstance: crm\n{FIRST}\nSTAGE\nInstance: crm-test\n{SECOND}") == []


def test_a_value_that_is_called_like_an_instance_is_no_heading() -> None:
    """It stands below its name, or in a list that goes on."""
    text = f"{FIRST}Environment\nProduction\nOperator groups:\nTest\nProduction\n"
    report = inspect_file(text.encode(), "a.txt").report
    assert {f.rule for f in report.findings if f.severity.value != "info"} == set()
