"""Every defect, put into a correct file of every format, is found under its check and on its line; correct files pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.model import Finding, Severity
from bot.validator import inspect_file
from tests.validator.account_files import SECRET, WRITERS, Settings, correct

Spoil = Callable[[Settings], None]


def put(level: str, name: str, value: Any) -> Spoil:
    """Give a setting another value."""

    def spoil(settings: Settings) -> None:
        settings[level][name] = value

    return spoil


def without(level: str, name: str) -> Spoil:
    """Leave a setting out."""

    def spoil(settings: Settings) -> None:
        del settings[level][name]

    return spoil


def renamed(old: str, new: str) -> Spoil:
    """Misspell a setting of the account, keeping its place."""

    def spoil(settings: Settings) -> None:
        settings["account"] = {
            new if name == old else name: value for name, value in settings["account"].items()
        }

    return spoil


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
MASK = "check/association-mask"
CALLBACK = "check/callback-url"

# What is spoiled, where that stands, the check it falls under, how grave it is, and what a file must hold to show it.
DEFECTS: dict[str, tuple[Spoil, str, str, Severity, set[str]]] = {
    "name-typo": (put("account", "internal_name", "Adobe_Marketing_Clod"), "account.internal_name", "check/internal-name", ERROR, set()),
    "name-blanks": (put("account", "internal_name", "Adobe Marketing Cloud"), "account.internal_name", "check/internal-name", ERROR, set()),
    "name-case": (put("account", "internal_name", "adobe_marketing_cloud"), "account.internal_name", "check/internal-name", ERROR, set()),
    "name-translated": (put("account", "internal_name", "Adobe_마케팅_클라우드"), "account.internal_name", "check/internal-name", ERROR, set()),
    "name-zero-width": (put("account", "internal_name", "Adobe_Marketing_Cloud\u200b"), "account.internal_name", "check/internal-name", ERROR, set()),
    "name-newer": (put("account", "internal_name", "Adobe_Experience_Cloud"), "account.internal_name", "check/internal-name", WARNING, set()),
    "name-empty": (put("account", "internal_name", ""), "account.internal_name", "check/internal-name", ERROR, set()),
    "type-other": (put("account", "type", "Web Analytics"), "account.type", "check/account-type", ERROR, set()),
    "type-capitals": (put("account", "type", "ADOBE MARKETING CLOUD"), "account.type", "check/account-type", ERROR, set()),
    "type-newer": (put("account", "type", "Adobe Experience Cloud"), "account.type", "check/account-type", WARNING, set()),
    "type-typo": (put("account", "type", "Adobe Marketting Cloud"), "account.type", "check/account-type", ERROR, set()),
    "disabled": (put("account", "enabled", "false"), "account.enabled", "check/external-account-unique", WARNING, set()),
    "server-look-alike": (put("account", "ims_server", "https://ims-na1.adobelogin.co"), "account.ims_server", "check/ims-server-url", ERROR, set()),
    "server-stage": (put("account", "ims_server", "https://ims-na1-stg1.adobelogin.com"), "account.ims_server", "check/ims-server-url", ERROR, set()),
    "server-other": (put("account", "ims_server", "https://login.example.com"), "account.ims_server", "check/ims-server-url", ERROR, set()),
    "server-http": (put("account", "ims_server", "http://ims-na1.adobelogin.com"), "account.ims_server", "check/ims-server-url", WARNING, set()),
    "server-path": (put("account", "ims_server", "https://ims-na1.adobelogin.com/ims/authorize"), "account.ims_server", "check/ims-server-url", WARNING, set()),
    "server-empty": (put("account", "ims_server", ""), "account.ims_server", "check/ims-server-url", ERROR, set()),
    "scope-unprovisioned": (put("account", "ims_scope", "openid,AdobeID,campaign_sdk"), "account.ims_scope", "check/scopes", ERROR, {"adobe"}),
    "scope-case": (put("account", "ims_scope", "openid,adobeid"), "account.ims_scope", "check/scopes", ERROR, {"adobe"}),
    "scope-list": (put("account", "ims_scope", ["openid", "AdobeID", "extra"]), "account.ims_scope.2", "check/scopes", ERROR, {"adobe"}),
    "scope-twice": (put("account", "ims_scope", "openid,AdobeID,openid"), "account.ims_scope", "check/scopes", WARNING, set()),
    "scope-empty": (put("account", "ims_scope", ""), "account.ims_scope", "check/scopes", ERROR, set()),
    "client-id-other": (put("account", "client_id", "Campaign2"), "account.client_id", "check/client-id", ERROR, {"adobe"}),
    "client-id-case": (put("account", "client_id", "campaign1"), "account.client_id", "check/client-id", ERROR, {"adobe"}),
    "client-id-blank": (put("account", "client_id", "Campaign1 "), "account.client_id", "check/client-id", ERROR, set()),
    "client-id-empty": (put("account", "client_id", ""), "account.client_id", "check/client-id", ERROR, set()),
    "secret-other": (put("account", "client_secret", "another-Secret-9"), "account.client_secret", "check/client-secret", ERROR, {"adobe"}),
    "secret-blank": (put("account", "client_secret", SECRET + " "), "account.client_secret", "check/client-secret", ERROR, {"secret"}),
    "secret-no-break": (put("account", "client_secret", SECRET + "\u00a0"), "account.client_secret", "check/client-secret", ERROR, {"secret"}),
    "secret-placeholder": (put("account", "client_secret", "changeme"), "account.client_secret", "check/client-secret", ERROR, {"secret"}),
    "secret-empty": (put("account", "client_secret", ""), "account.client_secret", "check/client-secret", ERROR, {"secret"}),
    "callback-http": (put("account", "callback_url", "http://campaign.example.com/nl/jsp/logon.jsp"), "account.callback_url", CALLBACK, ERROR, set()),
    "callback-bare": (put("account", "callback_url", "campaign.example.com/nl/jsp/logon.jsp"), "account.callback_url", CALLBACK, ERROR, set()),
    "callback-blank": (put("account", "callback_url", "https://campaign.example.com/nl/jsp/ logon.jsp"), "account.callback_url", CALLBACK, ERROR, set()),
    "callback-empty": (put("account", "callback_url", ""), "account.callback_url", CALLBACK, ERROR, set()),
    "callback-unlisted": (put("account", "callback_url", "https://campaign.example.com/logon"), "account.callback_url", CALLBACK, ERROR, {"adobe"}),
    "callback-other-instance": (put("account", "callback_url", "https://stage.example.com/nl/jsp/logon.jsp"), "account.callback_url", CALLBACK, ERROR, {"instance"}),
    "organization-short": (put("account", "organization_id", "0123456789ABCDEF@AdobeOrg"), "account.organization_id", "topic/organization-id", ERROR, set()),
    "organization-bare": (put("account", "organization_id", "0123456789ABCDEF01234567"), "account.organization_id", "topic/organization-id", ERROR, set()),
    "organization-other": (put("account", "organization_id", "FEDCBA9876543210FEDCBA98@AdobeOrg"), "account.organization_id", "topic/organization-id", ERROR, {"adobe"}),
    "organization-empty": (put("account", "organization_id", ""), "account.organization_id", "topic/organization-id", ERROR, set()),
    "mask-leading": (put("account", "association_mask", " Campaign - acme - (.*)"), "account.association_mask", MASK, ERROR, set()),
    "mask-trailing": (put("account", "association_mask", "Campaign - acme - (.*) "), "account.association_mask", MASK, ERROR, set()),
    "mask-doubled": (put("account", "association_mask", "Campaign -  acme - (.*)"), "account.association_mask", MASK, ERROR, set()),
    "mask-no-break": (put("account", "association_mask", "Campaign -\u00a0acme - (.*)"), "account.association_mask", MASK, ERROR, set()),
    "mask-zero-width": (put("account", "association_mask", "Campaign - acme\u200b - (.*)"), "account.association_mask", MASK, ERROR, set()),
    "mask-no-dot": (put("account", "association_mask", "Campaign - acme - (*)"), "account.association_mask", MASK, ERROR, set()),
    "mask-unclosed": (put("account", "association_mask", "Campaign - acme - (.*"), "account.association_mask", MASK, ERROR, set()),
    "mask-no-group": (put("account", "association_mask", "Campaign - acme - .*"), "account.association_mask", MASK, ERROR, set()),
    "mask-typo": (put("account", "association_mask", "Campaing - acme - (.*)"), "account.association_mask", MASK, WARNING, set()),
    "mask-other-tenant": (put("account", "association_mask", "Campaign - acmee - (.*)"), "account.association_mask", MASK, WARNING, set()),
    "mask-too-short": (put("account", "association_mask", "Campaign - (.*)"), "account.association_mask", MASK, ERROR, {"adobe"}),
    "mask-empty": (put("account", "association_mask", ""), "account.association_mask", MASK, ERROR, set()),
    "context-hidden-value": (put("account", "product_context", "dma_campaign"), "account.product_context", "check/product-context", ERROR, set()),
    "context-translated": (put("account", "product_context", "dma_campaign_클래식"), "account.product_context", "check/product-context", ERROR, set()),
    "context-absent": (without("account", "product_context"), "account.internal_name", "check/product-context", WARNING, {"adobe"}),
    "context-of-adobe": (put("adobe", "product_context", "dma_campaign"), "adobe.product_context", "check/product-context", ERROR, {"adobe"}),
    "tenant-empty": (put("account", "tenant", ""), "account.tenant", "topic/tenant-name", ERROR, set()),
    "changed-later": (put("account", "last_modified", "2026-11-02T12:00:00Z"), "account.last_modified", "check/server-restart", WARNING, {"instance"}),
    "group-renamed": (put("instance", "operator_groups", ["Marketing", "Supporters"]), "instance.operator_groups.1", "check/operator-group-names", ERROR, {"adobe"}),
    "group-case": (put("instance", "operator_groups", ["marketing", "Support"]), "instance.operator_groups.0", "check/operator-group-names", ERROR, {"adobe"}),
    "hosted": (lambda settings: settings.update(hosting="hosted"), "hosting", "topic/hosted-customers", WARNING, {"hosting"}),
    "key-mistyped": (renamed("callback_url", "calback_url"), "account.calback_url", CALLBACK, WARNING, {"own-names"}),
    "key-transposed": (renamed("association_mask", "assocation_mask"), "account.assocation_mask", MASK, WARNING, {"own-names"}),
}  # fmt: skip


def _holds(levels: set[str], needs: set[str], form: str) -> bool:
    if "secret" in needs and form.startswith("xml"):
        return False
    if "own-names" in needs and not form.startswith(("yaml", "json", "csv-comma")):
        return False
    return needs - {"secret", "own-names"} <= levels


def _cases() -> Iterator[Any]:
    for form, (_write, _format, levels) in WRITERS.items():
        for defect, (_spoil, _place, _check, _severity, needs) in DEFECTS.items():
            if _holds(levels, needs, form):
                yield pytest.param(form, defect, id=f"{form}:{defect}")


def _told(findings: tuple[Finding, ...]) -> list[tuple[str, str, int | None]]:
    return [
        (finding.check, str(finding.severity), finding.line)
        for finding in findings
        if finding.severity is not INFO
    ]


@pytest.mark.parametrize("form", WRITERS)
def test_correct_file_passes(form: str) -> None:
    """A correct file has neither error nor warning, and is recognised for what it is."""
    write, file_format, _levels = WRITERS[form]
    report = inspect_file(write(correct())[0].encode(), "attached").report
    assert report.format == file_format
    assert _told(report.findings) == []


@pytest.mark.parametrize(("form", "defect"), list(_cases()))
def test_defect_is_found(form: str, defect: str) -> None:
    """The defect is found under its check, on its line, and as grave as it is; its fix is named."""
    write = WRITERS[form][0]
    spoil, place, check, severity, _needs = DEFECTS[defect]
    settings = correct()
    spoil(settings)
    text, lines = write(settings)
    findings = inspect_file(text.encode(), "attached").report.findings
    levels = WRITERS[form][2]
    if severity is WARNING and "adobe" in levels and defect.startswith("mask"):
        severity = ERROR
    if defect.startswith("key-") and form.startswith("csv"):
        line = 1
    elif defect == "context-absent" and form == "json":
        line = lines[place] - 1
    else:
        line = lines[place]
    assert (check, str(severity), line) in _told(findings)
    assert all(finding.fix.msgid for finding in findings)


@pytest.mark.parametrize(("form", "defect"), list(_cases()))
def test_defect_is_alone(form: str, defect: str) -> None:
    """One defect makes findings under its own check only."""
    write = WRITERS[form][0]
    spoil, _place, check, _severity, _needs = DEFECTS[defect]
    settings = correct()
    spoil(settings)
    findings = inspect_file(write(settings)[0].encode(), "attached").report.findings
    assert {told[0] for told in _told(findings)} == {check}


def test_there_are_enough_defects() -> None:
    """Issue 5 asks for forty; every rule that finds errors or warnings is among those that they wake."""
    assert len(DEFECTS) >= 40
