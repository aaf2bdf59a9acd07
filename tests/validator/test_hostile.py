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
from tests.validator.account_files import correct, yaml_long
from tests.validator.hostile_files import COSTLY, MANY, NAMED, UNREADABLE

LIMIT_S = 15
"""Twice what a loaded machine takes for the slowest of these, so that only a change for the worse fails."""


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
