"""Findings in the Static Analysis Results Interchange Format 2.1.0, for editors and code hosts.

The one writer of it. What a code host needs is always there: the program's version, help for each rule, a
region for each result, addresses in which every byte of a file's name is told, and a run that failed where a
file could not be read.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from bot.model import Record, Severity

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_DOCUMENTS = "https://experienceleague.adobe.com/docs/campaign-classic/"
"""The documentation that files are held against; the program has no page of its own."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_LAST_ASCII = 0x7F
"""The last sign of ASCII."""
_REPLACED = "\N{REPLACEMENT CHARACTER}"


class SarifRule(Record, frozen=True):
    """A rule: `summary` is a sentence, `help` its manual page; `check` the documented check it belongs to."""

    id: str
    summary: str
    help: str
    level: Severity | None = None
    check: str = ""


_NOT_READ = SarifRule(
    "unreadable-file",
    "A file could not be read, so it was not checked.",
    "The notification says why, and what to do.",
)
"""GitHub wants help for a notification as for a rule."""


class Place(Record, frozen=True):
    """Where in which file. Line and column count from 1; without a line it is the file as a whole.

    `end_column` is behind the last character, `cell` a spreadsheet's, `snippet` the line.
    """

    path: str
    line: int | None = None
    column: int | None = None
    end_column: int | None = None
    cell: str | None = None
    snippet: str = ""


class Result(Record, frozen=True):
    """One finding; `properties` is what other programs may want besides."""

    rule: str
    level: Severity
    message: str
    place: Place
    properties: dict[str, str] = {}


class Unreadable(Record, frozen=True):
    """A file that could not be read, and why."""

    message: str
    place: Place


def write(
    rules: Sequence[SarifRule], results: Iterable[Result], unreadable: Sequence[Unreadable], version: str
) -> str:
    """A log with one run, as JSON that harms no terminal."""
    order = {rule.id: number for number, rule in enumerate(rules)}
    driver: dict[str, Any] = {
        "name": "ims-doctor",
        "version": version,
        "semanticVersion": version,
        "informationUri": _DOCUMENTS,
        "rules": [_rule(rule) for rule in rules],
        "notifications": [_rule(_NOT_READ)],
    }
    invocation: dict[str, Any] = {"executionSuccessful": not unreadable}
    if unreadable:
        invocation["toolExecutionNotifications"] = [
            {
                "descriptor": {"id": _NOT_READ.id, "index": 0},
                "level": "error",
                "message": {"text": _text(item.message)},
                "locations": [_location(item.place)],
            }
            for item in unreadable
        ]
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": [_result(result, order) for result in results],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return harmless(json.dumps(log, ensure_ascii=False, indent=2))


def address(path: str) -> str:
    """A file's name as a URI: relative where it is, every byte told that an address cannot have as it is."""
    named = quote(os.fsencode(path.replace(os.sep, "/")), safe="/")
    return f"file:///{named.lstrip('/')}" if named.startswith("/") else named


def harmless(text: str) -> str:
    """JSON without a character that a terminal obeys or nobody sees; as an escape it means the same."""
    if text.isprintable():
        return text
    return "".join(c if c == "\n" or unicodedata.category(c) not in _UNSEEN else _escape(c) for c in text)


def _escape(character: str) -> str:
    return json.dumps(character)[1:-1] if ord(character) > _LAST_ASCII else f"\\u{ord(character):04x}"


def _rule(rule: SarifRule) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.help, "markdown": rule.help},
    }
    if "-" in rule.id:  # a name that equals the id but for its case is a fault by SARIF1001
        made["name"] = "".join(part.capitalize() for part in rule.id.split("-"))
    if rule.level:
        made["defaultConfiguration"] = {"level": _LEVELS[rule.level]}
    if rule.check:
        made["properties"] = {"check": rule.check, "tags": [rule.check]}
    return made


def _result(result: Result, order: dict[str, int]) -> dict[str, Any]:
    return {
        "ruleId": result.rule,
        "ruleIndex": order[result.rule],
        "level": _LEVELS[result.level],
        "message": {"text": _text(result.message)},
        "locations": [_location(result.place)],
        "properties": {name: _text(value) for name, value in result.properties.items()},
    }


def _location(place: Place) -> dict[str, Any]:
    line, column = place.line or 1, place.column or 1
    end = max(place.end_column or column, column) if place.line else 1
    region: dict[str, Any] = {"startLine": line, "startColumn": column, "endLine": line, "endColumn": end}
    if place.snippet:
        region["snippet"] = {"text": _text(place.snippet)}
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": address(place.path)}, "region": region}
    }
    if place.cell:
        location["logicalLocations"] = [{"fullyQualifiedName": _text(place.cell), "kind": "cell"}]
    return location


def _text(text: str) -> str:
    """A text that any reader of JSON takes: bytes of a file's name that are no text are none here either."""
    return "".join(_REPLACED if "\ud800" <= c <= "\udfff" else c for c in text)
