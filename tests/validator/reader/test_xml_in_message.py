"""XML in a mail or a message is read where it stands, and nothing of the words around is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.errors import UnreadableFileError
from bot.model import Severity
from bot.translate import translator
from bot.validator import Inspection, inspect_file
from bot.validator.fix import corrected
from bot.validator.report import unreadable_line

PASSWORD = "Hunter2Sommar99"
ACCOUNT = (
    '<extAccount name="Adobe_Marketing_Cloud" type="Adobe Marketing Cloud" active="1"\n'
    '  imsServer="https://ims-na1.adobelogin.com" imsScope="openid" imsClientId="Campaign1"\n'
    '  callback="http://kund.campaign.adobe.com/nl/jsp/logon.jsp"\n'
    '  associationMask="Campaign - kund - (.*)" tenant="kund"/>'
)
PACKAGE = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<package author="eva">\n<entities>\n{ACCOUNT}\n</entities>\n'
    "</package>"
)
SERVER = (
    '<imsConfig>\n  <nonIMSAuthnAPI disableAPI="tru">\n    <allowOperator name="admin"/>\n'
    "  </nonIMSAuthnAPI>\n</imsConfig>"
)
BEFORE = f"Hej!\nHär är det, lösenord {PASSWORD}:\n\n"
BEHIND = f"\n\nTack! ({PASSWORD})\n-- \nEva <eva@kund.se>\n"
XML = {"package": PACKAGE, "account": ACCOUNT, "server": SERVER}
FAULTS = {
    "package": ("callback-https", "callback"),
    "account": ("callback-https", "callback"),
    "server": ("native-login-switch", "disableAPI"),
}


def _with(mark: str, text: str) -> str:
    return "\n".join(mark + line for line in text.split("\n"))


AROUND: dict[str, Callable[[str], str]] = {
    "words": lambda xml: BEFORE + xml + BEHIND,
    "only-before": lambda xml: BEFORE + xml,
    "only-behind": lambda xml: xml + BEHIND,
    "quoted": lambda xml: BEFORE + _with("> ", xml) + BEHIND,
    "all-quoted": lambda xml: _with("> ", BEFORE + xml + BEHIND),
    "indented": lambda xml: BEFORE + _with("\t", xml) + BEHIND,
    "fenced": lambda xml: f"{BEFORE}```xml\n{xml}\n```{BEHIND}",
    "two-fences": lambda xml: f"{BEFORE}~~~\n09:12 {PASSWORD}\n~~~\n```\n{xml}\n```{BEHIND}",
    "in-a-sentence": lambda xml: f"Kontot {xml} ser ut så ({PASSWORD}).",
    "headers": lambda xml: f"From: Eva <eva@kund.se>\nTo: stöd\nSubject: konto\n\n{BEFORE}{xml}{BEHIND}",
    "address-first": lambda xml: "<eva@kund.se> skrev:\n" + _with("> ", xml) + BEHIND,
    "chat": lambda xml: f"[09:12] Eva: {xml}\n[09:13] Bo: {PASSWORD}",
    "named-in-words": lambda xml: f"I <imsConfig> och <extAccount> står inget.\n{xml}{BEHIND}",
}
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")


def _faults(inspection: Inspection) -> list[tuple[str, int | None]]:
    return [(f.rule, f.line) for f in inspection.report.findings if f.severity is not Severity.INFO]


def _line(text: str, word: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if f"{word}=" in line)


def _refusal(text: str) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        inspect_file(text.encode(), "mail.txt")
    return unreadable_line("mail.txt", caught.value, translator("en"))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("kind", XML)
def test_is_read_where_it_stands(kind: str, around: str, encoding: str) -> None:
    """With the lines of the message; the words around it are nowhere to be seen."""
    text = AROUND[around](XML[kind])
    inspection = inspect_file(text.encode(encoding), "mail.txt")
    rule, word = FAULTS[kind]
    assert (rule, _line(text, word)) in _faults(inspection)
    assert len(_faults(inspection)) == len(_faults(inspect_file(XML[kind].encode(), "a.xml")))
    shown = "".join(excerpt.text for excerpt in inspection.excerpts.values()) + str(inspection.report)
    assert PASSWORD not in shown


@pytest.mark.parametrize("around", AROUND)
def test_a_correction_stays_within_it(around: str) -> None:
    """The message is otherwise what it was."""
    text = AROUND[around](PACKAGE)
    changed = corrected(text.encode("cp1252"), "mail.txt")
    assert changed.data.decode("cp1252") == text.replace("http://kund", "https://kund")


def test_korean_words_in_their_own_encoding() -> None:
    """EUC-KR, as older mail programs there send it."""
    text = f"안녕하세요. 외부 계정입니다.\n{PACKAGE}\n확인 부탁드립니다.\n"
    assert ("callback-https", _line(text, "callback")) in _faults(
        inspect_file(text.encode("euc-kr"), "a.txt")
    )


@pytest.mark.parametrize("xml", [PACKAGE, ACCOUNT])
@pytest.mark.parametrize("before", [BEFORE, ""])
def test_two_of_one_name_are_of_two_instances(xml: str, before: str) -> None:
    """Each is judged with its own lines, and neither is taken for the other's twin."""
    text = f"{before}{xml}\n\noch test:\n{xml.replace('kund.', 'kund-test.')}"
    found = [rule for rule, _line in _faults(inspect_file(text.encode(), "mail.txt"))]
    assert found == ["callback-https", "callback-https"]


def test_two_of_other_names_are_of_one_instance() -> None:
    """An instance has one account for Adobe ID login."""
    text = f"{BEFORE}{ACCOUNT}\noch\n{ACCOUNT.replace('_Cloud', '_Cloud2')}{BEHIND}"
    assert "duplicate-account" in [rule for rule, _line in _faults(inspect_file(text.encode(), "mail.txt"))]


@pytest.mark.parametrize("behind", ["", BEHIND])
@pytest.mark.parametrize("share", [0.4, 0.7, 0.97])
@pytest.mark.parametrize("kind", XML)
def test_what_is_cut_off_is_said_to_be(kind: str, share: float, behind: str) -> None:
    """With the line at which it begins; half of an account is not judged."""
    told = _refusal(BEFORE + XML[kind][: int(len(XML[kind]) * share)] + behind)
    assert "ends too early" in told or ("only a part" if kind == "server" else "not valid XML") in told
    assert "mail.txt:4:1" in told or "mail.txt:5:1" in told


@pytest.mark.parametrize(
    ("half", "advice"),
    [
        ('<extAccount name="Adobe_Marketing_Cloud" tenant="kund/>', "Export the external accounts"),
        ('<ims authIMSEndpoint="https://ims-na1.adobelogin.com/>', "Send the section <imsConfig>"),
    ],
)
def test_what_is_broken_is_told_by_its_kind(half: str, advice: str) -> None:
    """Nobody exports a server's settings in a package."""
    told = _refusal(f"{BEFORE}{half}{BEHIND}")
    assert advice in told
    assert "mail.txt:4:1" in told


@pytest.mark.parametrize("behind", ["", BEHIND])
@pytest.mark.parametrize("before", ["", BEFORE])
def test_a_server_without_its_beginning_is_not_judged(before: str, behind: str) -> None:
    """What is whole of it would pass for all of it."""
    assert "only a part" in _refusal(f"{before}{SERVER.partition('>')[2]}{behind}")


def test_two_kinds_are_to_be_sent_one_by_one() -> None:
    """An account and a server's settings are not judged as one."""
    assert "two files in one" in _refusal(f"{BEFORE}{PACKAGE}\noch\n{SERVER}{BEHIND}")


@pytest.mark.parametrize("mark", ["#", "//", "; "])
def test_what_is_commented_out_is_none(mark: str) -> None:
    """The settings beside it are the account."""
    text = f"{mark}{ACCOUNT.replace(chr(10), '')}\ninternal_name: Adobe_Marketing_Cloud\ntenant: kund\n"
    assert inspect_file(text.encode(), "a.txt").report.format != "xml"


def test_a_setting_named_in_the_words_is_told() -> None:
    """It was not read, and may be meant."""
    inspection = inspect_file(f"Client secret: {PASSWORD}\n{ACCOUNT}".encode(), "mail.txt")
    told = [translator("en").text(item.message) for item in inspection.by_hand]
    assert any("a setting is named in line 1" in line for line in told)
    assert PASSWORD not in str(told)
