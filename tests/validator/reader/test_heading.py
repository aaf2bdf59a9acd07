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


TITLES = (
    "External account",
    "External account:",
    "External accounts",
    "Compte externe :",
    "== Externt konto ==",
    "**외부 계정**",
    "외부 계정:",
    "Externes Konto",
    "External account: Adobe Experience Cloud",
    "Experience Cloud",
    "Adobe Experience Cloud:",
    "Instances",
    "Instanser:",
    "인스턴스: prod",
)
"""What people write over the settings of an account, named as the group of accounts is in a file of ours."""


@pytest.mark.parametrize("name", ["a.txt", "a.cfg", ""])
@pytest.mark.parametrize("title", TITLES)
def test_what_an_account_is_called_over_it_is_no_setting(title: str, name: str) -> None:
    """The settings below are the account's, whatever the file is called, and are judged where they stand."""
    wrong = FIRST.replace("https://", "http://")
    for between in ("\n", "\n\n"):
        report = inspect_file(f"{title}{between}{wrong}".encode(), name).report
        found = {finding.rule for finding in report.findings if finding.severity.value != "info"}
        assert found == {"callback-https"}


def test_settings_that_were_not_indented_are_the_accounts() -> None:
    """In a file of ours, too."""
    text = "external_accounts:\ninternal_name: Adobe_Marketing_Cloud\ntype: Adobe Marketing Cloud\n"
    assert "missing-account" not in {finding.rule for finding in _found(text)}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.csv",
            "Externt konto;IMS\nTyp;Adobe Experience Cloud\nInternt namn;adobe_marketing_cloud\nTenant;a\n",
        ),
        (
            "a.json",
            '{"Compte externe": "x", "Type": "Adobe Experience Cloud", "Nom": "adobe_marketing_cloud"}',
        ),
        (
            "a.yaml",
            "external_accounts: IMS\ntype: Adobe Experience Cloud\ninternal_name: adobe_marketing_cloud\n",
        ),
        ("a.yaml", "인스턴스: prod\ntype: Adobe Experience Cloud\ninternal_name: adobe_marketing_cloud\n"),
    ],
)
def test_a_title_with_a_word_beside_it_is_no_group(name: str, text: str) -> None:
    """In any format."""
    report = inspect_file(text.encode(), name).report
    assert [finding.rule for finding in report.findings if finding.severity.value != "info"] == [
        "internal-name"
    ]


def test_two_accounts_under_what_they_are_called_are_told_apart() -> None:
    """Each title begins another."""
    assert "duplicate-account" in {
        f.rule for f in _found(f"External account\n{FIRST}External account\n{SECOND}")
    }
