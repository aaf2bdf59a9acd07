"""A server's configuration is judged by what the documents say of its IMS settings, and by nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UnreadableFileError
from bot.languages import LOCALES
from bot.model import Finding, Message, Severity
from bot.translate import translator
from bot.validator import Inspection, inspect_file, report
from bot.validator.fix import corrected
from bot.validator.joint_inspection import inspect_together

SECRET = "p8e-Zk3vQ7xY1mN5"
PASSWORD = "Hunter2Sommar99"
OPERATORS = ("admin", "aemserver", "campaign-loginmonitor", "internal|monitoring")
ACCOUNT = """internal_name: Adobe_Marketing_Cloud
enabled: {enabled}
organization_id: 0123456789ABCDEF01234567@AdobeOrg
"""


def _config(
    console: str = "true", api: str = "true", operators: tuple[str, ...] = OPERATORS, rest: str = ""
) -> str:
    allowed = "\n".join(f'        <allowOperator name="{name}"/>' for name in operators)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<serverConf>
  <shared>
    <!-- was password="{PASSWORD}" -->
    <dataStore hosts="*"><dataSource name="default">
      <dbcnx login="neolane" password="{PASSWORD}" server="db1"/>
    </dataSource></dataStore>
    {rest}
    <imsConfig>
      <nonIMSOperatorMgmtInClientConsole nonIMSOperatorMgmtInClientConsoleRestricted="{console}"/>
      <nonIMSAuthnAPI disableAPI="{api}">
{allowed}
      </nonIMSAuthnAPI>
    </imsConfig>
  </shared>
  <mta autoStart="true"/>
</serverConf>
"""


def _inspect(text: str) -> Inspection:
    return inspect_file(text.encode(), "config-prod.xml")


def _told(text: str) -> list[tuple[str, Severity]]:
    found: list[Finding] = [f for f in _inspect(text).report.findings if f.severity is not Severity.INFO]
    return [(finding.rule, finding.severity) for finding in found]


def _refused(text: str) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        _inspect(text)
    assert isinstance(caught.value.message, Message)
    return caught.value


def test_the_documented_state_is_clean_and_asks_who_still_logs_in_natively() -> None:
    """Both restrictions, the four operators; that everybody was moved no file can show."""
    inspection = _inspect(_config())
    assert _told(_config()) == []
    assert [item.check for item in inspection.by_hand] == ["topic/native-login-block"]


def test_an_open_configuration_is_clean() -> None:
    """Before the migration nothing is blocked; the server's other sections are nobody's business."""
    assert _told(_config("false", "false")) == []


@pytest.mark.parametrize(("console", "api"), [("true", "false"), ("false", "true")])
def test_half_a_block_is_a_warning(console: str, api: str) -> None:
    """One restriction without the other leaves half of the native access open."""
    assert _told(_config(console, api)) == [("native-login-block", Severity.WARNING)]


@pytest.mark.parametrize("missing", OPERATORS)
def test_each_documented_operator_is_required(missing: str) -> None:
    """An error where the API is blocked, a warning where it is not yet."""
    left = tuple(name for name in OPERATORS if name != missing)
    (finding,) = [f for f in _inspect(_config(operators=left)).report.findings if f.severity.value == "error"]
    assert (finding.rule, finding.expected, finding.line) == ("allowlist-operators", missing, 11)
    assert _told(_config("false", "false", left)) == [("allowlist-operators", Severity.WARNING)]


def test_a_misspelled_operator_is_shown_where_it_stands() -> None:
    """With what was meant; it is not counted among the further ones."""
    inspection = _inspect(_config(operators=(*OPERATORS[:3], "internal/monitoring")))
    (finding,) = [f for f in inspection.report.findings if f.severity is Severity.ERROR]
    assert (finding.line, finding.found, finding.expected) == (15, "internal/monitoring", OPERATORS[3])
    assert len(inspection.by_hand) == 1


@pytest.mark.parametrize("names", [("internal", "monitoring"), ("internal",), ("erp", "monitoring")])
def test_the_name_with_a_bar_is_one_entry(names: tuple[str, ...]) -> None:
    """A part of it is another operator; the finding stands where the first of its parts does."""
    told = [f for f in _inspect(_config(operators=(*OPERATORS[:3], *names))).report.findings if f.line]
    (finding,) = [f for f in told if f.severity is Severity.ERROR]
    part = next(name for name in names if name in OPERATORS[3])
    assert (finding.rule, finding.found, finding.expected) == ("allowlist-operators", part, OPERATORS[3])


def test_blanks_around_an_operator_are_told_once() -> None:
    """It is on the list, but for the blanks."""
    assert _told(_config(operators=(" admin ", *OPERATORS[1:]))) == [("allowlist-names", Severity.ERROR)]


def test_further_operators_are_looked_at_by_hand() -> None:
    """The documents allow them."""
    inspection = _inspect(_config(operators=(*OPERATORS, "erp-import", "crm-sync")))
    assert _told(_config(operators=(*OPERATORS, "erp-import"))) == []
    shown = [translator("en").text(item.message) for item in inspection.by_hand]
    assert any("erp-import, crm-sync" in text for text in shown)


@pytest.mark.parametrize(
    ("operators", "severity"),
    [
        ((*OPERATORS, ""), Severity.ERROR),
        ((*OPERATORS, " erp "), Severity.ERROR),
        ((*OPERATORS, "admin"), Severity.WARNING),
    ],
)
def test_entries_that_name_nobody_or_somebody_twice(operators: tuple[str, ...], severity: Severity) -> None:
    """Empty, with blanks around, or there already."""
    assert _told(_config(operators=operators)) == [("allowlist-names", severity)]


@pytest.mark.parametrize(
    ("value", "severity"),
    [("yes", Severity.ERROR), ("", Severity.ERROR), ("TRUE", Severity.WARNING), ("0", Severity.WARNING)],
)
def test_switches_are_true_or_false(value: str, severity: Severity) -> None:
    """Capitals and figures perhaps work."""
    assert ("native-login-switch", severity) in _told(_config(value, value))


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
    assert rule in [told for told, _severity in _told(text)]


@pytest.mark.parametrize("password", ["Sommar2024", "kortord", "deadbeef01", "Zk3vQT7mN4xLw0Rb9aP"])
def test_a_word_of_letters_and_digits_is_no_encrypted_secret(password: str) -> None:
    """What AES makes is longer; whether it is a password nobody can tell for sure."""
    text = f'<ims authIMSClientSecret="{password}"/>'
    assert _told(text) == [("server-secret-encrypted", Severity.WARNING)]
    assert password not in report.as_text(_inspect(text), translator("en"))


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
        for finding in _inspect(f"<serverConf><shared>{text}</shared></serverConf>").report.findings
        if finding.field == setting and finding.line
    ]
    assert (finding.rule, finding.severity) == ("server-setting-place", Severity.ERROR)
    assert (finding.found, finding.fix.params) == (spelt(setting), {"name": setting, "home": _HOME[setting]})


@pytest.mark.parametrize("setting", sorted(_HOME))
def test_a_setting_that_was_made_an_element_is_told(setting: str) -> None:
    """It is an attribute, wherever it stands; the server would not look at it."""
    home = _HOME[setting]
    text = _AROUND[home].format(f"<{home}><{setting}>{_RIGHT.get(setting, _ENCRYPTED)}</{setting}></{home}>")
    told = _inspect(f"<serverConf><shared>{text}</shared></serverConf>").report.findings
    (finding,) = [finding for finding in told if finding.field == setting and finding.line]
    assert (finding.rule, finding.severity) == ("server-setting-place", Severity.ERROR)
    assert finding.message.params["home"] == home


def test_an_operators_name_in_the_element_around_it_is_misplaced() -> None:
    """`name` is a setting of `allowOperator` alone."""
    text = '<imsConfig><nonIMSAuthnAPI disableAPI="false" name="admin"/></imsConfig>'
    assert _told(text) == [("server-setting-place", Severity.ERROR)]


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
    findings = _inspect(f'<ims authIMSTAId="x" {name}="{value}"/>').report.findings
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
    found = [f for f in _inspect(form.format(name)).report.findings if f.severity is not Severity.INFO]
    assert [(f.rule, f.severity) for f in found] == [("server-setting-place", Severity.ERROR)]
    advice = translator(locale).text(found[0].fix)
    assert name in advice
    assert "_" not in advice


@pytest.mark.parametrize("name", ["name", "server", "type", "label", "scopes2", "timeout"])
def test_other_names_there_are_only_unknown(name: str) -> None:
    """Words that mean other things, too."""
    assert _told(f'<ims authIMSTAId="x" {name}="y"/>') == []


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
    told = _told(text.format(SECRET))
    assert ("server-secret-encrypted", Severity.ERROR) in told
    assert len(told) == 2
    assert SECRET not in report.as_text(_inspect(text.format(SECRET)), translator("en"))


def test_a_misspelt_element_gets_one_finding() -> None:
    """Its settings are those of the element that is meant."""
    text = '<imsConfig><nonIMSAuthAPI disableAPI="false"/></imsConfig>'
    assert _told(text) == [("server-setting-name", Severity.ERROR)]
    text = f'<ims><redirection IMSOrgId="{ACCOUNT.rsplit(maxsplit=1)[-1]}"/></ims>'
    assert _told(text) == [("server-setting-place", Severity.ERROR)]


@pytest.mark.parametrize(
    "text",
    [
        '<ims authIMSEndpoint="https://ims-na1.adobelogin.com/" authIMSClientId="Campaign1"/>',
        '<ims authIMSClientSecret="@Vm9yIGRlbSBHZXNldHplIHN0ZWh0IGVpbg=="/>',
        '<ims authIMSClientSecret="@Vm9yIGRlbSBHZXNldHplIHN0ZWh0IGVpbg==@"/>',
        '<ims authIMSTAClientSecret="@q0ZpT3hKc1dlUnQ5@" authIMSCode="@q0ZpT3hKc1dlUnQ5Yg=@"/>',
        '<ims authIMSTAPrivateKey="@q0ZpT3hKc1dlUnQ5\n  Vm9yIGRlbSBHZXNl\n  ZWh0==@"/>',
        '<redirection IMSOrgId="0123456789ABCDEF01234567@AdobeOrg"/>',
        _config("false", "false").partition("<imsConfig>")[2].partition("</imsConfig>")[0],
    ],
)
def test_sound_fragments_are_clean(text: str) -> None:
    """Several elements side by side too, as they are copied from within `imsConfig`."""
    assert _told(text) == []


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
    data = _config(operators=OPERATORS[:2], rest=rest).encode()
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
    data = _config("TRUE", "yes", rest=f'<ims authIMSClientSecret="{SECRET}"/>').encode()
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
    assert _together(disabled, _config()) == [("native-login-block", Severity.ERROR)] * 2
    assert _together(enabled, _config()) == []
    assert _together(disabled, _config("false", "false")) == []
    others = "external_accounts: [{internal_name: defaultPopAccount, type: Bounce mails}]"
    assert ("native-login-block", Severity.ERROR) in _together(others, _config())


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
    assert judged in _told(text.format("0123@AdobeOrg"))
    other = text.format("FEDCBA9876543210FEDCBA98@AdobeOrg")
    assert judged not in _told(other)
    assert judged in _together(ACCOUNT.format(enabled="true"), other)


@pytest.mark.parametrize("entry", ["campaign-loginmonitr", "internal/monitoring", "monitoring"])
def test_a_slip_is_found_in_an_allowlist_of_any_length(entry: str) -> None:
    """However many further operators stand before it."""
    lacking = "campaign-loginmonitor" if entry.startswith("c") else "internal|monitoring"
    others = (*(name for name in OPERATORS if name != lacking), *(f"erp{number}" for number in range(400)))
    report = _inspect(_config(operators=(*others, entry))).report
    (finding,) = [finding for finding in report.findings if finding.rule == "allowlist-operators"]
    assert (finding.found, finding.expected) == (entry, lacking)
    (further,) = [finding for finding in report.findings if finding.rule == "allowlist-names"]
    assert entry not in str(further.message.params["names"]).split(", ")


def test_findings_keep_their_lines_behind_another_file() -> None:
    """Places count in the file that they stand in."""
    config = _config(operators=(*OPERATORS[:3], "internal/monitoring"))
    results = inspect_together(
        [(ACCOUNT.format(enabled="true").encode(), "a.yaml"), (config.encode(), "c.xml")]
    )
    assert isinstance(results[1], Inspection)
    (line,) = [f.line for f in results[1].report.findings if f.rule == "allowlist-operators"]
    assert line == 15


def test_a_package_with_such_a_word_stays_a_package() -> None:
    """An account whose label speaks of `imsConfig` is an account."""
    package = (
        '<package><extAccount name="Adobe_Marketing_Cloud" label="see imsConfig=&quot;x&quot;"/></package>'
    )
    assert not any(rule.startswith(("server-", "native-")) for rule, _severity in _told(package))


@given(st.integers(0, 700), st.integers(0, 700))
def test_a_part_of_the_file_is_judged_or_refused(start: int, length: int) -> None:
    """Whatever is cut out, no secret comes out with it and nothing else is raised."""
    whole = _config(rest=f'<ims authIMSClientSecret="{SECRET}"/>')
    part = whole[start : start + length]
    try:
        shown = report.as_json([inspect_file(part.encode(), "part.xml")], translator("en"))
        json.loads(shown)
    except UnreadableFileError as error:
        shown = report.unreadable_line("part.xml", error, translator("en"))
    assert SECRET not in shown
    assert PASSWORD not in shown
