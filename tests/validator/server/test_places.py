"""Settings of the server that stand in another element than theirs, or under a name of something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.languages import LOCALES
from bot.model import Severity
from bot.translate import translator
from bot.validator import report
from tests.validator.server.config_files import ACCOUNT, SECRET, inspected, told_of

_HOME = {
    "authIMSEndpoint": "ims", "authIMSClientId": "ims", "authIMSClientSecret": "ims", "authIMSTAId": "ims",
    "disableAPI": "nonIMSAuthnAPI", "IMSOrgId": "redirection",
    "nonIMSOperatorMgmtInClientConsoleRestricted": "nonIMSOperatorMgmtInClientConsole",
}  # fmt: skip
_ENCRYPTED = "@Vm9yIGRlbSBHZXNldHplIHN0ZWh0IGVpbg==@"
_RIGHT = {"IMSOrgId": "0123456789ABCDEF01234567@AdobeOrg"}
"""What those settings hold whose values are judged wherever they stand; of others anything will do."""
_AROUND = {
    "ims": "{}",
    "redirection": "<web>{}</web>",
    "imsConfig": "{}",
    "nonIMSAuthnAPI": "<imsConfig>{}</imsConfig>",
    "nonIMSOperatorMgmtInClientConsole": "<imsConfig>{}</imsConfig>",
    "dataStore": '{}<imsConfig><nonIMSAuthnAPI disableAPI="false"/></imsConfig>',
}


@pytest.mark.parametrize("where", sorted(_AROUND))
@pytest.mark.parametrize("setting", sorted(_HOME))
@pytest.mark.parametrize("spelt", [str, str.lower])
def test_a_setting_in_another_element_gets_one_finding(
    setting: str, where: str, spelt: Callable[[str], str]
) -> None:
    """Whichever it is, also when it was misspelt besides; its value waits until it stands in its place."""
    if where == _HOME[setting]:
        return
    text = _AROUND[where].format(f'<{where} {spelt(setting)}="{_RIGHT.get(setting, _ENCRYPTED)}"/>')
    (finding,) = [
        finding
        for finding in inspected(f"<serverConf><shared>{text}</shared></serverConf>").report.findings
        if finding.field == setting and finding.line
    ]
    assert (finding.rule, finding.severity) == ("server-setting-place", Severity.ERROR)
    assert (finding.found, finding.fix.params) == (spelt(setting), {"name": setting, "home": _HOME[setting]})


@pytest.mark.parametrize("setting", sorted(_HOME))
def test_a_setting_that_was_made_an_element_is_told(setting: str) -> None:
    """It is an attribute, wherever it stands; the server would not look at it."""
    home = _HOME[setting]
    text = _AROUND[home].format(f"<{home}><{setting}>{_RIGHT.get(setting, _ENCRYPTED)}</{setting}></{home}>")
    told = inspected(f"<serverConf><shared>{text}</shared></serverConf>").report.findings
    (finding,) = [finding for finding in told if finding.field == setting and finding.line]
    assert (finding.rule, finding.severity) == ("server-setting-place", Severity.ERROR)
    assert finding.message.params["home"] == home


def test_an_operators_name_in_the_element_around_it_is_misplaced() -> None:
    """`name` is a setting of `allowOperator` alone."""
    text = '<imsConfig><nonIMSAuthnAPI disableAPI="false" name="admin"/></imsConfig>'
    assert told_of(text) == [("server-setting-place", Severity.ERROR)]


@pytest.mark.parametrize(
    ("name", "setting", "rule"),
    [
        ("clientId", "authIMSClientId", "server-setting-name"),
        ("imsClientSecret", "authIMSClientSecret", "server-setting-name"),
        ("imsServer", "authIMSEndpoint", "server-setting-name"),
        ("imsOrgId", "IMSOrgId", "server-setting-place"),
        ("organization_id", "IMSOrgId", "server-setting-place"),
    ],
)
def test_names_of_the_external_account_are_not_those_of_the_server(
    name: str, setting: str, rule: str
) -> None:
    """The server passes over them; what is meant is told, and where it belongs."""
    value = _RIGHT.get(setting, SECRET)
    findings = inspected(f'<ims authIMSTAId="x" {name}="{value}"/>').report.findings
    told = {(f.rule, f.severity, f.field) for f in findings if f.severity is not Severity.INFO}
    assert (rule, Severity.ERROR, setting) in told
    told.discard(("server-secret-encrypted", Severity.ERROR, "authIMSClientSecret"))
    assert len(told) == 1


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "name", ["associationMask", "asociationMask", "imsScope", "callbackServer", "tenant", "productContext"]
)
@pytest.mark.parametrize(
    "form",
    ['<ims authIMSTAId="x" {}="y"/>', '<imsConfig {}="y"><nonIMSAuthnAPI disableAPI="false"/></imsConfig>'],
)
def test_settings_of_the_account_alone_are_misplaced(form: str, name: str, locale: str) -> None:
    """The server has nothing of the kind; advice leads to the external account, with the file's name."""
    found = [f for f in inspected(form.format(name)).report.findings if f.severity is not Severity.INFO]
    assert [(f.rule, f.severity) for f in found] == [("server-setting-place", Severity.ERROR)]
    advice = translator(locale).text(found[0].fix)
    assert name in advice
    assert "_" not in advice


@pytest.mark.parametrize("name", ["name", "server", "type", "label", "scopes2", "timeout"])
def test_other_names_there_are_only_unknown(name: str) -> None:
    """Words that mean other things, too."""
    assert told_of(f'<ims authIMSTAId="x" {name}="y"/>') == []


@pytest.mark.parametrize(
    "text",
    [
        '<ims authIMSClientSecrte="{}"/>',
        '<ims clientSecret="{}"/>',
        '<web><redirection authIMSClientSecret="{}"/></web>',
        '<imsConfig authIMSTAPrivateKey="{}"/>',
        "<ims><authIMSCode>{}</authIMSCode></ims>",
    ],
)
def test_a_plain_secret_is_told_wherever_it_stands(text: str) -> None:
    """Beside its wrong name or place; the value is shown nowhere."""
    told = told_of(text.format(SECRET))
    assert ("server-secret-encrypted", Severity.ERROR) in told
    assert len(told) == 2
    assert SECRET not in report.as_text(inspected(text.format(SECRET)), translator("en"))


def test_a_misspelt_element_gets_one_finding() -> None:
    """Its settings are those of the element that is meant."""
    text = '<imsConfig><nonIMSAuthAPI disableAPI="false"/></imsConfig>'
    assert told_of(text) == [("server-setting-name", Severity.ERROR)]
    text = f'<ims><redirection IMSOrgId="{ACCOUNT.rsplit(maxsplit=1)[-1]}"/></ims>'
    assert told_of(text) == [("server-setting-place", Severity.ERROR)]
