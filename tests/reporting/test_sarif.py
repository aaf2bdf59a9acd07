"""SARIF that editors and code hosts take: valid, whatever a file is called."""

from __future__ import annotations

import json
import os
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Severity
from bot.reporting.sarif import Place, Result, SarifRule, Unreadable, address, write

RULE = SarifRule(
    "callback-https", "The callback server uses https.", "Why, and how.", Severity.ERROR, "check/a"
)


def _run(*results: Result, unreadable: tuple[Unreadable, ...] = ()) -> dict[str, Any]:
    (run,) = json.loads(write([RULE], results, unreadable, "1.2"))["runs"]
    assert isinstance(run, dict)
    return run


def _result(place: Place, **properties: str) -> Result:
    return Result(RULE.id, Severity.WARNING, "It does not.", place, properties)


def test_the_tool_says_what_it_is_and_helps() -> None:
    """What GitHub asks for: version, a page, and help for each rule and notification."""
    driver = _run()["tool"]["driver"]
    assert (driver["version"], driver["semanticVersion"]) == ("1.2", "1.2")
    assert driver["informationUri"].startswith("https://")
    for described in (*driver["rules"], *driver["notifications"]):
        assert described["help"]["text"]
        assert described["fullDescription"]["text"]
    assert driver["rules"][0]["defaultConfiguration"] == {"level": "error"}
    assert driver["rules"][0]["properties"]["tags"] == ["check/a"]


def test_a_result_points_at_rule_and_region() -> None:
    """The end is behind the value."""
    (result,) = _run(_result(Place("a b.yaml", 2, 5, 9, snippet="x: yyyy"), field="x"))["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == (RULE.id, 0, "warning")
    physical = result["locations"][0]["physicalLocation"]
    assert physical == {
        "artifactLocation": {"uri": "a%20b.yaml"},
        "region": {
            "startLine": 2,
            "startColumn": 5,
            "endLine": 2,
            "endColumn": 9,
            "snippet": {"text": "x: yyyy"},
        },
    }
    assert result["properties"] == {"field": "x"}


def test_a_cell_is_a_logical_place() -> None:
    """A spreadsheet has no lines."""
    (result,) = _run(_result(Place("a.xlsx", 4, 2, cell="Konton!B4")))["results"]
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "Konton!B4"


def test_without_a_place_it_is_the_beginning() -> None:
    """GitHub takes no result without a region."""
    (result,) = _run(_result(Place("a.yaml")))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}


def test_a_file_that_cannot_be_read_is_a_run_that_failed() -> None:
    """No results and no word of it would look like a clean file."""
    assert _run()["invocations"] == [{"executionSuccessful": True}]
    (invocation,) = _run(unreadable=(Unreadable("It is empty.", Place("e.yaml")),))["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert (notification["level"], notification["message"]) == ("error", {"text": "It is empty."})
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "e.yaml"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("my docs/en/page é.md", "my%20docs/en/page%20%C3%A9.md"),
        ("konto #1?.yaml", "konto%20%231%3F.yaml"),
        ("계정.yaml", "%EA%B3%84%EC%A0%95.yaml"),
        ("100%25.yaml", "100%2525.yaml"),
        ("c:a.yaml", "c%3Aa.yaml"),
        ("/etc/a b", "file:///etc/a%20b"),
        ("//host/a", "file:///host/a"),
        (os.fsdecode(b"\xff.yaml"), "%FF.yaml"),
    ],
)
def test_a_name_is_an_address(path: str, uri: str) -> None:
    """Blanks, hash signs, letters, bytes that are no text: each as its bytes."""
    assert address(path) == uri


@given(
    st.binary(min_size=1, max_size=40).filter(lambda name: b"\0" not in name and not name.startswith(b"/"))
)
def test_a_name_of_any_bytes_comes_back(name: bytes) -> None:
    """An address without scheme, host, query or fragment that decodes to the name; the log is UTF-8."""
    path = os.fsdecode(name)
    uri = urlsplit(address(path))
    assert (uri.scheme, uri.netloc, uri.query, uri.fragment) == ("", "", "", "")
    assert unquote_to_bytes(uri.path) == name
    log = write([RULE], [_result(Place(path, 1, 1, snippet=path), found=path)], [], "1")
    log.encode()
    assert not any(c != "\n" and not c.isprintable() for c in log if c < "\x80")
