"""Accounts that stand deeper than they should are found; what stands around them stays out of sight."""

from __future__ import annotations

import json

import pytest

from bot.errors import UnreadableFileError
from bot.validator import inspect_file

_SECRET = "qX7-maple-Rk29-tram"
_ACCOUNT = {"internal_name": "Adobe_Marketing_Cloud", "callback_url": "http://c.example.com"}


def _rules(file: object) -> list[str]:
    findings = inspect_file(json.dumps(file).encode(), "a.json").report.findings
    return [finding.rule for finding in findings if finding.severity != "info"]


@pytest.mark.parametrize(
    "file",
    [
        {"account": _ACCOUNT},
        {"data": {"ims": _ACCOUNT}},
        {"result": [{"some": "thing", **_ACCOUNT}], "status": "ok"},
        {"apiVersion": "v1", "metadata": {"labels": {"app": "x"}}, "data": _ACCOUNT},
        {"settings": {"external_accounts": [_ACCOUNT]}},
    ],
)
def test_groups_around_an_account_are_taken_off(file: object) -> None:
    """As the answer of a service and the files of other tools have them."""
    assert _rules(file) == ["callback-https"]


def test_groups_beside_each_other_are_instances() -> None:
    """By their names: each with an account of its own, none of them too many."""
    stage = {**_ACCOUNT, "callback_url": "https://s.example.com"}
    assert _rules({"prod": _ACCOUNT, "stage": stage}) == ["callback-https"]


@pytest.mark.parametrize("names", [("prod", "stage"), ("운영", "검수"), ("Köln", "lab-2"), ("recette",)])
def test_groups_share_what_stands_beside_them(names: tuple[str, ...]) -> None:
    """What Adobe provisioned for all: by environment, whatever it is called, one or several."""
    adobe = {"product_context": "dma_campaign_classic", "groups": ["Campaign - acme - Team"]}
    groups = {
        name: {"external_accounts": [{**_ACCOUNT, "association_mask": "Campaign - emca - (.*)"}]}
        for name in names
    }
    told = _rules({**groups, "experience_cloud": adobe, "hosting": "on-premise"})
    assert told.count("callback-https") == len(names)
    assert told.count("association-mask-prefix") == len(names)
    assert not {"duplicate-account", "value-type", "unknown-field"} & set(told)


def test_what_stands_around_them_is_not_shown() -> None:
    """Secrets of others, under whatever name."""
    file = {"result": {"account": {**_ACCOUNT, "label": f"x {_SECRET}"}}, "token": _SECRET, "pad": [_SECRET]}
    inspection = inspect_file(json.dumps(file, indent=1).encode(), "a.json")
    assert _SECRET not in str(inspection) + str(dict(inspection.excerpts))


@pytest.mark.parametrize(
    "file",
    [
        {"oauth": {"client_id": "x", "client_secret": "y", "scopes": ["openid"]}},
        {"org": {"organization_id": "x"}, "server": {"host": "h"}},
        {"a": {"b": {"c": {"d": {"e": {"f": _ACCOUNT}}}}}},
        {"menu": {"items": [{"name": "File"}]}},
    ],
)
def test_files_of_other_things_are_still_refused(file: object) -> None:
    """Nothing in them is only such an account's, or it lies too deep."""
    with pytest.raises(UnreadableFileError):
        inspect_file(json.dumps(file).encode(), "a.json")
