"""A value in brackets is told and judged; what only stands for one stays a placeholder."""

from __future__ import annotations

import json

import pytest

from bot.model import Severity
from bot.validator import inspect_file
from bot.validator.fix import corrected
from tests.validator.account_files import SECRET

HOST = "https://campaign.contoso.com/nl/jsp/logon.jsp"
ACCOUNT = {"internal_name": "Adobe_Marketing_Cloud", "association_mask": "Campaign - contoso - (.*)"}


def file_with(setting: str, value: str) -> bytes:
    """An account with one setting as given, in YAML."""
    return "".join(
        f"{name}: {json.dumps(text, ensure_ascii=False)}\n"
        for name, text in {**ACCOUNT, setting: value}.items()
    ).encode()


def rules_for(data: bytes, name: str = "a.yaml") -> list[tuple[str, str | None]]:
    """Rule and proposal of all that is more than information."""
    findings = inspect_file(data, name).report.findings
    return [(f.rule, f.expected) for f in findings if f.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("callback_url", HOST),
        ("server", "https://marketing.adobe.com"),
        ("ims_server", "https://ims-na1.adobelogin.com"),
        ("internal_name", "Adobe_Marketing_Cloud"),
        ("type", "Adobe Experience Cloud"),
        ("association_mask", "Campaign - contoso - (.*)"),
        ("organization_id", "0A23456789ABCDEF01234567@AdobeOrg"),
        ("tenant", "contoso"),
        ("product_context", "dma_campaign_classic"),
        ("ims_scope", "openid"),
        ("enabled", "true"),
    ],
)
@pytest.mark.parametrize("marks", ["<>", "[]", "{}", "()", "（）", "【】", "{{}}"])
def test_a_value_in_brackets_is_told_and_taken_out_of_them(setting: str, value: str, marks: str) -> None:
    """Once, whatever the brackets, and nothing else is said of it."""
    half = len(marks) // 2
    data = file_with(setting, f"{marks[:half]}{value}{marks[half:]}")
    assert rules_for(data) == [("value-in-brackets", value)]
    assert corrected(data, "a.yaml").data == file_with(setting, value)
    assert not rules_for(corrected(data, "a.yaml").data)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("callback_url", "<https://<host>/nl/jsp/logon.jsp>"),
        ("callback_url", "<callback url>"),
        ("callback_url", "[https://your-host.contoso.com]"),
        ("callback_url", "<https://host>"),
        ("association_mask", "<Campaign - tenant - (.*)>"),
        ("association_mask", "[Campaign - tenant_id - (.*)]"),
        ("organization_id", "<id>@AdobeOrg"),
        ("organization_id", "[organisations-ID]"),
        ("client_id", "<client_id_1>"),
        ("client_id", "{client}"),
        ("client_id", "<clientId1>"),
        ("client_id", "[클라이언트1]"),
        ("tenant", "<tenant>"),
        ("tenant", "[votre tenant]"),
        ("tenant", "{테넌트}"),
        ("ims_scope", "[scopes]"),
    ],
)
def test_what_stands_for_a_value_stays_a_placeholder(setting: str, value: str) -> None:
    """Nothing is taken off, and nothing is changed."""
    data = file_with(setting, value)
    assert "value-in-brackets" not in {rule for rule, _expected in rules_for(data)}
    assert corrected(data, "a.yaml").data == data


def test_scopes_in_one_pair_of_brackets_are_freed_of_both() -> None:
    """A list in the notation of a program, in a field of text."""
    data = file_with("ims_scope", "[openid, AdobeID, session]")
    assert rules_for(data) == [("value-in-brackets", "openid"), ("value-in-brackets", "session")]
    assert corrected(data, "a.yaml").data == file_with("ims_scope", "openid, AdobeID, session")


def test_what_else_is_wrong_is_put_right_along() -> None:
    """One change, not two for one place."""
    data = file_with("callback_url", f"<{HOST.replace('https', 'http')}>")
    assert {rule for rule, _expected in rules_for(data)} == {"value-in-brackets", "callback-https"}
    assert corrected(data, "a.yaml").data == file_with("callback_url", HOST)


def test_a_link_as_chats_copy_it_is_an_address() -> None:
    """Its text and where it leads are one."""
    data = file_with("callback_url", f"[{HOST}]({HOST})")
    assert rules_for(data) == [("value-in-brackets", HOST)]


def test_a_secret_in_brackets_is_not_shown() -> None:
    """It is told, and left to whoever has it."""
    data = file_with("client_secret", f"<{SECRET}>")
    assert rules_for(data) == [("value-in-brackets", None)]
    found = [f.found for f in inspect_file(data, "a.yaml").report.findings if f.rule == "value-in-brackets"]
    assert found == ["••••••••"]
    assert corrected(data, "a.yaml").data == data


def test_what_adobe_lists_in_brackets_is_compared_without_them() -> None:
    """A warning, for nothing of it is entered in the account."""
    text = (
        file_with("callback_url", HOST).decode() + f'experience_cloud: {{callback_allowlist: ["<{HOST}>"]}}\n'
    )
    findings = inspect_file(text.encode(), "a.yaml").report.findings
    told = [(f.rule, f.severity) for f in findings if f.severity is not Severity.INFO]
    assert told == [("value-in-brackets", Severity.WARNING)]


def test_a_package_escapes_its_brackets() -> None:
    """The correction stays XML."""
    tag = '<package><extAccount name="Adobe_Marketing_Cloud" callbackServer="{}"/></package>'
    data = tag.format(f"&lt;{HOST}&gt;").encode()
    assert rules_for(data, "a.xml") == [("value-in-brackets", HOST)]
    assert corrected(data, "a.xml").data == tag.format(HOST).encode()


def test_nothing_is_taken_off_an_account_that_is_one_too_many() -> None:
    """Which of them stays only the administrator knows; two of one name would be no better."""
    data = (
        "external_accounts:\n"
        f"- {{internal_name: <Adobe_Marketing_Cloud>, callback_url: <{HOST}>}}\n"
        "- {internal_name: Adobe_Marketing_Cloud, client_id: '{Contoso1}'}\n"
    ).encode()
    assert {rule for rule, _expected in rules_for(data)} == {
        "duplicate-account",
        "placeholder",
        "value-in-brackets",
    }
    assert corrected(data, "a.yaml").data == data


@pytest.mark.parametrize(
    "beside", ["tenant: emca", "association_mask: Campaign - emca - (.*)", "callback_url: https://c.emca.se"]
)
@pytest.mark.parametrize(
    ("value", "is_value"),
    [("[emca-crm-prod]", True), ("<emca1>", True), ("[my-client]", False), ("[crm-id]", False)],
)
def test_a_client_id_with_the_customers_name_is_a_value(beside: str, value: str, *, is_value: bool) -> None:
    """Which other values of the account show; without it nobody can tell."""
    text = f"internal_name: Adobe_Marketing_Cloud\nclient_id: '{value}'\n{beside}\n"
    told = [f for f in inspect_file(text.encode(), "a.yaml").report.findings if f.field == "client_id"]
    (finding,) = [f for f in told if f.severity is Severity.ERROR]
    assert finding.rule == ("value-in-brackets" if is_value else "placeholder")
