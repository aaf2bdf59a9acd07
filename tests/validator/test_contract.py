"""What docs/contract.md promises of account files, half-sentence by half-sentence."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest

from bot.errors import UnreadableFileError
from bot.languages import LOCALES
from bot.model import Finding, Severity
from bot.translate import translator
from bot.validator import inspect_file
from tests.validator.account_files import correct, xml_attributes, yaml_instance, yaml_long


def _findings(text: str, *severities: Severity) -> list[Finding]:
    wanted = severities or (Severity.ERROR, Severity.WARNING)
    return [f for f in inspect_file(text.encode(), "accounts").report.findings if f.severity in wanted]


def _with(level: str, **values: Any) -> str:
    settings = correct()
    settings[level].update(values)
    return yaml_instance(settings)[0]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_with("account", ims_server="HTTPS://IMS-na1.AdobeLogin.com"), id="case-of-ims-server"),
        pytest.param(_with("account", ims_server="ims-na1.adobelogin.com"), id="ims-server-without-scheme"),
        pytest.param(
            _with("account", ims_server="adobeid-na1.services.adobe.com/"), id="other-ims-server-slash"
        ),
        pytest.param(
            _with("account", callback_url="Https://Campaign.Example.com/nl/jsp/logon.jsp"),
            id="case-of-callback",
        ),
        pytest.param(
            _with("account", callback_url="https://campaign.example.com/nl/jsp/logon.jsp/"), id="slash"
        ),
        pytest.param(
            _with("instance", url="https://CAMPAIGN.example.com:443/"), id="case-and-port-of-instance"
        ),
        pytest.param(
            _with("adobe", callback_allowlist=["https://CAMPAIGN.example.com/nl/jsp/logon.jsp/"]),
            id="allowlist",
        ),
        pytest.param(
            _with("account", ims_scope="openid,\n  AdobeID,\n  session\n"), id="line-breaks-in-scopes"
        ),
        pytest.param(_with("account", ims_scope=["openid", "session"]), id="scopes-as-list"),
        pytest.param(
            _with(
                "adobe", groups=["Target - users", "Campaign - acme - Marketing", "Campaign - acme - Support"]
            ),
            id="groups-of-other-products",
        ),
        pytest.param(_with("account", last_modified="2026-11-01T08:00:00Z"), id="changed-when-restarted"),
        pytest.param(_with("account", last_modified="2026-11-01T09:30:00+02:00"), id="other-time-zone"),
    ],
)
def test_is_no_fault(text: str) -> None:
    """What works as documented is not reported."""
    assert _findings(text) == []


def test_extra_accounts_of_other_types_are_no_fault() -> None:
    """Campaign has many external accounts; also ones with a secret or a server of their own."""
    others = """
      - {internal_name: defaultPopAccount, type: Bounce mails, server: pop.example.com}
      - {internal_name: webAnalytics, type: Web Analytics, client_id: x, client_secret: y, enabled: false}
      - {internal_name: aemInstance, type: AEM, server: "https://aem.example.com"}
"""
    text = yaml_long(correct())[0].replace("    external_accounts:\n", "    external_accounts:" + others)
    assert _findings(text) == []


def test_uniqueness_counts_per_instance() -> None:
    """Production and stage have an account each; two in one instance are one too many."""
    account = "[{internal_name: Adobe_Marketing_Cloud, type: Adobe Marketing Cloud}]"
    names = ("prod", "stage")
    two = "instances:\n" + "".join(f"- {{name: {name}, external_accounts: {account}}}\n" for name in names)
    assert _findings(two) == []
    twice = (
        "external_accounts:\n" + 2 * "- {internal_name: Adobe_Marketing_Cloud, type: Adobe Marketing Cloud}\n"
    )
    assert [(f.rule, f.line) for f in _findings(twice)] == [("duplicate-account", 3)]


def test_every_key_but_the_account_is_optional() -> None:
    """What is missing is to be checked by hand, never an error."""
    for level, settings in correct().items():
        for name in settings if isinstance(settings, dict) else ():
            spoilt = correct()
            del spoilt[level][name]
            text = yaml_instance(spoilt)[0]
            assert _findings(text, Severity.ERROR) == [], name
    bare = inspect_file(b"internal_name: Adobe_Marketing_Cloud\n", "bare")
    assert not bare.report.count(Severity.ERROR)
    assert {item.check for item in bare.by_hand} >= {
        "check/account-type",
        "check/ims-server-url",
        "check/scopes",
        "check/client-id",
        "check/client-secret",
        "check/callback-url",
        "check/association-mask",
        "check/operator-group-names",
        "check/operator-group-membership",
        "check/product-context",
        "check/server-restart",
        "topic/organization-id",
        "topic/tenant-name",
    }


def test_in_a_package_name_is_the_internal_name() -> None:
    """`name` and `label` are Campaign's own attributes."""
    text = xml_attributes(correct())[0].replace('"Adobe_Marketing_Cloud"', '"Adobe_Marketing_Klout"')
    assert [(f.rule, f.found) for f in _findings(text)] == [("internal-name", "Adobe_Marketing_Klout")]


def test_missing_secret_in_a_package_is_information() -> None:
    """A package export never carries passwords."""
    findings = inspect_file(xml_attributes(correct())[0].encode(), "package.xml").report.findings
    secret = [f for f in findings if f.check == "check/client-secret"]
    assert [f.severity for f in secret] == [Severity.INFO]


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("imsScpoe", Severity.WARNING),
        ("imsScoppe", Severity.WARNING),
        ("calbackServer", Severity.WARNING),
        ("associationMusk", Severity.WARNING),
        ("imsClientlId", Severity.WARNING),
        ("imsClientI", Severity.WARNING),
        ("imsServerr", Severity.WARNING),
        ("callbackSever", Severity.WARNING),
        ("imsOrgld", Severity.WARNING),
        ("imsOrgDi", Severity.WARNING),
        ("tenent", Severity.WARNING),
        ("clientId2", Severity.INFO),
        ("imsClientUid", Severity.INFO),
        ("imsScope2", Severity.INFO),
        ("callbackServerUri", Severity.INFO),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "<extAccount name='Adobe_Marketing_Cloud' {}='x'/>",
        "<extAccount name='Adobe_Marketing_Cloud'><{}>x</{}></extAccount>",
        "<extAccount name='Adobe_Marketing_Cloud'><imsParams {}='x'/></extAccount>",
        "<extAccount name='Adobe_Marketing_Cloud'><ims><{}>x</{}></ims></extAccount>",
    ],
)
def test_a_slip_in_a_name_of_a_package_is_a_fault(name: str, severity: Severity, form: str) -> None:
    """An attribute's or an element's at any depth; other names may be newer ones, which nobody published."""
    text = f"<package>{form.replace('{}', name)}</package>"
    findings = [f for f in inspect_file(text.encode(), "p.xml").report.findings if f.rule == "unknown-field"]
    assert [finding.severity for finding in findings] == [severity]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("imsClientlId", "imsClientId"),
        ("clientlId", "clientId"),
        ("imsClientSecert", "imsClientSecret"),
        ("callbackSever", "callbackServer"),
        ("calback", "callback"),
        ("imsOrgld", "imsOrgId"),
        ("imsServerr", "imsServer"),
        ("imsScoppe", "imsScope"),
        ("associationMusk", "associationMask"),
        ("productContxt", "productContext"),
        ("ims/tenent", "tenant"),
    ],
)
def test_advice_on_a_package_names_the_setting_as_packages_do(name: str, meant: str, locale: str) -> None:
    """Our own name for it, `client_id`, would be one that Campaign does not know."""
    way, _slash, last = name.rpartition("/")
    inside = f"><{way} {last}='x'/></extAccount>" if way else f" {last}='x'/>"
    text = f"<package><extAccount name='Adobe_Marketing_Cloud'{inside}</package>"
    found = [f for f in inspect_file(text.encode(), "p.xml").report.findings if f.rule == "unknown-field"]
    assert [(finding.expected, meant in translator(locale).text(finding.fix)) for finding in found] == [
        (meant, True)
    ]


@pytest.mark.parametrize("name", ["clientlId", "callbackSever", "clientSecrt", "tenent", "lable"])
def test_a_slip_in_the_settings_of_another_channel_is_none_of_ours(name: str) -> None:
    """As their right names are not: `mms/clientId` is no client ID for Adobe ID login."""
    text = f"<package><extAccount name='Adobe_Marketing_Cloud'><mms {name}='x'/></extAccount></package>"
    findings = inspect_file(text.encode(), "p.xml").report.findings
    assert [f.severity for f in findings if f.rule == "unknown-field"] == [Severity.INFO]
    assert not [f for f in findings if f.severity is not Severity.INFO]


def test_unplaced_attributes_of_a_package_are_named() -> None:
    """Near names are mapped and said, others are named; neither is a fault."""
    text = xml_attributes(correct())[0].replace("callbackServer=", "callbackServerUri=")
    text = text.replace("    />", '      mirrorPage="x"/>')
    inspection = inspect_file(text.encode(), "package.xml")
    assert _findings(text) == []
    assert [message.params["name"] for message in inspection.assumptions] == ["callbackServerUri"]
    assert "mirrorPage" in {f.field for f in inspection.report.findings}


def test_hosted_comes_first() -> None:
    """A hosted customer's file gets that topic first, even before errors."""
    settings = correct()
    settings["hosting"] = "hosted"
    settings["account"]["internal_name"] = "wrong"
    assert _findings(yaml_long(settings)[0])[0].check == "topic/hosted-customers"


def test_worst_first_then_as_an_administrator_goes() -> None:
    """Errors before warnings before information; within them from the top of the form to the restart."""
    settings = correct()
    settings["account"].update(enabled="false", tenant="", internal_name="x", client_id="y")
    told = [(f.severity, f.check) for f in inspect_file(yaml_long(settings)[0].encode(), "f").report.findings]
    assert told == [
        (Severity.ERROR, "check/internal-name"),
        (Severity.ERROR, "check/client-id"),
        (Severity.ERROR, "topic/tenant-name"),
        (Severity.WARNING, "check/external-account-unique"),
    ]


def test_whatever_could_be_read_is_judged() -> None:
    """A value or an account of the wrong kind does not hide the others."""
    text = (
        "external_accounts:\n- 5\n"
        "- {internal_name: Adobe_Marketing_Cloud, type: [a, b], callback_url: 'http://a.example.com'}\n"
    )
    assert {f.rule for f in _findings(text)} == {"value-type", "callback-https"}


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "version: '3'\nservices: {web: {image: x}}\n",
        '{"name": "x", "type": "module"}',
        "instances: [{name: prod, url: https://campaign.example.com}]",
        "<package><entities schema='xtk:option'><option name='a'/></entities></package>",
        "Label;Type\n",
    ],
    ids=["prose", "compose", "package-json", "no-accounts", "other-package", "header-only"],
)
def test_without_account_it_is_unreadable(text: str) -> None:
    """No account could be read: that is said instead of findings."""
    with pytest.raises(UnreadableFileError):
        inspect_file(text.encode(), "file")


def test_package_without_ims_account_is_readable() -> None:
    """Others could be read, so the missing one is a finding."""
    account = '<extAccount name="defaultPopAccount" type="0"/>'
    text = f'<package><entities schema="nms:extAccount">{account}</entities></package>'
    assert [f.rule for f in _findings(text)] == ["missing-account"]


def test_key_twice_is_a_warning_and_the_last_counts() -> None:
    """As loaders do."""
    text = (
        "internal_name: Adobe_Marketing_Cloud\n"
        "callback_url: http://a.example.com\ncallback_url: https://a.example.com\n"
    )
    assert [(f.rule, f.check, f.line) for f in _findings(text)] == [
        ("duplicate-key", "check/callback-url", 3)
    ]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_forms_are_equal(form: Any) -> None:
    """A mask in NFD fits groups in NFC: no error."""
    settings = correct()
    settings["account"]["association_mask"] = unicodedata.normalize(form, "Campaign - café 한국 - (.*)")
    settings["adobe"]["groups"] = ["Campaign - café 한국 - Marketing", "Campaign - café 한국 - Support"]
    settings["adobe"]["users"][0]["groups"] = ["Campaign - café 한국 - Marketing"]
    assert _findings(yaml_long(settings)[0], Severity.ERROR) == []


def test_plain_prefix_is_a_mask_where_it_fits() -> None:
    """The troubleshooting page speaks of a prefix; a blank at its end then belongs to it."""
    assert _findings(_with("account", association_mask="Campaign - acme - ")) == []


def test_several_entities_are_read() -> None:
    """Two lists of accounts in one package count together."""
    account = '<extAccount name="Adobe_Marketing_Cloud" type="Adobe Marketing Cloud"/>'
    entities = f'<entities schema="nms:extAccount">{account}</entities>'
    text = f"<builder><package>{entities}\n{entities}</package></builder>"
    assert [(f.rule, f.line) for f in _findings(text)] == [("duplicate-account", 2)]


def test_json_is_as_the_contract_says() -> None:
    """Exactly these keys."""
    from bot.translate import translator
    from bot.validator.report import as_json

    made = json.loads(
        as_json([inspect_file(_with("account", tenant="").encode(), "a.yaml")], translator("en"))
    )
    assert set(made) == {"file", "format", "findings", "summary"}
    assert made["file"] == "a.yaml"
    assert made["format"] == "yaml"
    assert made["summary"] == {"errors": 1, "warnings": 0, "infos": 0}
    assert list(made["findings"][0]) == [
        "rule",
        "check",
        "severity",
        "account",
        "field",
        "line",
        "column",
        "message",
        "found",
        "expected",
        "fix",
    ]
    assert made["findings"][0]["account"] == "Adobe_Marketing_Cloud"
    assert made["findings"][0]["field"] == "tenant"


@pytest.mark.parametrize(
    ("text", "name", "file_format"),
    [
        ("internal_name: Adobe_Marketing_Cloud\n", "pasted", "yaml"),
        ("internal_name: Adobe_Marketing_Cloud\n", "pasted.txt", "text"),
        ("internal_name: Adobe_Marketing_Cloud # mine\n", "pasted.txt", "yaml"),
        ("internal_name = Adobe_Marketing_Cloud\n", "pasted.yaml", "text"),
        ("Internal name: Adobe_Marketing_Cloud\n", "pasted", "text"),
        ("Internal name\nAdobe_Marketing_Cloud\nIMS scope\nopenid\nAdobeID\n", "pasted", "text"),
        ("Internal name: Adobe_Marketing_Cloud\n", "pasted.yml", "yaml"),
        ('{"internal_name": "Adobe_Marketing_Cloud"}', "wrong.xml", "json"),
        ('{"internal_name": "Adobe_Marketing_Cloud",}', "pasted", "json"),
        ("{internal_name: Adobe_Marketing_Cloud}", "pasted", "yaml"),
        ("<extAccount name='Adobe_Marketing_Cloud'/>", "wrong.yaml", "xml"),
        ("Name;Typ\nAdobe_Marketing_Cloud;Adobe Marketing Cloud\n", "pasted", "csv"),
        ("sep=,\nName,Typ\nAdobe_Marketing_Cloud,Adobe Marketing Cloud\n", "pasted", "csv"),
        (
            "| Internal name | Type |\n|---|---|\n| Adobe_Marketing_Cloud | Adobe Marketing Cloud |\n",
            "x",
            "csv",
        ),
        ("Internal name,Adobe_Marketing_Cloud\nType,Adobe Marketing Cloud\nTenant,acme\n", "turned", "csv"),
    ],
)
def test_format_is_recognised_by_content(text: str, name: str, file_format: str) -> None:
    """The name is a hint where two formats fit, no more."""
    report = inspect_file(text.encode(), name).report
    assert report.format == file_format
    assert not report.count(Severity.ERROR)
