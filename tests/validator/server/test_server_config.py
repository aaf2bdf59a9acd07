"""A server's configuration is judged by what the documents say of its IMS settings, and by nothing else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UnreadableFileError
from bot.languages import LOCALES
from bot.model import Message, Severity
from bot.translate import translator
from bot.validator import Inspection, inspect_file, report
from bot.validator.fix import corrected
from bot.validator.joint_inspection import inspect_together
from tests.validator.server.config_files import (
    ACCOUNT,
    OPERATORS,
    PASSWORD,
    SECRET,
    config,
    inspected,
    told_of,
)


def _refused(text: str) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        inspected(text)
    assert isinstance(caught.value.message, Message)
    return caught.value


def test_the_documented_state_is_clean_and_asks_who_still_logs_in_natively() -> None:
    """Both restrictions, the four operators; that everybody was moved no file can show."""
    inspection = inspected(config())
    assert told_of(config()) == []
    assert [item.check for item in inspection.by_hand] == ["topic/native-login-block"]


def test_an_open_configuration_is_clean() -> None:
    """Before the migration nothing is blocked; the server's other sections are nobody's business."""
    assert told_of(config("false", "false")) == []


@pytest.mark.parametrize(("console", "api"), [("true", "false"), ("false", "true")])
def test_half_a_block_is_a_warning(console: str, api: str) -> None:
    """One restriction without the other leaves half of the native access open."""
    assert told_of(config(console, api)) == [("native-login-block", Severity.WARNING)]


@pytest.mark.parametrize(
    ("value", "severity"),
    [("yes", Severity.ERROR), ("", Severity.ERROR), ("TRUE", Severity.WARNING), ("0", Severity.WARNING)],
)
def test_switches_are_true_or_false(value: str, severity: Severity) -> None:
    """Capitals and figures perhaps work."""
    assert ("native-login-switch", severity) in told_of(config(value, value))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('<ims authIMSEndPoint="https://ims-na1.adobelogin.com"/>', "server-setting-name"),
        ('<ims authIMSClientID="x"/>', "server-setting-name"),
        ('<imsconfig><nonIMSAuthnAPI disableAPI="false"/></imsconfig>', "server-setting-name"),
        ('<imsConfig><nonIMSAuthAPI disableAPI="true"/></imsConfig>', "server-setting-name"),
        ('<imsConfig disableAPI="true"/>', "server-setting-place"),
        ('<shared><nonIMSAuthnAPI disableAPI="false"/></shared>', "server-setting-place"),
        ("<shared><imsConfig/><imsConfig/></shared>", "server-setting-place"),
        ('<ims authIMSClientId="TODO"/>', "server-placeholder"),
        ('<ims authIMSClientSecret="@CLIENTSECRETPROD@"/>', "server-placeholder"),
        (
            '<imsConfig><nonIMSAuthnAPI disableAPI="false">...</nonIMSAuthnAPI></imsConfig>',
            "server-placeholder",
        ),
        ('<ims authIMSEndpoint="http://ims-na1.adobelogin.com"/>', "server-ims-endpoint"),
        ('<ims authIMSEndpoint="https://ims-eu1.adobelogin.com"/>', "server-ims-endpoint"),
        ('<ims authIMSEndpoint="ims.example.com"/>', "server-ims-endpoint"),
        (f'<ims authIMSClientSecret="{SECRET}"/>', "server-secret-encrypted"),
        ('<ims authIMSClientSecret="@sommar-i-väst@"/>', "server-secret-encrypted"),
        ('<ims authIMSClientSecret="@kort-och-gott==@"/>', "server-secret-encrypted"),
        ('<ims authIMSTAPrivateKey="-----BEGIN PRIVATE KEY-----"/>', "server-secret-encrypted"),
        ('<web><redirection IMSOrgId="0123@AdobeOrg"/></web>', "server-organization-id"),
        ('<web><redirection IMSOrgID="0123@AdobeOrg"/></web>', "server-setting-name"),
    ],
)
def test_faults_of_fragments(text: str, rule: str) -> None:
    """What was pasted of the file is judged as it would be in it."""
    assert rule in [told for told, _severity in told_of(text)]


@pytest.mark.parametrize("password", ["Sommar2024", "kortord", "deadbeef01", "Zk3vQT7mN4xLw0Rb9aP"])
def test_a_word_of_letters_and_digits_is_no_encrypted_secret(password: str) -> None:
    """What AES makes is longer; whether it is a password nobody can tell for sure."""
    text = f'<ims authIMSClientSecret="{password}"/>'
    assert told_of(text) == [("server-secret-encrypted", Severity.WARNING)]
    assert password not in report.as_text(inspected(text), translator("en"))


@pytest.mark.parametrize(
    "text",
    [
        '<ims authIMSEndpoint="https://ims-na1.adobelogin.com/" authIMSClientId="Campaign1"/>',
        '<ims authIMSClientSecret="@Vm9yIGRlbSBHZXNldHplIHN0ZWh0IGVpbg=="/>',
        '<ims authIMSClientSecret="@Vm9yIGRlbSBHZXNldHplIHN0ZWh0IGVpbg==@"/>',
        '<ims authIMSTAClientSecret="@q0ZpT3hKc1dlUnQ5@" authIMSCode="@q0ZpT3hKc1dlUnQ5Yg=@"/>',
        '<ims authIMSTAPrivateKey="@q0ZpT3hKc1dlUnQ5\n  Vm9yIGRlbSBHZXNl\n  ZWh0==@"/>',
        '<redirection IMSOrgId="0123456789ABCDEF01234567@AdobeOrg"/>',
        config("false", "false").partition("<imsConfig>")[2].partition("</imsConfig>")[0],
    ],
)
def test_sound_fragments_are_clean(text: str) -> None:
    """Several elements side by side too, as they are copied from within `imsConfig`."""
    assert told_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        '<imsConfig>\n  <nonIMSAuthnAPI disableAPI="true">\n    <allowOp',
        '<allowOperator name="admin"/>\n</nonIMSAuthnAPI>\n</imsConfig>',
        f'authIMSClientId="Campaign1" authIMSClientSecret="{SECRET}"',
        f'<ims authIMSClientId="Campaign1" authIMSClientSecret="{SECRET}',
        f'<serverConf><shared><dataStore><dbcnx password="{PASSWORD}"/></dataStore></shared></serverConf>',
        "<serverConf><shared><imsConfig/></shared></serverConf>\n<serverConf><shared/></serverConf>",
        "<!DOCTYPE serverConf><serverConf><imsConfig/></serverConf>",
    ],
)
def test_what_cannot_be_judged_gets_one_line(text: str) -> None:
    """In every language, without a secret."""
    error = _refused(text)
    for locale in LOCALES:
        line = report.unreadable_line("config-prod.xml", error, translator(locale))
        assert "\n" not in line
        assert SECRET not in line
        assert PASSWORD not in line


def test_secrets_are_hidden_everywhere() -> None:
    """In text, JSON, SARIF, excerpts and what `--fix` says, wherever in the file they stand."""
    rest = (
        f'<ims authIMSClientId="TODO" authIMSClientSecret="{SECRET}" authIMSCode="{PASSWORD}x"/>'
        f'<authentication><xtk internalPassword="{PASSWORD}"/></authentication>'
        f'<imsConfig authIMSClientSecrett="{SECRET}"/>'
        f"<vault><token>{SECRET}</token></vault>"
    )
    data = config(operators=OPERATORS[:2], rest=rest).encode()
    inspection = inspect_file(data, "config-prod.xml")
    say = translator("en")
    told = [
        report.as_text(inspection, say),
        report.as_json([inspection], say),
        report.as_sarif([inspection], say),
        corrected(data, "config-prod.xml").diff,
    ]
    assert not any(SECRET in text or PASSWORD in text for text in told)


def test_nothing_is_changed() -> None:
    """What belongs there only Adobe and the administrator know."""
    data = config("TRUE", "yes", rest=f'<ims authIMSClientSecret="{SECRET}"/>').encode()
    assert corrected(data, "config-prod.xml").data == data


def _together(account: str, config: str) -> list[tuple[str, Severity]]:
    results = inspect_together([(account.encode(), "account.yaml"), (config.encode(), "config-prod.xml")])
    assert all(isinstance(result, Inspection) for result in results)
    config_result = results[1]
    assert isinstance(config_result, Inspection)
    return [(f.rule, f.severity) for f in config_result.report.findings if f.severity is not Severity.INFO]


def test_blocking_without_a_working_account_locks_everybody_out() -> None:
    """Seen where the account file is judged with it; each restriction is named."""
    disabled, enabled = ACCOUNT.format(enabled="false"), ACCOUNT.format(enabled="true")
    assert _together(disabled, config()) == [("native-login-block", Severity.ERROR)] * 2
    assert _together(enabled, config()) == []
    assert _together(disabled, config("false", "false")) == []
    others = "external_accounts: [{internal_name: defaultPopAccount, type: Bounce mails}]"
    assert ("native-login-block", Severity.ERROR) in _together(others, config())


def test_organization_of_server_and_account_are_compared() -> None:
    """The server's must be the account's."""
    other = '<web><redirection IMSOrgId="FEDCBA9876543210FEDCBA98@AdobeOrg"/></web>'
    same = '<web><redirection IMSOrgId="0123456789ABCDEF01234567@AdobeOrg"/></web>'
    assert ("server-organization-id", Severity.ERROR) in _together(ACCOUNT.format(enabled="true"), other)
    assert _together(ACCOUNT.format(enabled="true"), same) == []


@pytest.mark.parametrize(
    "organization",
    [
        '<ims authIMSClientId="x" IMSOrgId="{}"/>',
        '<imsConfig imsOrgId="{}"/>',
        '<web><redirection imsorgid="{}"/></web>',
        "<web><redirection><IMSOrgId>{}</IMSOrgId></redirection></web>",
    ],
)
def test_an_organization_is_judged_wherever_it_stands(organization: str) -> None:
    """Under a misspelt name, too: whoever puts it into its place should find it right there."""
    judged = ("server-organization-id", Severity.ERROR)
    text = f"<serverConf><shared><imsConfig/></shared>{organization}</serverConf>"
    assert judged in told_of(text.format("0123@AdobeOrg"))
    other = text.format("FEDCBA9876543210FEDCBA98@AdobeOrg")
    assert judged not in told_of(other)
    assert judged in _together(ACCOUNT.format(enabled="true"), other)


def test_findings_keep_their_lines_behind_another_file() -> None:
    """Places count in the file that they stand in."""
    whole = config(operators=(*OPERATORS[:3], "internal/monitoring"))
    results = inspect_together(
        [(ACCOUNT.format(enabled="true").encode(), "a.yaml"), (whole.encode(), "c.xml")]
    )
    assert isinstance(results[1], Inspection)
    (line,) = [f.line for f in results[1].report.findings if f.rule == "allowlist-operators"]
    assert line == 15


def test_a_package_with_such_a_word_stays_a_package() -> None:
    """An account whose label speaks of `imsConfig` is an account."""
    package = (
        '<package><extAccount name="Adobe_Marketing_Cloud" label="see imsConfig=&quot;x&quot;"/></package>'
    )
    assert not any(rule.startswith(("server-", "native-")) for rule, _severity in told_of(package))


@given(st.integers(0, 700), st.integers(0, 700))
def test_a_part_of_the_file_is_judged_or_refused(start: int, length: int) -> None:
    """Whatever is cut out, no secret comes out with it and nothing else is raised."""
    whole = config(rest=f'<ims authIMSClientSecret="{SECRET}"/>')
    part = whole[start : start + length]
    try:
        shown = report.as_json([inspect_file(part.encode(), "part.xml")], translator("en"))
        json.loads(shown)
    except UnreadableFileError as error:
        shown = report.unreadable_line("part.xml", error, translator("en"))
    assert SECRET not in shown
    assert PASSWORD not in shown
