"""A file as a page shows it: what was found, the lines around it, and whose each finding is."""

from __future__ import annotations

from bot.model import Finding, Record, Report, Severity
from bot.validator.engine import Inspection, inspect, read_account_file
from bot.validator.view import Line, instance_at, lines_of

SHOWN_AT_MOST = 300
"""A choice: findings that a page shows; after so many the first have to be put right first."""


class Examination(Record, frozen=True):
    """An inspection with lines of the file as they may be shown: secrets hidden, comments left out.

    `instances` has the name of the instance that a finding's line belongs to, empty where there is but one.
    """

    inspection: Inspection
    lines: tuple[Line, ...]
    instances: dict[int, str]


def examine_file(data: bytes, name: str) -> Examination:
    """Judge a file, and draw the lines of it that are shown. Raises UnreadableFileError."""
    file = read_account_file(data, name)
    inspection = inspect(file)
    shown = listed(inspection.report)[:SHOWN_AT_MOST]
    marked = {finding.line for finding in shown if finding.line is not None}
    return Examination(
        inspection, tuple(lines_of(file, marked)), {line: instance_at(file, line) for line in marked}
    )


def listed(report: Report) -> list[Finding]:
    """The findings that are for a page: of mere information those alone that a name was not understood."""
    return [
        finding
        for finding in report.findings
        if finding.severity is not Severity.INFO or finding.rule == "unknown-field"
    ]
