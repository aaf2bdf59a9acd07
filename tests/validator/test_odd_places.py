"""Secrets where nobody expects one: names, words beside a right value, comments, sheets."""

from __future__ import annotations

from base64 import b64encode

import pytest

from bot.errors import UnreadableFileError
from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.engine import read_account_file
from bot.validator.fix import corrected
from bot.validator.joint_inspection import inspect_together
from bot.validator.report import as_annotations, as_json, as_sarif, as_text, unreadable_line
from bot.validator.view import lines_of
from tests.validator.workbooks import xlsx

_SECRET = "Zk3vQT7mN4xLw0Rb"
_ACCOUNT = "internal_name: Adobe_Marketing_Cloud\ncallback_url: http://c.example.com\n"
_TAG = '<extAccount name="Adobe_Marketing_Cloud" callbackServer="http://c.example.com" imsServer="x"'


def _package(rest: str) -> str:
    return f'<package><entities schema="nms:extAccount">{_TAG}{rest}</entities></package>'


_FILES = {
    "name": _ACCOUNT + f"{_SECRET}: x\n",
    "explicit-name": _ACCOUNT + f"? {_SECRET}\n: x\n",
    "name-of-a-column": f"Internal name;Type;Callback server;{_SECRET}\nAdobe_Marketing_Cloud;x;http://c;x\n",
    "name-of-an-attribute": _package(f' {_SECRET}="1"/>'),
    "name-of-an-element": _package(f"><{_SECRET} a='{_SECRET}'/></extAccount>"),
    "text-of-the-account": _package(f">{_SECRET}</extAccount>"),
    "text-between-elements": _package(f"><label>x</label>{_SECRET}<a/></extAccount>"),
    "section-of-characters": _package(f"><![CDATA[{_SECRET}]]></extAccount>"),
    "instruction": _package(f"><?pw {_SECRET}?></extAccount>"),
    "comment-in-a-package": _package(f"><!-- {_SECRET}\n{_SECRET} --></extAccount>"),
    "comment-in-yaml": f"# {_SECRET}\n{_ACCOUNT}label: x # {_SECRET}\n",
    "name-in-a-wrong-shape": f"internal_name: Adobe_Marketing_Cloud\ntenant: {{{_SECRET}: b}}\n",
    "prose": f"Hello,\nhere is {_SECRET} at last.\nInternal name: adobe_marketing_cloud\nTenant: acme\n",
    "nested-value": _ACCOUNT + f"label:\n  a: [{{b: {_SECRET}}}]\n",
    "word-beside-a-value": f"Internal name: Adobe_Marketing_Cloud\nType: Adobe Marketing Cloud {_SECRET}\n",
    "organization": f"internal_name: Adobe_Marketing_Cloud\norganization_id: {_SECRET}\n",
    "date": f"internal_name: Adobe_Marketing_Cloud\nlast_modified: {_SECRET}\nserver_restarted: x\n",
    "digest": _ACCOUNT + f"client_secret: abcdefgh\nclient_secret_sha256: {_SECRET}\n",
    "scope": f"internal_name: Adobe_Marketing_Cloud\nims_scope: openid {_SECRET}\nscopes: [openid]\n",
    "known-in-base64": _ACCOUNT
    + f"client_secret: {_SECRET}\nlabel: {b64encode(_SECRET.encode()).decode()}\n",
    "pw": _ACCOUNT + f"label: my pw is {_SECRET}\n",
    "tag-of-yaml": _ACCOUNT + f"x: !{_SECRET} y\n",
    "alias-of-yaml": _ACCOUNT + f"x: *{_SECRET}\n",
    "anchor-of-yaml": f"internal_name: &{_SECRET} adobe_marketing_cloud\nlabel: *{_SECRET}\n",
    "anchor-of-an-unknown-value": f"x: &{_SECRET} y\n{_ACCOUNT}",
    "directive-of-yaml": f"%TAG ! tag:{_SECRET},2000:\n---\n{_ACCOUNT}",
    "word-of-a-mask": _ACCOUNT + f"association_mask: Campaign - {_SECRET} - (*)\n",
    "word-of-a-mask-that-is-left": _ACCOUNT + f"association_mask: Campaign - {_SECRET} - (*)\ntenant: x\n",
    "login-of-a-user": _ACCOUNT
    + f"association_mask: Campaign - a - (.*)\nexperience_cloud:\n  users:\n    {_SECRET}: [y]\n",
    "endpoint-of-the-server": f'<ims authIMSEndpoint="{_SECRET}" authIMSClientId="x"/>',
    "switch-of-the-server": f'<imsConfig><nonIMSAuthnAPI disableAPI="{_SECRET}"/></imsConfig>',
    "operator-of-the-server": '<imsConfig><nonIMSAuthnAPI disableAPI="true">'
    f'<allowOperator name="{_SECRET}"/></nonIMSAuthnAPI></imsConfig>',
    "organization-of-the-server": f'<web><redirection IMSOrgId="{_SECRET}"/></web>',
    "attribute-of-the-server": f'<imsConfig><nonIMSAuthnAPI disableAPI="x" {_SECRET}="x"/></imsConfig>',
    "element-of-the-server": '<imsConfig><nonIMSAuthnAPI disableAPI="x">'
    f"<{_SECRET}/></nonIMSAuthnAPI></imsConfig>",
    "fragment-of-an-address": f"{_ACCOUNT}experience_cloud:\n  callback_allowlist: [https://c/x7#{_SECRET}]\n",
}


def _told(data: bytes, name: str) -> str:
    """All that is said of a file, in every form."""
    say = translator("en")
    try:
        inspection = inspect_file(data, name)
    except UnreadableFileError as error:
        return unreadable_line(name, error, say)
    file, correction = read_account_file(data, name), corrected(data, name)
    forms = (as_json, as_sarif, as_annotations)
    lines = lines_of(file, {finding.line or 1 for finding in inspection.report.findings})
    return "\n".join(
        [
            as_text(inspection, say),
            *(form([inspection], say) for form in forms),
            correction.diff,
            str(correction.changes),
            *(line.text for line in lines),
        ]
    )


@pytest.mark.parametrize("place", _FILES)
def test_nothing_tells_the_secret(place: str) -> None:
    """Neither a report nor a correction nor the page with the file's lines; nor its Base64."""
    told = _told(_FILES[place].encode(), "file")
    assert _SECRET.casefold() not in told.casefold()
    assert b64encode(_SECRET.encode()).decode().rstrip("=") not in told


@pytest.mark.parametrize("sheet", [_SECRET, f"Accounts {_SECRET}", f"pw {_SECRET}"])
def test_nor_does_the_name_of_a_sheet(sheet: str) -> None:
    """Findings name the sheet; of such a one the rest."""
    rows = [("Internal name", "Type"), ("Adobe_Marketing_Cloud", "x")]
    told = _told(xlsx({sheet: rows, "Other": rows}), "a.xlsx")
    assert _SECRET not in told
    assert "!B2" in told


def test_what_people_write_is_no_secret() -> None:
    """Names with figures, versions, dates, tenants."""
    text = (
        "internal_name: Adobe_Marketing_Cloud2\ntenant: acme-eu1-v8\nlast_modified: 2026-10-30T12:00:00Z\n"
        "label: Campaign v8.5.2 build 9368 of 2026-01-02\nx1_y2_z3: 1\n"
    )
    file = read_account_file(text.encode(), "a.yaml")
    assert not file.secrets


def test_the_base64_of_one_secret_among_many_is_hidden() -> None:
    """Of many all are looked for at once."""
    accounts = "".join(f"- internal_name: r{n}\n  client_secret: k{n}-9xQvT2mPz\n" for n in range(60))
    encoded = b64encode(b"k41-9xQvT2mPz").decode().rstrip("=")
    ours = f"- {{internal_name: Adobe_Marketing_Cloud, callback_url: 'http://c.example.com/{encoded}'}}\n"
    told = as_text(inspect_file(f"external_accounts:\n{accounts}{ours}".encode(), "a.yaml"), translator("en"))
    assert "http://c.example.com/" in told
    assert encoded not in told


@pytest.mark.parametrize("scheme", ["https://", "http://", "//", ""])
def test_an_address_with_a_password_is_not_clean(scheme: str) -> None:
    """It is told, hidden, and left to the administrator."""
    text = (
        f"internal_name: Adobe_Marketing_Cloud\nims_server: {scheme}anna:{_SECRET}@ims-na1.adobelogin.com\n"
    )
    text += f"callback_url: {scheme}anna:{_SECRET}@c.example.com\n"
    inspection = inspect_file(text.encode(), "a.yaml")
    told = {f.field for f in inspection.report.findings if f.severity != "info"}
    assert {"ims_server", "callback_url"} <= told
    assert _SECRET not in str(inspection)
    assert _SECRET.encode() in corrected(text.encode(), "a.yaml").data


def test_no_address_with_a_password_is_proposed() -> None:
    """Not even one that is on the allowlist."""
    text = (
        "internal_name: Adobe_Marketing_Cloud\ncallback_url: http://c.example.com\n"
        f"experience_cloud: {{callback_allowlist: ['https://anna:{_SECRET}@c.example.com']}}\n"
    )
    expected = {f.expected for f in inspect_file(text.encode(), "a.yaml").report.findings}
    assert not any("@c.example" in value for value in expected if value)


@pytest.mark.parametrize(
    "block",
    [
        '{"internal_name": "x", "callback_url": "http://c.example.com"}',
        '<extAccount name="Adobe_Marketing_Cloud" callbackServer="http://c.example.com"/>',
    ],
)
def test_the_words_around_a_block_are_not_shown(block: str) -> None:
    """Not even on its own lines, whether it is judged alone or with other files."""
    data = f"voici {_SECRET}\n{block} {_SECRET} merci\n".encode()
    inspection = inspect_file(data, "a.txt")
    assert "callback-https" in {finding.rule for finding in inspection.report.findings}
    assert _SECRET not in _told(data, "a.txt")
    for one in inspect_together([(_ACCOUNT.encode(), "b.yaml"), (data, "a.txt")]):
        assert not isinstance(one, UnreadableFileError)
        assert _SECRET not in str(one) + str(dict(one.excerpts))
