"""Secrets where none is expected are shown nowhere: not in a value, an excerpt, a name or a diff."""

from __future__ import annotations

import json

import pytest

from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.fix import corrected
from bot.validator.report import as_json, as_sarif, as_text
from tests.validator.account_files import SECRET
from tests.validator.leaking_files import ACCOUNT, HIDDEN, MISPLACED, NAMED


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
