"""Accounts that stand deeper than they should are found; what stands around them stays out of sight."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from bot.errors import UnreadableFileError
from bot.validator import inspect_file
from bot.validator.engine import read_account_file
from bot.validator.view import lines_of

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
        {"a": {"b": {"c": {"d": {"e": {"f": {"g": _ACCOUNT}}}}}}},
        {"instance": "prod", "ims": _ACCOUNT},
        {"environment": "stage", "note": "x", "login": {"adobe": [_ACCOUNT]}},
        {"hosting": "hybrid", "a": {"b": {"c": _ACCOUNT}}},
        {"hosting": "hybrid", "a": {"b": [_ACCOUNT]}},
        {"a": {"hosting": "hybrid", "note": "x", "b": {"note": "x", "c": _ACCOUNT}}},
    ],
)
def test_groups_around_an_account_are_taken_off(file: object) -> None:
    """As the answer of a service and the files of other tools have them."""
    assert _rules(file) == ["callback-https"]


def test_groups_beside_each_other_are_instances() -> None:
    """By their names: each with an account of its own, none of them too many."""
    stage = {**_ACCOUNT, "callback_url": "https://s.example.com"}
    assert _rules({"prod": _ACCOUNT, "stage": stage}) == ["callback-https"]


@pytest.mark.parametrize(
    "around",
    [
        lambda prod, stage: {"team": {"adobe": {"prod": prod, "stage": stage}}},
        lambda prod, stage: {"adobe": {"prod": {"external_accounts": [prod]}, "stage": {"a": [stage]}}},
        lambda prod, stage: {"team": {"tool": {"prod": prod, "stage": stage}}},
        lambda prod, stage: {"prod": {"ims": {"account": prod}}, "stage": {"ims": {"account": stage}}},
        lambda prod, stage: {"eu": {"prod": prod, "stage": stage}, "us": {"note": "none yet"}},
        lambda prod, stage: {"eu": {"x": {"prod": prod, "stage": stage}}, "us": {"prod": [{**stage}]}},
        lambda prod, stage: {"team": {"prod": [prod], "stage": [stage]}},
    ],
)
def test_instances_are_found_however_deep(around: Callable[[object, object], object]) -> None:
    """Each with its own account, and all that is said beside the groups around them holds for them."""
    prod = {**_ACCOUNT, "ims_server": "ims-na1.adobelogin.com"}
    stage = {"callback_url": "https://s.example.com", "ims_server": "adobeid-na1.services.adobe.com"}
    groups = around(prod, {**_ACCOUNT, **stage})
    assert isinstance(groups, dict)
    told = _rules({"hosting": "hybrid", **groups})
    assert told.count("callback-https") == 1
    assert "ims-server-same-endpoint" in told
    assert not {"duplicate-account", "value-type"} & set(told)
    assert "hosting-hosted" in _rules({"hosting": "hosted", **groups})


def test_what_a_deeper_group_says_itself_counts_for_more() -> None:
    """Once, and with nothing said of a setting that stands twice."""
    adobe = {"callback_allowlist": ["https://c.example.com"]}
    account = {**_ACCOUNT, "callback_url": "https://c.example.com"}
    file = {"experience_cloud": {"callback_allowlist": ["https://x.example.com"]}}
    assert _rules({**file, "a": {"experience_cloud": adobe, "b": {"c": account}}}) == []
    assert _rules({**file, "a": {"b": {"c": account}}}) == ["callback-allowlist"]


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


def test_nor_is_what_a_deeper_group_says_otherwise() -> None:
    """A secret may stand in it, and anywhere else."""
    adobe = {"groups": ["x"], "client_secret": _SECRET, "a": {"token": _SECRET}}
    account = {**_ACCOUNT, "label": f"x {_SECRET}"}
    inner = {"experience_cloud": {"groups": ["y"]}, "b": {"c": account}}
    data = json.dumps({"experience_cloud": adobe, "a": inner}, indent=1).encode()
    file = read_account_file(data, "a.json")
    lines = [line.text for line in lines_of(file, {1})]
    assert lines
    assert _SECRET not in str(lines) + str(inspect_file(data, "a.json"))


@pytest.mark.parametrize(
    "file",
    [
        {"oauth": {"client_id": "x", "client_secret": "y", "scopes": ["openid"]}},
        {"org": {"organization_id": "x"}, "server": {"host": "h"}},
        {"menu": {"items": [{"name": "File"}]}},
    ],
)
def test_files_of_other_things_are_still_refused(file: object) -> None:
    """Nothing in them is only such an account's."""
    with pytest.raises(UnreadableFileError):
        inspect_file(json.dumps(file).encode(), "a.json")
