"""What people and programs are told."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from bot.languages import LOCALES
from bot.model import Severity
from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.account_template import template
from bot.validator.json_schema import schema
from bot.validator.report import as_json, as_sarif, as_text
from tests.validator.account_files import SECRET, correct, yaml_long

ENGLISH = translator("en")
TWO_FAULTS = f"internal_name: Adobe_Marketing_Clod\nclient_secret: '{SECRET} '\nenabled: no\n"


def test_text_has_place_excerpt_values_and_fix() -> None:
    """Worst first; a caret under the value; the secret hidden; the count at the end."""
    text = as_text(inspect_file(TWO_FAULTS.encode(), "a.yaml"), ENGLISH)
    assert text.startswith(
        "a.yaml:1:16: error: Wrong internal name: Adobe_Marketing_Clod. "
        "[internal-name · check/internal-name]\n"
        "  1 │ internal_name: Adobe_Marketing_Clod\n"
        "    │                ^^^^^^^^^^^^^^^^^^^^\n"
        "    found: Adobe_Marketing_Clod\n"
        "    expected: Adobe_Marketing_Cloud\n"
        "    → In the external account, set Internal Name to Adobe_Marketing_Cloud.\n"
        "\n"
        "a.yaml:2:16: error: There is a blank or an invisible character in the client secret. "
        "[client-secret-blank · check/client-secret]\n"
        "  2 │ client_secret: ••••••••\n"
        "    │                ^^^^^^^^\n"
        "    found: ••••••••\n"
    )
    assert text.endswith("\na.yaml: 2 errors, 1 warning.")


@pytest.mark.parametrize(
    ("text", "english", "swedish"),
    [
        ("internal_name: Adobe_Marketing_Clod\n", "1 error, no warnings.", "1 fel, inga varningar."),
        (
            "internal_name: Adobe_Marketing_Cloud\nenabled: no\n",
            "No errors, 1 warning.",
            "Inga fel, 1 varning.",
        ),
    ],
)
def test_none_is_a_word_in_the_count(text: str, english: str, swedish: str) -> None:
    """Nobody says that there are zero of something."""
    inspection = inspect_file(text.encode(), "a.yaml")
    assert as_text(inspection, ENGLISH).endswith(f"\na.yaml: {english}")
    assert as_text(inspection, translator("sv")).endswith(f"\na.yaml: {swedish}")


def test_clean_file_says_so() -> None:
    """In one line."""
    text = as_text(inspect_file(yaml_long(correct())[0].encode(), "a.yaml"), ENGLISH)
    assert text == "a.yaml: Nothing in this file contradicts the documents."


def test_french_has_its_blank_before_a_colon_and_counts_nothing_that_is_not_there() -> None:
    """After the place, which editors read, and after the name of the file."""
    faulty = inspect_file(b"internal_name: Adobe_Marketing_Clod\ntype: Adobe Marketing Cloud\n", "a.yaml")
    text = as_text(faulty, translator("fr"))
    assert text.startswith("a.yaml:1:16: erreur\N{NO-BREAK SPACE}: Nom interne incorrect")
    assert text.endswith("\na.yaml\N{NO-BREAK SPACE}: 1 erreur, aucun avertissement.")


def test_colour_changes_nothing_else() -> None:
    """Without its escape codes, coloured text is the plain one."""
    inspection = inspect_file(TWO_FAULTS.encode(), "a.yaml")
    coloured = as_text(inspection, ENGLISH, colour=True)
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == as_text(inspection, ENGLISH)


def test_file_cannot_upset_the_terminal() -> None:
    """Escape codes and marks that turn writing round are drawn, in names of files too."""
    data = (
        'internal_name: Adobe_Marketing_Cloud\nclient_id: "a\\e[31m\u202eb"\nenabled: no # \u202e\n'.encode()
    )
    text = as_text(inspect_file(data, "a\x1b[2J\u202e.yaml"), ENGLISH)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text)


def test_mask_has_one_length() -> None:
    """Nobody learns how long a secret is."""
    told = set()
    for secret in ("abcdef ", "abcdef" * 20 + " "):
        data = f"internal_name: Adobe_Marketing_Cloud\nclient_secret: '{secret}'\n".encode()
        inspection = inspect_file(data, "a.yaml")
        told |= {
            finding.found for finding in inspection.report.findings if finding.severity is Severity.ERROR
        }
    assert told == {"••••••••"}


def test_several_files_are_a_list() -> None:
    """One object for one file, a list for several."""
    inspection = inspect_file(TWO_FAULTS.encode(), "a.yaml")
    assert isinstance(json.loads(as_json([inspection], ENGLISH)), dict)
    assert len(json.loads(as_json([inspection, inspection], ENGLISH))) == 2


def test_sarif_points_at_rule_and_place() -> None:
    """The parts that editors and code hosts read."""
    log = json.loads(as_sarif([inspect_file(TWO_FAULTS.encode(), "a b.yaml")], ENGLISH))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    result = run["results"][0]
    assert result["ruleId"] == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "internal-name"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b.yaml"
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (1, 16)
    assert {result["level"] for result in run["results"]} == {"error", "warning", "note"}


FILLED_IN = (
    ("<https://...>", "https://crm.fabrikam.net"),
    ("[<...>]", "[Marketing]"),
    ("<...@AdobeOrg>", "00112233445566778899AABB@AdobeOrg"),
    ("[<Campaign - tenant_id - ...>]", "[Campaign - fabrikam - Marketing]"),
    ("Campaign - tenant_id - (.*)", "Campaign - fabrikam - (.*)"),
    ("tenant: <...>", "tenant: fabrikam"),
    ("client_id: <...>", "client_id: Fabrikam-Campaign"),
)


@pytest.mark.parametrize("locale", LOCALES)
def test_template_is_told_to_be_filled_in_and_then_is_a_correct_file(locale: str) -> None:
    """In every language: nothing of one's own is taken for an example, nothing else is wrong with it."""
    text = template(translator(locale))
    told = inspect_file(text.encode(), "template.yaml").report.findings
    assert {f.rule for f in told if f.severity is not Severity.INFO} == {"placeholder", "unfilled-template"}
    for old, new in FILLED_IN:
        assert old in text
        text = text.replace(old, new)
    report = inspect_file(text.encode(), "template.yaml").report
    assert [finding for finding in report.findings if finding.severity is not Severity.INFO] == []


def test_schema_knows_every_setting_of_the_template() -> None:
    """What the template offers, an editor completes."""
    made = schema(ENGLISH)
    definitions = made["$defs"]
    file = yaml.safe_load(template(ENGLISH))
    assert set(file) <= set(made["properties"])
    assert set(file["instances"][0]) <= set(definitions["Instance"]["properties"])
    assert set(file["instances"][0]["external_accounts"][0]) <= set(definitions["Account"]["properties"])
    assert set(file["experience_cloud"]) <= set(definitions["AdobeSide"]["properties"])
    assert all(value["description"] for value in definitions["Account"]["properties"].values())
