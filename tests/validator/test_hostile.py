"""Empty, broken, over-large and malicious files: one clear message with its place, quickly."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from bot.errors import UnreadableFileError
from bot.model import Severity
from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.fix import corrected
from bot.validator.report import unreadable_line
from tests.validator.account_files import correct, json_long, xml_attributes, yaml_long

GOOD = yaml_long(correct())[0]
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><package><extAccount name="&b;"/></package>'
LIMIT_S = 15
"""Twice what a loaded machine takes for the slowest of these, so that only a change for the worse fails."""

UNREADABLE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n", "empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "This is a picture"),
    "archive": (b"PK\x03\x04\x14\x00" + bytes(range(256)), "This workbook is damaged"),
    "noise": (bytes(range(1, 30)) * 9, "This is not a text file"),
    "accounts-of-our-own": (
        b"<p>" + b'<extAccount name="Adobe_Marketing_Cloud"/>' * 60_000 + b"</p>",
        "more than 5,000 accounts",
    ),
    "json-of-our-own": (
        b'{"external_accounts":[' + b'{"internal_name":"Adobe_Marketing_Cloud"},' * 60_000 + b"{}]}",
        "more than 5,000 accounts",
    ),
    "json-of-12-mb": (b"[" + b'{"a": "' + b"x" * 60 + b'", "b": 1},' * 999_999, "more values"),
    "huge": (b"a: b\n" * 6_000_000, "too large"),
    "one-value": (b"a: " + b"x" * 15_000_000, "no external account"),
    "yaml-bomb": (BOMB.encode(), "more values"),
    "yaml-deep": (b"[" * 100_000, "nested too deep"),
    "yaml-tag": (b"internal_name: !!python/object/apply:os.system [ls]\n", ":1:16: YAML tags"),
    "yaml-cut": (b'internal_name: "Adobe_Mark', "ends too early"),
    "yaml-tab": (GOOD.replace("    external", "\texternal").encode(), "tab"),
    "yaml-two": (f"{GOOD}---\n{GOOD}".encode(), ":46:1: A second YAML document"),
    "json-cut": (json_long(correct())[0][:900].encode(), "ends too early"),
    "json-deep": (b'{"a":' * 100_000, "nested too deep"),
    "json-many": (b"[" + b"1," * 1_000_000 + b"1]", "more values"),
    "json-bad": (b'{"internal_name": "Adobe_Marketing_Cloud",, "a" 1}', ":1:43: This is not valid JSON"),
    "xml-laughs": (LAUGHS.encode(), "document type"),
    "xml-external": (LAUGHS.replace('"ha"', 'SYSTEM "file:///etc/passwd"').encode(), "document type"),
    "xml-cut": (xml_attributes(correct())[0][:700].encode(), "ends too early"),
    "xml-deep": (b"<a>" * 100_000, "nested too deep"),
    "xml-many": (b"<package>" + b"<a/>" * 3_000_000, "more values"),
    "xml-twice": (b'<package><extAccount name="a" name="b"/></package>', "stands twice"),
    "csv-many": (b"," * 1_000_000, ""),
    "csv-quotes": (b'a;"' + b'""' * 3_000_000, ""),
    "text-many": (b"internal name: x\n" * 500_000, "more values"),
    "number": (b"5", "no external account"),
    "instances-number": (b"instances: 5\n", ":1:12: A list of groups"),
    "accounts-text": (b"external_accounts: foo\n", ":1:20: A list of groups"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_is_refused_with_one_clear_line(name: str) -> None:
    """What and where, in one line, in every language, and before long."""
    data, words = UNREADABLE[name]
    began = time.process_time()
    with pytest.raises(UnreadableFileError) as caught:
        inspect_file(data, "file")
    assert time.process_time() - began < LIMIT_S
    assert words in unreadable_line("file", caught.value, translator("en"))
    for locale in ("fr", "sv", "ko"):
        assert "\n" not in unreadable_line("file", caught.value, translator(locale))


MANY = "internal_name: Adobe_Marketing_Cloud\n"
HEAVY: dict[str, str] = {
    "unknown-names": MANY + "".join(f"calback_url{n}: x\n" for n in range(60_000)),
    "repeated-names": MANY + "client_id: x\n" * 60_000,
    "scopes": MANY
    + f"ims_scope: {','.join(f's{n}' for n in range(60_000))}\nexperience_cloud: {{scopes: [a]}}",
    "groups-and-users": (
        "external_accounts:\n- {internal_name: Adobe_Marketing_Cloud, association_mask: C - (.*)}\n"
        f"operator_groups: [{','.join(f'g{n}' for n in range(5_000))}]\nexperience_cloud:\n"
        f"  groups: [{','.join(f'C - x{n}' for n in range(5_000))}]\n"
        f"  users: [{','.join(f'{{login: u{n}, groups: [foo]}}' for n in range(5_000))}]\n"
    ),
    "instances": "".join(
        ["instances:\n"]
        + [f"- {{name: i{n}, external_accounts: [{{{MANY.strip()}}}]}}\n" for n in range(4_900)]
    ),
}


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_file_is_judged_before_long(name: str) -> None:
    """Nothing grows with the square of the file."""
    began = time.process_time()
    inspect_file(HEAVY[name].encode(), "file")
    assert time.process_time() - began < LIMIT_S


NAMED = '"internal_name":"Adobe_Marketing_Cloud"'
COSTLY: dict[str, tuple[str, str]] = {
    "xml-long-path": (
        '<p><extAccount name="Adobe_Marketing_Cloud"><'
        + "A" * 200_000
        + "".join(f' a{n}=""' for n in range(15_000))
        + "/></extAccount></p>",
        "a.xml",
    ),
    "xml-not-ascii": (
        '<p l="é">' + '<extAccount name="Adobe_Marketing_Cloud"/>' * 4_900 + "</p>",
        "a.xml",
    ),
    "text-names": (f"{MANY}type: x\n" + "".join(f"k{n}: v\n" for n in range(20_000)), "a.txt"),
    "text-list": (f"{MANY}IMS scope:\n" + "a,\n" * 60_000, "a.txt"),
    "secrets-and-one-long-value": (
        MANY
        + "".join(f"p{n}_secret: {'s' * (n + 4)}b\n" for n in range(900))
        + f"callback_url: http://{'s' * 300_000}\n",
        "a.yaml",
    ),
    "one-mask-many-times": (
        "operator_groups: [Marketing]\nexternal_accounts:\n"
        + "- {internal_name: Adobe_Marketing_Cloud, association_mask: C - (.*)}\n" * 4_000
        + f"experience_cloud: {{groups: [{','.join(f'C - {n}' for n in range(5_000))}]}}\n",
        "a.yaml",
    ),
    "many-masks": (
        "operator_groups: [Marketing]\nexternal_accounts:\n"
        + "".join(
            f"- {{internal_name: Adobe_Marketing_Cloud, association_mask: C{n} - (.*)}}\n"
            for n in range(2_000)
        )
        + f"experience_cloud: {{groups: [{','.join(f'C - {n}' for n in range(3_000))}]}}\n",
        "a.yaml",
    ),
    "groups-out-of-order": (
        (
            "external_accounts:\n- {internal_name: Adobe_Marketing_Cloud, association_mask: C - (.*)}\n"
            f"experience_cloud:\n  groups: [{','.join(f'C - {n * 7919 % 20_011}' for n in range(20_000))}]\n"
            f"  users: [{','.join(f'{{login: u{n}, groups: [foo]}}' for n in range(2_000))}]\n"
        ),
        "a.yaml",
    ),
    "corrections-and-secrets": (
        "".join(f"- {{internal_name: Adobe_marketing_Cloud, client_secret: s{n}}}\n" for n in range(8_000)),
        "a.yaml",
    ),
    "secret-of-megabytes": (f'{{{NAMED},"client_secret":"' + "x" * 15_000_000 + '"}', "a.json"),
    "mask-of-a-megabyte": (f'{{{NAMED},"association_mask":"' + "é b" * 300_000 + '"}', "a.json"),
    "many-masks-and-users": (
        "operator_groups: [Marketing, Sales]\nexternal_accounts:\n"
        + "".join(
            f"- {{internal_name: Adobe_Marketing_Cloud, association_mask: C{n} - (.*)}}\n"
            for n in range(2_000)
        )
        + f"experience_cloud: {{groups: [{','.join(f'C{n} - {n}' for n in range(3_000))}], "
        f"users: [{','.join(f'{{login: u{n}, groups: [foo]}}' for n in range(2_000))}]}}\n",
        "a.yaml",
    ),
    "signs-of-yaml": (f"{MANY}# {'&' * 400_000}\nlabel: '{'!a' * 200_000}'\n", "a.yaml"),
    "long-lines-without-a-figure": (
        f"Internal name: Adobe_Marketing_Cloud\n{'a' * 300_000}\ncallback_url: http://{'a' * 300_000}\n",
        "a.txt",
    ),
    "blanks-in-a-list": (f'Internal name: Adobe_Marketing_Cloud\nIMS scope: ["a"{" " * 200_000}x\n', "a.txt"),
    "long-line-of-an-ini-file": (f"[a]\nname = Adobe_Marketing_Cloud\n{'b' * 400_000}= c\n", "a.ini"),
    "host-of-accents": (f"{MANY}callback_url: https://{'é' * 3_000}!\n", "a.yaml"),
    "long-groups": (
        (
            f"operator_groups: [{','.join('x' * n for n in range(1, 301))}]\n"
            "external_accounts: [{internal_name: Adobe_Marketing_Cloud, association_mask: foo(.*)}]\n"
            f"experience_cloud: {{groups: [{','.join(str(n) + '-' + 'x' * 2_700 for n in range(300))}]}}\n"
        ),
        "a.yaml",
    ),
}


XML_IN_MESSAGES = {
    "tags-that-do-not-end": "<extAccount name=",
    "elements-that-do-not-end": '<extAccount name="a">',
    "elements-merely-named": "<imsConfig> and ",
    "quotes-that-do-not-end": "<extAccount name='",
    "comments-that-do-not-end": "<!-- <![CDATA[ ",
    "accounts-of-others": '<extAccount name="a"/> and ',
    "in-comments": '# <extAccount name="a"/>\n',
    "elements-of-a-server": '<ims IMSOrgId="a"/> and\n',
    "ends-alone": "</extAccount> and ",
    "long-names": f"<{'a' * 5_000}:",
    "instructions": "<?xml ",
}


@pytest.mark.parametrize("name", XML_IN_MESSAGES)
def test_time_grows_with_a_message_and_no_faster(name: str) -> None:
    """XML is looked for in one pass: four times the message takes about four times as long."""

    def seconds(characters: int) -> float:
        piece = XML_IN_MESSAGES[name]
        text = f"Hello!\n{piece * (characters // len(piece))}\nBye"
        began = time.process_time()
        with suppress(UnreadableFileError):
            inspect_file(text.encode(), "mail.txt")
        return time.process_time() - began

    assert seconds(800_000) < 10 * max(seconds(200_000), 0.1)


@pytest.mark.parametrize("name", [*COSTLY, *HEAVY])
def test_costly_file_is_judged_and_corrected_before_long(name: str) -> None:
    """Neither time nor memory grows with the square of the file."""
    text, file_name = COSTLY.get(name) or (HEAVY[name], "file")
    began = time.process_time()
    with suppress(UnreadableFileError):
        inspect_file(text.encode(), file_name)
        corrected(text.encode(), file_name)
    assert time.process_time() - began < LIMIT_S


PILE = "a" + "\u0301\u0316" * 100_000
XML_PILE = "&#769;&#790;" * 40_000
ESCAPED_PILE = "\\u0301\\u0316" * 40_000


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f'{{{NAMED},"label":"{PILE}"}}', "a.json"),
        (f'{{{NAMED},"label":"{ESCAPED_PILE}"}}', "a.json"),
        (f'{MANY}label: "{ESCAPED_PILE}"\n', "a.yaml"),
        (f'<p><extAccount name="Adobe_Marketing_Cloud" label="{XML_PILE}"/></p>', "a.xml"),
    ],
    ids=["bare", "json", "yaml", "xml"],
)
def test_marks_piled_up_are_refused(text: str, name: str) -> None:
    """Putting thousands of accents on one letter in order takes for ever."""
    began = time.process_time()
    with pytest.raises(UnreadableFileError, match="not a text file"):
        inspect_file(text.encode(), name)
    assert time.process_time() - began < LIMIT_S


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_do_not_matter(ends: str) -> None:
    """Any line end, also mixed, gives the same lines."""
    spoilt = correct()
    spoilt["account"]["tenant"] = ""
    text, lines = yaml_long(spoilt)
    head, _, tail = text.partition("instances:\n")
    for data in (text.replace("\n", ends), head.replace("\n", ends) + "instances:\n" + tail):
        finding = inspect_file(data.encode(), "file").report.findings[0]
        assert (finding.rule, finding.line) == ("tenant-missing", lines["account.tenant"])


def test_secret_that_yaml_would_refuse_is_read_as_text() -> None:
    """`*` or `@` at the start of a pasted secret does not make the message unreadable."""
    report = inspect_file(b"internal_name: Adobe_Marketing_Cloud\nclient_secret: *abcdef\n", "pasted").report
    assert report.format == "text"


def test_aliases_and_merge_keys_are_followed() -> None:
    """Repetition within measure is good YAML."""
    text = (
        "base: &base {type: Adobe Marketing Cloud, ims_server: &ims ims-na1.adobelogin.com}\n"
        "external_accounts:\n- <<: *base\n  internal_name: Adobe_Marketing_Cloud\n"
        "  callback_url: http://a.example.com\n"
    )
    told = [
        (f.rule, f.line) for f in inspect_file(text.encode(), "file").report.findings if f.severity == "error"
    ]
    assert told == [("callback-https", 5)]


def test_what_is_left_out_is_said() -> None:
    """After a thousand findings of one rule the rest is not shown, and that is told."""
    accounts = "".join(
        f"  - internal_name: Adobe_Marketing_Cloud\n    callback_url: http://a{i}.example.com/\n"
        for i in range(1100)
    )
    report = inspect_file(f"external_accounts:\n{accounts}".encode(), "many.yaml").report
    told = [f for f in report.findings if f.rule == "callback-https" and f.severity is Severity.INFO]
    assert len(told) == 1
    assert told[0].message.params["count"] == 1000
