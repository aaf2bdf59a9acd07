"""Who is in which group is judged beside what was told of the groups themselves."""

from __future__ import annotations

import json

import pytest

from bot.model import Severity
from bot.validator import inspect_file

_FILE = """
operator_groups: [{campaign}]
external_accounts:
  - {{internal_name: Adobe_Marketing_Cloud, association_mask: "Campaign - contoso - (.*)"}}
experience_cloud:
  groups: [{adobe}]
  users: [{{login: a@contoso.com, groups: ["Campaign - contoso - {group}"]}}]
"""


def _told(campaign: list[str], adobe: list[str], group: str) -> list[tuple[str, Severity]]:
    text = _FILE.format(
        campaign=", ".join(campaign),
        adobe=", ".join(f'"Campaign - contoso - {name}"' for name in adobe),
        group=group,
    )
    found = inspect_file(text.encode(), "a.yaml").report.findings
    return [(f.rule, f.severity) for f in found if f.severity is not Severity.INFO]


_NAMES = ("operator-group-names", Severity.ERROR)
_WARNED = ("operator-group-membership", Severity.WARNING)


@pytest.mark.parametrize(
    ("campaign", "group", "told"),
    [
        (["Sales", "Support"], "Sales", []),
        (["Sales"], "Support", [_WARNED]),
        (["Sales", "Redactoin"], "Sales", [_NAMES]),
        (["Sales", "Redactoin"], "Redaction", [_NAMES]),
        (["Sales", "Redactoin"], "Support", [_NAMES, _WARNED]),
        (["Sales", "Zzz"], "Support", [_NAMES]),
    ],
)
def test_a_group_that_campaign_lacks_is_told_unless_a_misnamed_one_may_be_it(
    campaign: list[str], group: str, told: list[tuple[str, Severity]]
) -> None:
    """A group of Campaign that is like another of Adobe's explains that one, and no other."""
    assert _told(campaign, ["Sales", "Support", "Redaction"], group) == told


@pytest.mark.parametrize(("count", "meant"), [(50, "Redaction"), (10_001, None)])
def test_of_more_groups_than_anybody_has_none_is_guessed(count: int, meant: str | None) -> None:
    """Each would be compared with all that are left; any group may be meant then, and nobody is warned of."""
    groups = ["Redactoin", *(f"G{number}" for number in range(1, count))]
    side = {
        "groups": ["Campaign - contoso - Redaction"],
        "users": [{"login": "a@contoso.com", "groups": ["Campaign - contoso - Redaction"]}],
    }
    account = {"internal_name": "Adobe_Marketing_Cloud", "association_mask": "Campaign - contoso - (.*)"}
    text = json.dumps({"operator_groups": groups, "external_accounts": [account], "experience_cloud": side})
    found = inspect_file(text.encode(), "a.json").report.findings
    first = next(finding for finding in found if finding.rule == "operator-group-names")
    assert (first.found, first.expected) == ("Redactoin", meant)
    assert not any(finding.rule == "operator-group-membership" for finding in found)
