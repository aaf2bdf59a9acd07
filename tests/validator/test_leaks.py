"""Secrets where none is expected are shown nowhere: not in a value, an excerpt, a name or a diff."""

from __future__ import annotations

import json

import pytest

from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.fix import corrected
from bot.validator.report import as_json, as_sarif, as_text
from tests.validator.account_files import SECRET

NAMED = "internal_name: Adobe_Marketing_Cloud\n"
XML = '<p><extAccount internalName="Adobe_marketing_Cloud" server=" https://x ">'
END = "<imsTenant> x</imsTenant></extAccount></p>"
ACCOUNT = '"internal_name": "Adobe_Marketing_Cloud"'

HIDDEN: dict[str, tuple[str, str]] = {
    "address-password": (f"{NAMED}callback_url: http://admin:HUNTER2@c.example.com/x\n", "a.yaml"),
    "address-password-blank": (f'{NAMED}callback_url: " http://a:HUNTER2@c.example.com/x"\n', "a.yaml"),
    "address-password-at": (f"{NAMED}callback_url: http://admin:p@HUNTER2@c.example.com/x\n", "a.yaml"),
    "address-password-bare": (f"{NAMED}callback_url: admin:HUNTER2@c.example.com\n", "a.yaml"),
    "address-path-blank": (f'{NAMED}callback_url: " http://c.example.com/nl/HUNTER2xKvTqRwZpL"\n', "a.yaml"),
    "address-path-behind-blank": (
        f"{NAMED}callback_url: http://c.example.com /nl/HUNTER2xKvTqRwZpL\n",
        "a.yaml",
    ),
    "address-key-blank": (f'{NAMED}callback_url: "http:// c.example.com/x?sig=HUNTER2"\n', "a.yaml"),
    "address-ims-server": (f"{NAMED}ims_server: https://c.example.com/nl/HUNTER2xKvTqRwZpL\n", "a.yaml"),
    "address-of-server": (
        '<imsConfig><ims authIMSEndpoint="https://c.example.com/nl/HUNTER2xKvTqRwZpL"/></imsConfig>',
        "a.xml",
    ),
    "full-width-colon": (
        f"{NAMED}Association mask: Campaign - x - (.*)  Client secret：HUNTER2hunter2\n",
        "a.txt",
    ),
    "without-colon": (
        f"{NAMED}Association mask: Campaign - x - (.*) client secret HUNTER2hunter2\n",
        "a.txt",
    ),
    "nested": (
        f'{{{ACCOUNT}, "proxy": {{"password": "HUNTER2ghi"}}, "ims_server": "HUNTER2ghi"}}',
        "a.json",
    ),
    "nested-deeper": (
        f'{{{ACCOUNT}, "x": [{{"y": {{"mdp": ["HUNTER2ghi"]}}}}], "ims_server": "HUNTER2ghi"}}',
        "a.json",
    ),
    "name-yaml": (f"{NAMED}? client secret HUNTER2hunter2\n:\n", "a.yaml"),
    "name-yaml-plain": (f"{NAMED}client secret HUNTER2hunter2: \n", "a.yaml"),
    "name-text": (f"{NAMED}type: x\nmot-de-passe HUNTER2:tail\n", "a.txt"),
    "name-in-secret": (f"{NAMED}client_secret:\n  HUNTER2aaa: x\n", "a.yaml"),
    "name-in-unknown": (f"{NAMED}proxy_password:\n  HUNTER2aaa: x\nims_server: HUNTER2aaa\n", "a.yaml"),
    "name-swedish": (f"{NAMED}lösenord HUNTER2hunter2: x\n", "a.yaml"),
    "name-korean": (f"{NAMED}암호 HUNTER2hunter2: x\n", "a.yaml"),
    "query": (f"{NAMED}callback_url: http://c.example.com/?mdp=HUNTER2mdp\n", "a.yaml"),
    "query-api-key": (f"{NAMED}callback_url: http://c.example.com/?a=b&api-key=HUNTER2\n", "a.yaml"),
    "percent-encoded": (
        f"{NAMED}client_secret: é+HUNTER2/zz\ncallback_url: http://c.example.com/?x=%C3%A9%2BHUNTER2%2Fzz\n",
        "a.yaml",
    ),
    "percent-encoded-small": (
        f"{NAMED}client_secret: é+HUNTER2/zz\ncallback_url: http://c.example.com/?x=%c3%a9%2bHUNTER2/zz\n",
        "a.yaml",
    ),
    "secret-percent-encoded": (
        f"{NAMED}client_secret: HUNTER2%2Fzz\ncallback_url: http://c.example.com/?x=HUNTER2/zz\n",
        "a.yaml",
    ),
    "comment": ("internal_name: Adobe_marketing_Cloud # clé secrète HUNTER2hunter2\n", "a.yaml"),
    "comment-near": (
        "internal_name: Adobe_marketing_Cloud\n# HUNTER2hunter2 is the secret\n",
        "a.yaml",
    ),
    "xml-comment": (f"{XML}<clientSecret>abc<!-- </ -->defHUNTER2</clientSecret>{END}", "a.xml"),
    "xml-one-line": (f"{XML}<clientSecret>abc<![CDATA[</]]>defHUNTER2</clientSecret>{END}", "a.xml"),
}


def told(data: bytes, name: str) -> str:
    """Everything that is said of a file, and of its corrections."""
    english, inspection, correction = translator("en"), inspect_file(data, name), corrected(data, name)
    changes = [english.text(change.message) for change in correction.changes]
    forms = (as_text(inspection, english), as_json([inspection], english), as_sarif([inspection], english))
    assumptions = [english.text(message) for message in inspection.assumptions]
    return "\n".join([*forms, *assumptions, *changes, correction.diff])


@pytest.mark.parametrize("case", HIDDEN)
def test_secret_is_shown_nowhere(case: str) -> None:
    """Text, JSON, SARIF, the excerpts, the changes and the diff."""
    text, name = HIDDEN[case]
    assert "HUNTER2" in text
    assert "HUNTER2" not in told(text.encode(), name)


def test_excerpt_ends_before_a_comment() -> None:
    """Whatever stands there."""
    inspection = inspect_file(b"internal_name: Adobe_marketing_Cloud  # hunter\n", "a.yaml")
    texts = {excerpt.text for excerpt in inspection.excerpts.values()}
    assert texts == {"internal_name: Adobe_marketing_Cloud…"}


def test_address_without_password_stays_readable() -> None:
    """What looks like no secret is shown."""
    text = told(f"{NAMED}callback_url: http://c.example.com/a@b?page=2\n".encode(), "a.yaml")
    assert "http://c.example.com/a@b?page=2" in text


@pytest.mark.parametrize("character", ["\u009b", "\u202e", "\u2066"])
def test_programs_get_no_bare_control_character(character: str) -> None:
    """JSON and SARIF write them as escapes, and mean the same."""
    inspection = inspect_file(f'{{{ACCOUNT}, "client_id": "a{character}b"}}'.encode(), "a.json")
    for write in (as_json, as_sarif):
        text = write([inspection], translator("en"))
        assert character not in text
        assert f"\\u{ord(character):04x}" in text
    found = [finding["found"] for finding in json.loads(as_json([inspection], translator("en")))["findings"]]
    assert f"a{character}b" in found


@pytest.mark.parametrize(
    "table",
    [
        f"internal_name,client_id,client_secret,callback_url\nAdobe_Marketing_Cloud,,Campaign1,{SECRET}\n",
        f"internal_name;client_secret;organization_id\nAdobe_Marketing_Cloud;Campaign1;{SECRET}\n",
        f"internal_name,client_secret,ims_server,type\nAdobe_Marketing_Cloud,x,{SECRET},ims-na1.adobelogin.com\n",
    ],
)
def test_secret_in_a_row_that_slipped_without_a_gap(table: str) -> None:
    """As many cells as names, but what stands under a name cannot be its value: none of the row is shown."""
    inspection = inspect_file(table.encode(), "a.csv")
    assert SECRET not in as_json([inspection], translator("en"))
    assert SECRET not in as_text(inspection, translator("en"))
    assert "table-row" in {finding.rule for finding in inspection.report.findings}


SLIPPED = "internal name;label;type;IMS server;client id;client secret;callback;organization\n"
MISPLACED: dict[str, tuple[str, str]] = {
    "row-one-column-left": (
        f"{SLIPPED}Adobe_marketing_Cloud;Login;https://x.example.com;Campaign1;HUNTER2hunter2;https://y;z;\n",
        "a.csv",
    ),
    "row-one-column-right": (
        f"{SLIPPED};Adobe_marketing_Cloud;Login;extern;https://ims-na1.adobelogin.com;https://x;HUNTER2x;y\n",
        "a.csv",
    ),
    "label": (f"{NAMED}label: H7UNTER2hg4x\ntype: x\n", "a.yaml"),
    "type": (f"{NAMED}type: p8e-HUNTER2hunter2hunter\n", "a.yaml"),
    "client-id": (f"{NAMED}client_id: p8e-HUNTER2hunter2hunter\ntype: x\n", "a.yaml"),
    "groups": (f"{NAMED}type: x\noperator_groups: [Admins, H7UNTER2hg4x ]\n", "a.yaml"),
    "attribute": (
        f"{XML[:-1]} description=\"logon('admin', 'HUNTER2')\">{END}",
        "a.xml",
    ),
    "connection": (f"{NAMED}server: Server=db;Uid=sa;Pwd=HUNTER2;Database=x\n", "a.yaml"),
    "session": (f"{NAMED}type: <sessiontoken>HUNTER2</sessiontoken>\n", "a.yaml"),
    "capitals": (f"{NAMED}client_secret: hunter2x;\ntype: HUNTER2X\n", "a.yaml"),
}


@pytest.mark.parametrize("case", MISPLACED)
def test_a_secret_in_a_wrong_place_is_shown_nowhere(case: str) -> None:
    """A row that slipped, another field, another attribute."""
    text, name = MISPLACED[case]
    assert "HUNTER2" in text.upper().replace("H7UNTER2", "HUNTER2")
    said = told(text.encode(), name).upper()
    assert "HUNTER2" not in said
    assert "H7UNTER2" not in said


def test_a_name_with_figures_stays_readable() -> None:
    """It is what the reader looks for."""
    said = told(
        b"internal_name: Adobe_Marketing_Cloud2\nlabel: Campaign8Production\ntype: Acme2prod\n", "a.yaml"
    )
    assert "Adobe_Marketing_Cloud2" in said
    assert "Acme2prod" in said
