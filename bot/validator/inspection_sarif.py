"""Inspections as a SARIF log."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import UnreadableFileError
from bot.languages import SOURCE_LOCALE
from bot.model import Finding, Message
from bot.reporting import sarif
from bot.translate import Translator, _
from bot.validator.engine import Inspection
from bot.validator.manual import summary
from bot.validator.rules import Rule, rules

Unread = tuple[str, UnreadableFileError]
"""A file's name, and why it could not be read."""


def log(
    inspections: Sequence[Inspection], unread: Sequence[Unread], translator: Translator, version: str
) -> str:
    """SARIF 2.1.0, one run for all files."""
    results = (
        _result(finding, inspection, translator)
        for inspection in inspections
        for finding in inspection.report.findings
    )
    failed = [_unreadable(name, error, translator) for name, error in unread]
    return sarif.write([_rule(rule, translator) for rule in rules()], results, failed, version)


def _rule(rule: Rule, say: Translator) -> sarif.SarifRule:
    """The rule in the reader's language; the reasons of the manual page are in English alone."""
    told = say.text(summary(rule))
    why = rule.why if say.locale == SOURCE_LOCALE and rule.why else told
    page = (
        f"{why}\n\n{say.text(_('This passes:'))}\n\n{_indented(rule.passing)}\n\n"
        f"{say.text(_('This fails:'))}\n\n{_indented(rule.failing)}\n"
    )
    return sarif.SarifRule(rule.id, told, page, rule.severity, rule.check_id)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def _result(finding: Finding, inspection: Inspection, say: Translator) -> sarif.Result:
    excerpt = inspection.excerpts.get((finding.line or 0, finding.column or 0))
    end = None
    if excerpt and finding.column and not finding.cell:
        end = finding.column + excerpt.end - excerpt.start
    return sarif.Result(
        finding.rule,
        finding.severity,
        f"{say.text(finding.message)}\n{say.text(finding.fix)}",
        sarif.Place(
            inspection.report.file,
            finding.line,
            finding.column,
            end,
            finding.cell,
            excerpt.text if excerpt else "",
        ),
        {
            name: value
            for name in ("check", "account", "field", "found", "expected")
            if (value := getattr(finding, name)) is not None
        },
    )


def _unreadable(name: str, error: UnreadableFileError, say: Translator) -> sarif.Unreadable:
    words = say.text(error.message) if isinstance(error.message, Message) else str(error.message)
    return sarif.Unreadable(words, sarif.Place(name, error.line, error.column))
