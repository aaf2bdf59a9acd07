"""Only instances of one installation are compared with each other."""

from __future__ import annotations

import pytest

from bot.validator import inspect_file
from bot.validator.joint_inspection import inspect_together

_HERE, _THERE = "ims-na1.adobelogin.com", "adobeid-na1.services.adobe.com"
_ONE, _OTHER = "0123456789ABCDEF01234567@AdobeOrg", "89ABCDEF0123456701234567@AdobeOrg"
_HEAD = "Instance;Internal name;IMS server;Organization ID;Tenant;Association mask\n"


def _told(*rows: tuple[str, str, str, str, str]) -> list[int | None]:
    """Lines of accounts whose end point is another than that of production."""
    lines = (";".join((name, "Adobe_Marketing_Cloud", *rest)) + "\n" for name, *rest in rows)
    findings = inspect_file((_HEAD + "".join(lines)).encode(), "a.csv").report.findings
    return [finding.line for finding in findings if finding.rule == "ims-server-same-endpoint"]


def test_customers_of_several_organizations_have_their_own_end_points() -> None:
    """And each is still compared with its own other instances."""
    assert _told(
        ("emca-stage", _THERE, _ONE, "emca", ""),
        ("prod", _HERE, _ONE, "emca", ""),
        ("lab", _THERE, _OTHER, "nordia", ""),
        ("lab-stage", _HERE, _OTHER, "nordia", ""),
    ) == [2, 5]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((_ONE, "emca", ""), (_OTHER, "emca", "")),
        ((_ONE, "emca", ""), (_ONE, "emca-stage", "")),
        ((_ONE, "", ""), (_ONE.lower(), "", "")),
        (("", "emca", ""), ("", "stage-emca", "")),
        (("", "fabrikam", ""), ("", "fabrikan", "")),
        (("", "", "Campaign - emca - (.*)"), ("", "", "Campaign - nordia - (.*)")),
        (("", "emca", ""), ("", "", "Campaign - emca - (.*)")),
        ((_ONE, "emca", ""), ("", "", "")),
        (("", "", ""), ("", "", "")),
    ],
)
def test_one_organization_or_tenant_is_one_installation(
    first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    """Also where one of them is mistyped, or not told."""
    assert _told(("prod", _HERE, *first), ("stage", _THERE, *second)) == [3]


@pytest.mark.parametrize(
    ("first", "second"), [((_ONE, "", ""), (_OTHER, "", "")), (("", "emca", ""), ("", "nordia", ""))]
)
def test_others_are_not(first: tuple[str, str, str], second: tuple[str, str, str]) -> None:
    """Another organization, or another tenant where no organization is told."""
    assert _told(("prod", _HERE, *first), ("lab", _THERE, *second)) == []


def test_a_server_is_compared_with_its_own_organization() -> None:
    """Of accounts of several; of none of theirs, with whichever comes first."""
    rows = (
        f"prod;Adobe_Marketing_Cloud;{_HERE};{_ONE};emca;",
        f"lab;Adobe_Marketing_Cloud;;{_OTHER};nordia;",
    )
    table = (_HEAD + "\n".join(rows)).encode(), "a.csv"
    for organization, expected in ((_OTHER, 0), (_ONE, 0), (_ONE.replace("0", "F"), 1)):
        server = f'<redirection IMSOrgId="{organization}"/>'.encode(), "config-prod.xml"
        found = [str(one) for one in inspect_together([table, server])]
        assert sum(text.count("rule='server-organization-id'") for text in found) == expected
