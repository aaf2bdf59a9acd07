"""Findings in the Static Analysis Results Interchange Format, for editors and code hosts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from bot.model import Finding, Severity
from bot.translate import Translator
from bot.validator.engine import Inspection
from bot.validator.rules import rules

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def log(inspections: Sequence[Inspection], translator: Translator) -> dict[str, Any]:
    """A SARIF 2.1.0 log with one run."""
    known = rules()
    places = {rule.id: place for place, rule in enumerate(known)}
    results = [
        _result(finding, inspection, places, translator)
        for inspection in inspections
        for finding in inspection.report.findings
    ]
    driver = {
        "name": "ims-doctor",
        "rules": [
            {
                "id": rule.id,
                "shortDescription": {"text": rule.summary},
                "fullDescription": {"text": rule.why or rule.summary},
                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                "properties": {"check": rule.check_id},
            }
            for rule in known
        ],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(
    finding: Finding, inspection: Inspection, places: dict[str, int], translator: Translator
) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(inspection.report.file)}}
    if finding.line is not None and finding.column is not None:
        location["region"] = {"startLine": finding.line, "startColumn": finding.column}
        excerpt = inspection.excerpts.get((finding.line, finding.column))
        if excerpt:
            location["region"]["snippet"] = {"text": excerpt.text}
    properties = {
        name: value
        for name in ("check", "account", "field", "found", "expected")
        if (value := getattr(finding, name)) is not None
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{translator.text(finding.message)}\n{translator.text(finding.fix)}"},
        "locations": [{"physicalLocation": location}],
        "properties": properties,
    }
