"""Files that are two in one, half of one, or more than the reader was made for."""

from __future__ import annotations

import logging

import pytest

from bot.errors import UnreadableFileError
from bot.model import Severity
from bot.translate import translator
from bot.validator import engine, inspect_file
from bot.validator.fix import corrected
from bot.validator.report import unreadable_line

JSON = '{"internal_name": "Adobe_Marketing_Cloud"}\n'
XML = '<package><extAccount name="Adobe_Marketing_Cloud"/></package>\n'
TEXT = "Internal name: Adobe_Marketing_Cloud\nType: Adobe Marketing Cloud\n"
SECRET = "p8e-Zk3vQT7mN4xLw0Rb"


def _refusal(text: str) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        inspect_file(text.encode(), "file")
    return unreadable_line("file", caught.value, translator("en"))


@pytest.mark.parametrize("text", [JSON + JSON, JSON + TEXT, XML + TEXT, XML + XML])
def test_two_files_in_one_are_told_by_line(text: str) -> None:
    """Where the second begins, and what to do."""
    assert _refusal(text).startswith("file:2:1: Something else begins here")


def test_a_package_under_pasted_text_is_not_passed_over() -> None:
    """It would be left out of what is judged."""
    assert _refusal(TEXT + XML).startswith("file:3:1: Something else begins here")


@pytest.mark.parametrize(
    "text",
    [
        JSON[:20],
        XML[:30],
        "Adobe_Marketing_Cloud;Adobe Marketing Cloud;acme\n",
        '"type": "Adobe Marketing Cloud", "tenant": "acme"}',
    ],
)
def test_half_of_a_file_gets_one_line(text: str) -> None:
    """Cut off at the end, or without its beginning."""
    assert _refusal(text).count("\n") == 0


def test_rows_that_slipped_are_named_by_line() -> None:
    """And nothing of them is shown, for a secret may stand anywhere in them."""
    text = (
        "Internal name;Type;Client secret;Tenant\n"
        "Adobe_Marketing_Cloud;Adobe Marketing Cloud;***;acme\n"
        "routing;3\n"
        "Adobe_Marketing_Cloud;Adobe Marketing Cloud;acme\n"
        f"Adobe_Marketing_Cloud;;Adobe Marketing Cloud;{SECRET};acme\n"
    )
    inspection = inspect_file(text.encode(), "a.csv")
    assert [f.line for f in inspection.report.findings if f.rule == "table-row"] == [4, 5]
    assert SECRET not in str(inspection)


def test_an_ini_file_is_pasted_text() -> None:
    """Its first line is no list."""
    report = inspect_file(
        b"[account]\ninternal_name=adobe_marketing_cloud\ntype=Adobe Marketing Cloud\n", "f"
    ).report
    assert report.format == "text"
    assert "internal-name" in {finding.rule for finding in report.findings}


@pytest.mark.parametrize("error", [RecursionError(SECRET), ValueError(SECRET)])
def test_whatever_is_raised_while_reading_gives_a_line(
    error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Its words are neither told nor logged, for they may be the file's."""

    def fails(*_anything: object) -> None:
        raise error

    monkeypatch.setattr(engine, "read", fails)
    with caplog.at_level(logging.ERROR):
        assert "my fault" in _refusal(TEXT)
    assert type(error).__name__ in caplog.text
    assert SECRET not in caplog.text


def test_a_lack_of_memory_is_told_as_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the file that takes so much, and another format would not help."""

    def fails(*_anything: object) -> None:
        raise MemoryError(SECRET)

    monkeypatch.setattr(engine, "read", fails)
    assert "more time or memory" in _refusal(TEXT)


@pytest.mark.parametrize("sign", ["->", "=>", "→", "⇒"])
def test_arrows_stand_between_name_and_value(sign: str) -> None:
    """As people write lists of settings in a ticket."""
    lines = ("Internal name", "Adobe_Marketing_Clod"), ("Type", "Adobe Marketing Cloud"), ("Tenant", "acme")
    text = "".join(f"{name} {sign} {value}\n" for name, value in lines)
    assert {
        f.rule for f in inspect_file(text.encode(), "a.txt").report.findings if f.severity == "error"
    } == {"internal-name"}


def test_variables_of_a_shell_are_settings() -> None:
    """`export`, `set` and the like are no part of the name."""
    text = 'export INTERNAL_NAME="Adobe_Marketing_Cloud"\nset CALLBACK_URL=http://c\n'
    text += f"export CLIENT_SECRET={SECRET}\n"
    inspection = inspect_file(text.encode(), "a.sh")
    assert "callback-https" in {finding.rule for finding in inspection.report.findings}
    assert SECRET not in str(inspection)


def test_a_second_account_begins_at_its_blank_line() -> None:
    """Whichever of its settings comes first, and whatever is written above it."""
    first = "Tenant: acme\nInternal name: Adobe_Marketing_Cloud\nCallback server: http://p.example.com\n"
    second = (
        "STAGE\nLabel: second\nInternal name: Adobe_Marketing_Cloud\nCallback server: https://s.example.com\n"
    )
    findings = inspect_file(f"PROD\n{first}\n{second}".encode(), "a.txt").report.findings
    assert [f.line for f in findings if f.rule == "callback-https"] == [4]
    assert "duplicate-key" not in {finding.rule for finding in findings}


def test_a_setting_that_comes_again_in_one_block_is_told() -> None:
    """Without a blank line before it, it is the same account."""
    text = "Label: x\n\nInternal name: Adobe_Marketing_Cloud\nTenant: acme\nTenant: contoso\n"
    findings = inspect_file(text.encode(), "a.txt").report.findings
    assert "duplicate-key" in {finding.rule for finding in findings}


@pytest.mark.parametrize(
    ("mask", "typed"),
    [
        ("Campaign &ndash; acme &ndash; (.*)", "Campaign - acme - (.*)"),
        ("Campaign%20-%20acme%20-%20(.*)", "Campaign - acme - (.*)"),
        (r"Campaign \u2013 acme \u2013 (.*)", "Campaign - acme - (.*)"),
        ("Campaign&#160;- acme - (.*)", "Campaign - acme - (.*)"),
    ],
)
def test_what_a_program_escaped_is_not_clean(mask: str, typed: str) -> None:
    """Copied from the source of a page, from an address, from JSON; with the mask to enter instead."""
    findings = inspect_file(
        f"internal_name: Adobe_Marketing_Cloud\nassociation_mask: '{mask}'\n".encode(), "a.yaml"
    )
    told = [finding for finding in findings.report.findings if finding.severity != "info"]
    assert "look-alike" in {finding.rule for finding in told}
    assert {finding.expected for finding in told} == {typed}


def test_half_of_a_pair_of_escapes_is_left_alone() -> None:
    """It is no character that could be shown."""
    text = "internal_name: Adobe_Marketing_Cloud\nclient_id: 'a\\ud800b'\ntenant: 100% a & b; c\n"
    findings = inspect_file(text.encode(), "a.yaml").report.findings
    assert "look-alike" not in {finding.rule for finding in findings}


@pytest.mark.parametrize(
    ("above", "below"),
    [("Hej,\n\nså här ser exporten ut:\n\n", "\nHälsningar\nStina <stina@example.com>\n"), ("voici\n", "")],
)
def test_a_package_in_a_message_is_read(above: str, below: str) -> None:
    """Where the words around it hold no setting; lines are those of the message."""
    package = '<package><extAccount name="adobe_marketing_cloud"\n callbackServer="http://c.fr"/></package>\n'
    report = inspect_file(f"{above}{package}{below}".encode(), "a.txt").report
    first = above.count("\n") + 1
    assert ("callback-https", first + 1) in {(f.rule, f.line) for f in report.findings}
    assert report.format == "xml"


@pytest.mark.parametrize(
    "stamp", ["[민수] [오전 9:12]", "[12/11/2026, 09:12:33] Karim:", "[Karim, 12 nov. 2026 à 09:12]"]
)
def test_what_was_copied_from_a_chat_is_pasted_text(stamp: str) -> None:
    """It begins as JSON does, and is none."""
    text = (
        f"{stamp} voici ce que je vois\nInternal name: Adobe_Marketing_Cloud\nCallback server: http://c.fr\n"
    )
    report = inspect_file(text.encode(), "a.txt").report
    assert report.format == "text"
    assert "callback-https" in {finding.rule for finding in report.findings}


def test_each_line_of_a_chat_may_say_who_wrote_it() -> None:
    """That is no part of the setting's name."""
    lines = (
        "Internal name: Adobe_Marketing_Cloud",
        "Type: Adobe Marketing Cloud",
        "Callback server: http://c.fr",
    )
    text = "".join(f"[민수] [오전 9:1{number}] {line}\n" for number, line in enumerate(lines))
    findings = inspect_file(text.encode(), "kakaotalk.txt").report.findings
    assert {f.rule for f in findings if f.severity == "error"} == {"callback-https"}


def test_json_that_is_broken_is_no_chat() -> None:
    """Its place is told."""
    assert "not valid JSON" in _refusal('[\n{"internal_name": "Adobe_Marketing_Cloud" "type": "x"}\n]\n')


@pytest.mark.parametrize("colon", [r"\:", ":"])
def test_addresses_in_a_file_of_properties_are_addresses(colon: str) -> None:
    """There a colon may stand with a backslash before it."""
    text = f"internal_name=Adobe_Marketing_Cloud\nims_server=https{colon}//ims-na1.adobelogin.com\n"
    text += f"callback_url=http{colon}//c.example.com\n"
    found = corrected(text.encode(), "a.properties")
    assert len(found.changes) == 1
    findings = inspect_file(found.data, "a.properties").report.findings
    assert {f.rule for f in findings if f.severity != "info"} == set()


def test_the_type_below_its_name_may_be_called_like_a_setting() -> None:
    """`Adobe Experience Cloud` is what Adobe provisioned, elsewhere."""
    text = (
        "Internal name\nAdobe_Marketing_Cloud\nType\nAdobe Experience Cloud\nCallback server\nhttp://c.fr\n"
    )
    report = inspect_file(text.encode(), "a.txt").report
    assert {f.rule for f in report.findings if f.severity == "error"} == {"callback-https"}


@pytest.mark.parametrize("value", ["{login: openid}", "[{scope: openid}]"])
def test_a_value_of_another_shape_is_told_once(value: str) -> None:
    """It is not empty, too."""
    text = f"internal_name: Adobe_Marketing_Cloud\nims_scope: {value}\n"
    findings = inspect_file(text.encode(), "a.yaml").report.findings
    assert [f.rule for f in findings if f.field == "ims_scope" and f.severity == "error"] == ["value-type"]


@pytest.mark.parametrize("marks", ["«  »", "« »", "“”", "「」"])
@pytest.mark.parametrize("name", ["a.yaml", "a.txt"])
def test_a_mask_in_quotes_is_told_once(marks: str, name: str) -> None:
    """It is no placeholder, and not written otherwise besides."""
    opening, closing = marks[0] + marks[1:-1][:1], marks[1:-1][1:] + marks[-1]
    text = (
        f"internal_name: Adobe_Marketing_Cloud\nassociation_mask: {opening}Campaign - acme - (.*){closing}\n"
    )
    told = [f for f in inspect_file(text.encode(), name).report.findings if f.severity != "info"]
    assert [(f.rule, f.expected) for f in told] == [("look-alike", "Campaign - acme - (.*)")]


def test_no_value_without_its_quotes_is_told_that_another_rule_would_reject() -> None:
    """Then the quotes are to be left out, and the other rule says what else."""
    text = "Internal name: “Adobe Marketing Cloud”\nAssociation mask: “Campaign – acme – (.*)”\n"
    findings = inspect_file(text.encode(), "a.txt").report.findings
    expected = {f.expected for f in findings if f.rule == "look-alike"}
    assert expected == {None, "Campaign - acme - (.*)"}
    text = (
        "Internal name: Adobe_Marketing_Cloud\nAssociation mask: “Campaign - acme - (.*)”\nTenant: contoso\n"
    )
    findings = inspect_file(text.encode(), "a.txt").report.findings
    expected = {f.expected for f in findings if f.rule == "look-alike"}
    assert expected <= {None, "Campaign - contoso - (.*)"}
    text = "Internal name: Adobe_Marketing_Cloud\nClient ID: «  »\nIMS scope: “”\n"
    assert "look-alike" not in {f.rule for f in inspect_file(text.encode(), "a.txt").report.findings}
    text = "internal_name: Adobe_Marketing_Cloud\nclient_id: \u200b«One1»\n"
    findings = inspect_file(text.encode(), "a.yaml").report.findings
    assert {f.expected for f in findings if f.rule == "client-id-blank"} == {"One1"}


@pytest.mark.parametrize(
    ("above", "below"), [("Bonjour,\nvoici le JSON :\n", "Merci\n"), ("\nvoici\n\n", "")]
)
def test_json_in_a_message_is_read(above: str, below: str) -> None:
    """Where the words around it hold no setting."""
    text = '{\n  "internal_name": "Adobe_Marketing_Cloud",\n  "callback_url": "http://c.fr"\n}\n'
    report = inspect_file(f"{above}{text}{below}".encode(), "a.txt").report
    assert report.format == "json"
    assert [f.line for f in report.findings if f.rule == "callback-https"] == [above.count("\n") + 3]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Hej\n\n", "\nclient secret: Hunter2Sommar99\n"),
        ("Tenant: kund\n", "\n"),
        ("[09:12] Eva: client secret: Hunter2Sommar99\n", "[09:13] Bo: ok\n"),
    ],
)
def test_a_setting_named_beside_json_is_told(above: str, below: str) -> None:
    """It was not read, and may be meant; the JSON is judged all the same."""
    text = '{\n  "internal_name": "Adobe_Marketing_Cloud",\n  "callback_url": "http://c.fr"\n}\n'
    inspection = inspect_file(f"{above}{text}{below}".encode(), "a.txt")
    assert [f.line for f in inspection.report.findings if f.rule == "callback-https"] == [
        above.count("\n") + 3
    ]
    told = [translator("en").text(item.message) for item in inspection.by_hand]
    assert any("a setting is named in line" in line for line in told)
    assert "Hunter2Sommar99" not in f"{inspection.report}{told}{inspection.excerpts}"


@pytest.mark.parametrize("name", ["a.txt", "a.yaml"])
def test_json_that_is_a_value_of_yaml_is_read_with_the_rest(name: str) -> None:
    """Judged alone it would be an account without its other settings."""
    text = 'callback_url: "http://c.fr"\nexperience_cloud: {"groups": ["Campaign - prod - Admin"]}\n'
    report = inspect_file(text.encode(), name).report
    assert report.format == "yaml"
    assert [found.line for found in report.findings if found.rule == "callback-https"] == [1]


def test_json_below_settings_is_not_passed_over() -> None:
    """Nor are the settings."""
    text = 'Internal name: Adobe_Marketing_Cloud\nType: x\n{\n"callback_url": "http://c.fr"\n}\n'
    assert "account-type" in {f.rule for f in inspect_file(text.encode(), "a.txt").report.findings}


@pytest.mark.parametrize(
    ("address", "mask"),
    [
        ("<http://c.example.com>", "**Campaign - acme - (.*)**"),
        ("[http://c.example.com](http://c.example.com)", "`Campaign - acme - (.*)`"),
        ("[http://c.example.com](http://c.example.com/)", "Campaign - acme - (.*)"),
    ],
)
@pytest.mark.parametrize("bold", ["", "**"])
def test_what_mail_and_markdown_put_around_a_value_is_no_part_of_it(
    address: str, mask: str, bold: str
) -> None:
    """Nor around a name; and it goes when the value is corrected."""
    lines = (
        ("Internal name", "Adobe_Marketing_Cloud"),
        ("Callback server", address),
        ("Association mask", mask),
    )
    text = "".join(f"{bold}{name}:{bold} {value}\n" for name, value in lines)
    told = [f for f in inspect_file(text.encode(), "a.txt").report.findings if f.severity != "info"]
    assert [(f.rule, f.found) for f in told] == [("callback-https", "http://c.example.com")]
    assert b"https://c.example.com\n" in corrected(text.encode(), "a.txt").data


def test_an_address_that_is_to_be_filled_in_stays_a_placeholder() -> None:
    """As the template has it."""
    text = "Internal name: Adobe_Marketing_Cloud\nCallback server: <https://...>\n"
    assert "placeholder" in {f.rule for f in inspect_file(text.encode(), "a.txt").report.findings}


def test_lists_below_headings_are_pasted_text() -> None:
    """They are YAML by chance."""
    account = (
        "- Internal name: Adobe_Marketing_Cloud\n- Type: Adobe Marketing Cloud\n- Callback server: http://"
    )
    text = f"Produktion:\n{account}a.se\nTest:\n{account}b.se\n"
    report = inspect_file(text.encode(), "a.txt").report
    assert report.format == "text"
    assert [f.rule for f in report.findings if f.severity == "error"] == 2 * ["callback-https"]


def _told(text: str, name: str = "a.yaml") -> list[tuple[str, str | None]]:
    findings = inspect_file(f"internal_name: Adobe_Marketing_Cloud\n{text}".encode(), name).report.findings
    return [(f.rule, f.expected) for f in findings if f.severity != "info"]


def test_one_cause_is_told_once() -> None:
    """A letter of another script is no slip besides; a wide colon is told by the rule of the address."""
    mask = "association_mask: Campaign - contоso - (.*)\ntenant: contoso\n"
    assert _told(mask) == [("look-alike", "Campaign - contoso - (.*)")]
    assert _told("callback_url: 'https：//c.contoso.com'\n") == [("callback-https", "https://c.contoso.com")]


def test_what_the_template_has_for_the_tenant_is_left_of_it() -> None:
    """One rule for all that the template leaves, with what belongs there where the file tells."""
    mask = "association_mask: Campaign - tenant_id - (.*)\n"
    assert _told(mask) == [("unfilled-template", None)]
    assert _told(f"{mask}tenant: contoso\n") == [("unfilled-template", "Campaign - contoso - (.*)")]
    acme = "association_mask: Campaign - acme - (.*)\ntenant: contoso\n"
    assert _told(acme) == [("unfilled-template", "Campaign - contoso - (.*)")]
    for tenant, rule in (("", "tenant-missing"), ("TODO", "placeholder"), ("<tenant>", "placeholder")):
        told = _told(f"association_mask: Campaign - acme - (.*)\ntenant: {tenant}\n")
        assert sorted(told) == sorted([("unfilled-template", None), (rule, None)])
    assert _told("association_mask: Campaign - acme - (.*)\n") == []
    assert [rule for rule, _expected in _told("association_mask: Campaign - <tenant_id> - (.*)\n")] == [
        "association-mask-syntax"
    ]
    assert _told("association_mask: Campaign - tenant_id - internal_name\ntenant: contoso\n") == [
        ("association-mask-syntax", "Campaign - contoso - (.*)")
    ]


@pytest.mark.parametrize("server", ["https://marketing.adobe.com ", "https://mаrketing.adobe.com"])
def test_the_server_of_experience_cloud_is_looked_at_for_stray_characters(server: str) -> None:
    """Beside the server of IMS, which stands in an element of its own and is no second one."""
    text = (
        f'<package><extAccount name="Adobe_Marketing_Cloud" server="{server}">'
        '<imsConfig serverUrl="https://ims-na1.adobelogin.com "/></extAccount></package>'
    )
    findings = inspect_file(text.encode(), "a.xml").report.findings
    assert {(f.rule, f.field, f.expected) for f in findings if f.severity is not Severity.INFO} == {
        ("look-alike", "server", "https://marketing.adobe.com"),
        ("ims-server-host", "ims_server", "https://ims-na1.adobelogin.com"),
    }
