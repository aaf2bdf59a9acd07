"""A correction is proved before it is given: it harms nothing, whatever the format and its style."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from random import Random
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from bot.errors import TooCostlyError, UnreadableFileError
from bot.model import Finding, Severity
from bot.validator import Inspection, engine, inspect_file
from bot.validator.account import AccountFile
from bot.validator.engine import judge, read_account_file
from bot.validator.fix import changes_to, corrected
from bot.validator.fix.edit import Edit, Moves, applied
from bot.validator.fix.quoting import written_like
from bot.validator.reader import Reading, read
from bot.validator.source import Source
from bot.validator.written import Written
from tests.validator.any_account import any_file

NAME = "internal_name: Adobe_Marketing_Cloud\n"


def _counted(inspection: Inspection) -> Counter[tuple[str, str | None, Severity]]:
    """What is found; what is only noted may be new, as a value that is right may lack its counterpart."""
    return Counter(
        (finding.rule, finding.field, finding.severity)
        for finding in inspection.report.findings
        if finding.severity is not Severity.INFO
    )


def _parses(data: bytes, form: str) -> bool:
    """Whether other people's parsers can read it."""
    try:
        if form == "xml":
            ElementTree.fromstring(data)  # noqa: S314 - our own
        elif form == "json":
            json.loads(data)
        elif form == "yaml":
            yaml.safe_load(data)
    except (ElementTree.ParseError, ValueError, yaml.YAMLError):
        return False
    return True


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(random=st.randoms(use_true_random=False))
def test_no_correction_does_harm(random: Random) -> None:
    """What is found afterwards was found before, and less of it; a second correction changes nothing."""
    data, name = any_file(random)
    try:
        before = inspect_file(data, name)
    except UnreadableFileError:
        return
    correction = corrected(data, name)
    if not correction.changes:
        assert correction.data == data
        return
    after = inspect_file(correction.data, name)
    assert _parses(correction.data, after.report.format) or not _parses(data, before.report.format)
    assert _counted(after) <= _counted(before)
    assert _counted(after) < _counted(before) or len(after.report.findings) < len(before.report.findings)
    assert _counted(correction.remaining) == _counted(after)
    assert corrected(correction.data, name).changes == ()


KEPT = {
    "literal-block": (
        "internal_name: |  # as told\n  adobe_marketing_cloud\ntype: Adobe Marketing Cloud\n",
        'internal_name: "Adobe_Marketing_Cloud"  # as told\ntype: Adobe Marketing Cloud\n',
    ),
    "folded-block-then-comment": (
        NAME + "tenant: >+\n  acme\n\n# mine\ntype: Adobe Marketing Cloud\n",
        NAME + 'tenant: "acme"\n\n# mine\ntype: Adobe Marketing Cloud\n',
    ),
    "anchor": (
        "internal_name: &name adobe_marketing_cloud\nlabel: *name\n",
        "internal_name: &name Adobe_Marketing_Cloud\nlabel: *name\n",
    ),
    "tag": (
        "internal_name: !!str 'adobe_marketing_cloud' # x\n",
        "internal_name: !!str 'Adobe_Marketing_Cloud' # x\n",
    ),
    "tag-and-anchor": (
        "internal_name: !!str &n adobe_marketing_cloud\nlabel: *n\n",
        "internal_name: !!str &n Adobe_Marketing_Cloud\nlabel: *n\n",
    ),
    "flow": (
        "external_accounts: [{internal_name: adobe_marketing_cloud, type: Adobe Marketing Cloud}] # y\n",
        "external_accounts: [{internal_name: Adobe_Marketing_Cloud, type: Adobe Marketing Cloud}] # y\n",
    ),
    "text-guillemets": (
        "Nom interne : « adobe_marketing_cloud »\n",
        "Nom interne : Adobe_Marketing_Cloud\n",  # curly quotes would count as part of it
    ),
}


@pytest.mark.parametrize("case", KEPT)
def test_only_the_characters_of_the_value_are_replaced(case: str) -> None:
    """Anchor, tag, comment, quotes and the next line stay what they were."""
    before, after = KEPT[case]
    assert corrected(before.encode(), "a" if case.startswith("text") else "a.yaml").data.decode() == after
    if not case.startswith("text"):
        yaml.safe_load(after)


LEFT = {
    "placeholder": NAME + "callback_url: TODO\n",
    "variable": NAME + "callback_url: ${CALLBACK}\n",
    "bracketed": NAME + "callback_url: <callback>\n",
    "mail": NAME + "callback_url: anna@fabrikam.net\n",
    "port": NAME + "callback_url: http://crm.fabrikam.net:8080/nl/jsp/logon.jsp\n",
    "http-on-purpose": NAME + "url: http://crm.fabrikam.net\ncallback_url: http://crm.fabrikam.net/nl\n",
    "http-entry-only": NAME
    + "callback_url: http://crm.fabrikam.net/nl\nexperience_cloud: {callback_allowlist: [http://crm.fabrikam.net/nl]}\n",
    "other-instance": NAME + "url: https://crm.fabrikam.net\ncallback_url: http://stage.fabrikam.net/nl\n",
    "region": NAME + "ims_server: ims-eu1.adobelogin.com\n",
    "number-of-region": NAME + "ims_server: ims-na2.adobelogin.com\n",
    "id-of-another": NAME + "client_id: 'Campaign2 '\nexperience_cloud: {client_id: Campaign1}\n",
    "one-too-many": "external_accounts:\n"
    "  - {internal_name: Adobe_Marketing_Cloud, type: Adobe Marketing Cloud}\n"
    "  - {internal_name: adobe_marketing_cloud, type: Adobe Marketing Cloud, enabled: false}\n",
    "two-that-may-be-it": "external_accounts:\n"
    "  - {internal_name: Adobe_Marketing_Clod, type: Adobe Marketing Cloud}\n"
    "  - {internal_name: adobe_marketing_cloud, type: Adobe Marketing Cloud, enabled: false}\n",
}


@pytest.mark.parametrize("case", LEFT)
def test_what_only_others_know_is_left_and_told(case: str) -> None:
    """Nothing is invented, and nothing is clean."""
    data = LEFT[case].encode()
    assert corrected(data, "a.yaml").data == data
    assert [f for f in inspect_file(data, "a.yaml").report.findings if f.severity is not Severity.INFO]


def test_the_account_that_is_meant_is_corrected_beside_one_too_many() -> None:
    """The one with the documented name stays, so its type may be put right; the other is not touched."""
    text = (
        "external_accounts:\n"
        "  - {internal_name: Adobe_Marketing_Cloud, type: adobe marketing cloud}\n"
        "  - {internal_name: adobe_marketing_cloud, type: adobe marketing cloud}\n"
    )
    assert corrected(text.encode(), "a.yaml").data.decode() == text.replace(
        "Cloud, type: adobe marketing cloud", "Cloud, type: Adobe Marketing Cloud", 1
    )


def test_servers_that_would_be_completed_to_two_hosts() -> None:
    """Together they would be a new fault; at most one is corrected, and the other told of."""
    text = (
        "instances:\n"
        "  - {name: prod, external_accounts: "
        "[{internal_name: Adobe_Marketing_Cloud, ims_server: ims-na1.adobelogin.co}]}\n"
        "  - {name: stage, external_accounts: "
        "[{internal_name: Adobe_Marketing_Cloud, ims_server: adobeid-na1.services.adobe.co}]}\n"
    )
    remaining = corrected(text.encode(), "a.yaml").remaining.report.findings
    assert "ims-server-same-endpoint" not in {finding.rule for finding in remaining}
    assert "ims-server-host" in {finding.rule for finding in remaining}


def test_no_value_is_proposed_that_two_findings_disagree_on() -> None:
    """The ID without its blank is another organization's than Adobe's; the address in quotes is unusual."""
    ours, theirs = "0123456789ABCDEF01234567@AdobeOrg", "FEDCBA9876543210FEDCBA98@AdobeOrg"
    told = _told(f"{NAME}organization_id: ' {ours}'\nexperience_cloud: {{organization_id: {theirs}}}\n")
    assert {f.rule: f.expected for f in told} == {
        "organization-id-format": None,
        "organization-id-match": theirs,
    }
    told = _told(f"{NAME}callback_url: « https://c.example.org.:443/nl »\n", "a.txt")
    assert [f.expected for f in told if f.rule == "look-alike"] == [None]


_OF_THE_ACCOUNT = {"duplicate-account", "duplicate-key", "decomposed-text"}
"""Rules that find fault with where a value stands, or how its letters are coded, whatever it is."""


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(random=st.randoms(use_true_random=False))
def test_no_proposal_is_what_was_found_or_what_another_rule_rejects(random: Random) -> None:
    """Whoever enters what is proposed hears no more of that value."""
    data, name = any_file(random)
    try:
        file = read_account_file(data, name)
    except UnreadableFileError:
        return
    values = {(setting, value.place): value for setting, value in _values(file)}
    for finding in judge(file):
        if finding.expected is None or finding.line is None or finding.column is None:
            continue
        assert finding.expected != finding.found
        place = file.source.offset((finding.line, finding.column))
        value = values.get((finding.field or "", place))
        edit = _edit(file, value, finding) if value is not None else None
        if edit is None:
            continue
        moves = Moves([edit])
        text = applied(file.source.text, [edit])
        after = read_account_file(file.source.encode(text), name)
        left = {
            other.rule
            for other in judge(after)
            if other.line is not None
            and other.column is not None
            and other.field == finding.field
            and other.severity is not Severity.INFO
            and moves.original(after.source.offset((other.line, other.column))) == moves.settled(place)
        }
        assert left <= _OF_THE_ACCOUNT, (finding.rule, finding.found, finding.expected)


def _values(file: AccountFile) -> Iterator[tuple[str, Written]]:
    """Every single value with its setting; what is only a part of a list's text cannot be replaced alone."""
    for instance in file.instances:
        for group in (instance, instance.adobe, *(instance.external_accounts or ())):
            for name, value in structs.asdict(group).items():
                if isinstance(value, Written):
                    yield name, value


def _edit(file: AccountFile, value: Written, finding: Finding) -> Edit | None:
    """How to enter what is proposed, where the file's format and encoding allow it."""
    new = finding.expected or ""
    piece = written_like(file.source.text[value.start : value.end], value, new, file.format)
    if piece is None or not file.source.can_write(piece.text):
        return None
    start, end = value.start + piece.start, value.start + piece.end
    return Edit(start, end, piece.text, finding.field or "", value.start, value.place, str(value), new)


def _told(text: str, name: str = "a.yaml") -> list[Finding]:
    return [f for f in inspect_file(text.encode(), name).report.findings if f.severity is not Severity.INFO]


@pytest.mark.parametrize(
    "mask",
    [
        "Campaign – fabrikam – (.*)", "Campaign — fabrikam — (.*)", "Campaign ‑ fabrikam ‑ (.*)",
        "Campaign − fabrikam − (.*)",
        "Саmpaign - fabrikam - (.*)", "Ｃampaign - fabrikam - (.*)", "Campaign\u00a0- fabrikam - (.*)",
        "« Campaign - fabrikam - (.*) »", "”Campaign - fabrikam - (.*)”", "「Campaign - fabrikam - (.*)」",
        "Campaign- fabrikam - (.*)", "Campaign -fabrikam - (.*)", "Campaign - fabrikam -(.*)",
        "Campaign - fabrikam - (*)", "Campaign - fabrikam - *", "Campaign - tenant_id - (.*)",
        "Campaign - acme - (.*)",
    ],
)  # fmt: skip
def test_masks_that_only_look_right(mask: str) -> None:
    """Each is told of, also where no groups are given, and the proposal is the right one."""
    findings = [
        f for f in _told(f"{NAME}tenant: fabrikam\nassociation_mask: '{mask}'\n") if "mask" in f.check
    ]
    assert findings
    assert {f.expected for f in findings} <= {"Campaign - fabrikam - (.*)", None}


@pytest.mark.parametrize(
    "mask",
    ["CampaignV6 - fabrikam - (.*)", "Campaign (.*)", "campaign - crm - (.*)", "Campaign - fab-rikam - (.*)"],
)
def test_masks_as_consoles_show_them(mask: str) -> None:
    """They are no fault."""
    assert _told(f"{NAME}association_mask: {mask}\n") == []


def test_names_of_newer_consoles_are_noted_at_most() -> None:
    """Nobody is asked to change them."""
    assert _told("internal_name: Adobe_Experience_Cloud\ntype: Adobe Experience Cloud\n") == []


def test_groups_in_small_letters() -> None:
    """Where Campaign writes all its groups so, that is how it names them."""
    text = NAME + (
        "association_mask: Campaign - fabrikam - (.*)\noperator_groups: [marketing, support]\n"
        "experience_cloud: {groups: [Campaign - fabrikam - Marketing, Campaign - fabrikam - Support]}\n"
    )
    assert _told(text) == []


OTHERS = (
    '<extAccount name="gmailRouting" type="12" redirectUrl="https://fabrikam.net/oauth" scope="mail"/>',
    '<extAccount name="defaultPopAccount" type="0" server="pop.fabrikam.net"/>',
    '<extAccount name="sms" type="3"><mms clientSecret="@x==" callbackUrl="https://fabrikam.net"/></extAccount>',
)


def test_accounts_of_other_types_beside_ours() -> None:
    """A number as type, a mailbox with OAuth, a channel's settings within an account: not ours."""
    ours = 'name="Adobe_Marketing_Cloud" type="15" imsClientSecret="@a=="><mms clientSecret="@b=="/>'
    accounts = f"<extAccount {ours}</extAccount>{''.join(OTHERS)}"
    text = f'<package><entities schema="nms:extAccount">{accounts}</entities></package>'
    assert _told(text, "a.xml") == []


def test_changes_of_a_file_that_was_read_are_those_of_its_correction() -> None:
    """The page shows them before anybody takes one."""
    data = b"internal_name: Adobe_marketing_Cloud\ncallback_url: http://c.example.com/\n"
    expected = corrected(data, "a.yaml").changes
    assert expected
    assert changes_to(read_account_file(data, "a.yaml"), data) == expected


def test_a_proof_that_takes_too_much_memory_is_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says nothing of the change: to try it by halves would take as much again."""
    data, sources = b"internal_name: Adobe_marketing_Cloud\n", list[Source]()

    def read_once(source: Source, name: str) -> Reading:
        sources.append(source)
        if len(sources) > 1:
            raise MemoryError
        return read(source, name)

    monkeypatch.setattr(engine, "read", read_once)
    with pytest.raises(TooCostlyError):
        corrected(data, "a.yaml")
    assert len(sources) == 2
