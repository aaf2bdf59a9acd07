"""Inspections as text for people, and as JSON and SARIF for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.errors import UnreadableFileError
from bot.model import Finding, Message, Report, Severity
from bot.reporting import github
from bot.reporting.sarif import harmless
from bot.translate import Translator, _, n_
from bot.validator.server.server_config import ORGANIZATION
from bot.visible import columns, visible

if TYPE_CHECKING:  # a report is written of what another process found, where nothing else needs these
    from bot.validator.engine import Inspection
    from bot.validator.excerpts import Excerpt

_SHOWN = 100
"""Findings that a person reads; programs get all."""
_OF_THE_SERVER = {"topic/native-login-block", "topic/server-ims-settings"}
_RELOAD = "nlserver config -reload"
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM = "1", "2"

_NAMES = {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.INFO: _("information")}


def severity_name(severity: Severity) -> Message:
    """What people call it."""
    return _NAMES[severity]


def as_text(inspection: Inspection, translator: Translator, *, colour: bool = False) -> str:
    """What a person reads in a terminal: worst first, then what to look at by hand, then the count."""
    return "\n".join(_ReportText(inspection, translator, colour).lines())


def unreadable_line(name: str, error: UnreadableFileError, translator: Translator) -> str:
    """What is said of a file that could not be read: what and where, in one line."""
    place = "".join(f":{number}" for number in (error.line, error.column) if number is not None)
    words = translator.text(error.message) if isinstance(error.message, Message) else str(error.message)
    if place:
        return f"{visible(name)}{place}: {words}"
    return translator.text(_("{name}: {value}", name=visible(name), value=words))


def summary(inspection: Inspection) -> Message:
    """How many errors and warnings, in a sentence."""
    report = inspection.report
    return counted(report) or _("Nothing in this file contradicts the documents.")


def counted(report: Report) -> Message | None:
    """How many errors and warnings, either of which may be none; None if there is neither."""
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    some_errors = n_("{count} error", "{count} errors", errors)
    some_warnings = n_("{count} warning", "{count} warnings", warnings)
    if errors and warnings:
        return _("{errors}, {warnings}.", errors=some_errors, warnings=some_warnings)
    if errors:
        return _("{errors}, no warnings.", errors=some_errors)
    return _("No errors, {warnings}.", warnings=some_warnings) if warnings else None


def after_fix(remaining: Inspection) -> Message:
    """What to do with a corrected file: what is still wrong comes before the console."""
    if remaining.report.count(Severity.ERROR):
        return _("Put these right first; then enter all values in the console, save, and restart the server.")
    return _("Enter the same values in the console, save, and restart the server.")


class _ReportText:
    def __init__(self, inspection: Inspection, translator: Translator, colour: bool) -> None:
        self.inspection = inspection
        self.say = translator.text
        self.colour = colour

    def lines(self) -> Iterator[str]:
        report = self.inspection.report
        listed = [finding for finding in report.findings if finding.severity is not Severity.INFO]
        for finding in listed[:_SHOWN]:
            yield from self._finding(finding)
            yield ""
        if len(listed) > _SHOWN:
            yield self.say(n_("… and {count} more.", "… and {count} more.", len(listed) - _SHOWN))
            yield ""
        notes = [f for f in report.findings if f.severity is Severity.INFO and f.rule == "unknown-field"]
        for finding in notes[:_SHOWN]:
            yield self._painted(self._place(finding) + self.say(finding.message), _DIM)
        if notes:
            yield ""
        if self.inspection.by_hand:
            yield self._painted(self.say(_("To look at by hand, because the file cannot show it:")), _BOLD)
            for item in self.inspection.by_hand:
                yield f"  ☐ {self.say(item.message)} {self._painted(f'[{item.check}]', _DIM)}"
            yield ""
        if listed:
            yield from map(self.say, _afterwards(listed))
        total = _("{name}: {value}", name=visible(report.file), value=summary(self.inspection))
        yield self._painted(self.say(total), _BOLD)

    def _finding(self, finding: Finding) -> Iterator[str]:
        severity = self._painted(self.say(_NAMES[finding.severity]), _COLOURS[finding.severity])
        origin = self._painted(f"[{finding.rule} · {finding.check}]", _DIM)
        said = self.say(_("{name}: {value}", name=severity, value=finding.message))
        yield f"{self._painted(self._place(finding), _BOLD)}{said} {origin}"
        excerpt = self.inspection.excerpts.get((finding.line or 0, finding.column or 0))
        if excerpt:
            yield from self._excerpt(excerpt, _COLOURS[finding.severity])
        if finding.found is not None or finding.expected is not None:
            yield from self._values(finding)
        yield f"    → {self.say(finding.fix)}"

    def _place(self, finding: Finding) -> str:
        name = visible(self.inspection.report.file)
        if finding.cell is not None:
            return f"{name}:{visible(finding.cell)}: "
        return f"{name}:{finding.line}:{finding.column}: " if finding.line is not None else f"{name}: "

    def _excerpt(self, excerpt: Excerpt, colour: str) -> Iterator[str]:
        number = str(excerpt.line)
        yield self._painted(f"  {number} │ ", _DIM) + excerpt.text
        lead = "".join(_blank_as_wide(c) for c in excerpt.text[: excerpt.start])
        marks = "^" * columns(excerpt.text[excerpt.start : excerpt.end])
        yield self._painted(f"  {' ' * len(number)} │ ", _DIM) + lead + self._painted(marks or "^", colour)

    def _values(self, finding: Finding) -> Iterator[str]:
        if finding.found is not None:
            yield "    " + self.say(_("found: `{value}`", value=visible(finding.found) or "∅"))
        if finding.expected is not None:
            yield "    " + self.say(_("expected: `{value}`", value=visible(finding.expected)))

    def _painted(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def _afterwards(listed: Sequence[Finding]) -> Iterator[Message]:
    """What makes a change of the account, and one of the server's configuration, count."""
    if any(not _is_of_server(finding) for finding in listed):
        yield _("After you have changed the account, restart the Campaign server.")
    if any(_is_of_server(finding) for finding in listed):
        yield _("After you have changed the configuration, run `{command}`.", command=_RELOAD)


def _is_of_server(finding: Finding) -> bool:
    return finding.check in _OF_THE_SERVER or finding.field == ORGANIZATION


def as_json(inspections: Sequence[Inspection], translator: Translator) -> str:
    """One file gives one object, several give a list."""
    objects = [_object(inspection, translator) for inspection in inspections]
    return harmless(json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=2))


def _object(inspection: Inspection, translator: Translator) -> dict[str, object]:
    report = inspection.report
    return {
        "file": report.file,
        "format": report.format,
        "findings": [
            {
                "rule": finding.rule,
                "check": finding.check,
                "severity": finding.severity.value,
                "account": finding.account,
                "field": finding.field,
                "line": finding.line,
                "column": finding.column,
                **({} if finding.cell is None else {"cell": finding.cell}),
                "message": translator.text(finding.message),
                "found": finding.found,
                "expected": finding.expected,
                "fix": translator.text(finding.fix),
            }
            for finding in report.findings
        ],
        "summary": {
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
        },
    }


def as_annotations(
    inspections: Sequence[Inspection],
    translator: Translator,
    *,
    unread: Sequence[tuple[str, UnreadableFileError]] = (),
) -> str:
    """What GitHub Actions shows beside the lines: errors and warnings, each with what to do."""
    found = [
        github.Annotation(
            finding.severity,
            inspection.report.file,
            finding.rule,
            f"{translator.text(finding.message)} {translator.text(finding.fix)}",
            finding.line or 0,
            finding.column or 0,
        )
        for inspection in inspections
        for finding in inspection.report.findings
        if finding.severity is not Severity.INFO
    ]
    unreadable = [
        github.Annotation(
            Severity.ERROR,
            name,
            "unreadable",
            translator.text(error.message) if isinstance(error.message, Message) else str(error.message),
            error.line or 0,
            error.column or 0,
        )
        for name, error in unread
    ]
    return github.write([*unreadable, *found])


def as_sarif(
    inspections: Sequence[Inspection],
    translator: Translator,
    *,
    unread: Sequence[tuple[str, UnreadableFileError]] = (),
    version: str = "0",
) -> str:
    """SARIF 2.1.0, one run for all files, those that could not be read told as well."""
    from bot.validator.inspection_sarif import log

    return log(inspections, unread, translator, version)


def _blank_as_wide(character: str) -> str:
    return " " * columns(character)
