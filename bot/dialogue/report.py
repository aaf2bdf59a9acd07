"""What the validator says of a file → a reply that reads well on a phone, the worst first."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answer import onward_button, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.shelf import Shelf
from bot.errors import UnreadableFileError
from bot.model import Block, BlockKind, Finding, Message, Severity, Span, Style
from bot.translate import Translator, _, n_, translator
from bot.validator import Inspection

_SHOWN_FINDINGS = 10
_BUTTONS = 3
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}


def report_reply(inspection: Inspection, locale: str, shelf: Shelf) -> Reply:
    """The findings with position, fix and buttons to the checks they fall under."""
    say = translator(locale)
    report = inspection.report
    body = [
        blocks.paragraph(say, _("I have read **{file}**.", file=report.file)),
        blocks.paragraph(say, _summary(report.count(Severity.ERROR), report.count(Severity.WARNING))),
    ]
    shown = report.findings[:_SHOWN_FINDINGS]
    if shown:
        body.append(blocks.bullets(_finding(say, finding) for finding in shown))
    if hidden := len(report.findings) - len(shown):
        body.append(
            blocks.paragraph(
                say,
                n_(
                    "{count} more finding is not shown.",
                    "{count} more findings are not shown.",
                    hidden,
                ),
            )
        )
    checks = dict.fromkeys(f.check for f in report.findings if f.check in shelf.entries)
    rows = tuple((onward_button(shelf, check, locale),) for check in list(checks)[:_BUTTONS])
    return Reply(locale, tuple(body), (*rows, (topics_button(locale),)))


def unreadable_reply(name: str, error: UnreadableFileError, locale: str) -> Reply:
    """Says why a file could not be read, and what to send instead."""
    say = translator(locale)
    problem = error.message if isinstance(error.message, Message) else _("The file cannot be read.")
    body = (
        blocks.paragraph(say, _("I cannot read **{file}**.", file=name)),
        blocks.paragraph(
            say, _("{where}: {problem}", where=_position(error.line, error.column), problem=problem)
        )
        if error.line
        else blocks.paragraph(say, problem),
    )
    return Reply(locale, body, ((topics_button(locale),),))


def _summary(errors: int, warnings: int) -> Message:
    if not errors and not warnings:
        return _("Nothing in it contradicts the documentation.")
    return _(
        "{errors}, {warnings}.",
        errors=n_("{count} error", "{count} errors", errors),
        warnings=n_("{count} warning", "{count} warnings", warnings),
    )


def _finding(say: Translator, finding: Finding) -> tuple[Block, ...]:
    said = finding.message
    if finding.line:
        said = _("{where}: {problem}", where=_position(finding.line, finding.column), problem=said)
    paragraphs = [(Span(f"{_SIGNS[finding.severity]} "), *say.inline(said)), say.inline(finding.fix)]
    if finding.found is not None and finding.expected is not None:
        paragraphs.insert(1, (*_value(say, finding.found), Span(" → "), *_value(say, finding.expected)))
    return tuple(Block(BlockKind.PARAGRAPH, inline=inline) for inline in paragraphs)


def _value(say: Translator, value: str) -> tuple[Span, ...]:
    return (Span(value, Style.CODE),) if value else say.inline(_("(empty)"))


def _position(line: int | None, column: int | None) -> Message:
    if column:
        return _("line {line}, column {column}", line=line or 1, column=column)
    return _("line {line}", line=line or 1)
