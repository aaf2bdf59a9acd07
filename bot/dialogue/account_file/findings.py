"""What the validator says of a file → a reply that reads well on a phone, the worst first."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from bot.dialogue import blocks, button_data
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.entry import onward_button, paired, topics_button
from bot.dialogue.exchange import Button, OutgoingFile, Reply
from bot.errors import UnreadableFileError
from bot.model import Block, BlockKind, Finding, Message, Severity, Span, Style
from bot.translate import Translator, _, n_, translator
from bot.validator.opened import corrected_name
from bot.validator.report import after_fix, as_json, as_text, counted
from bot.visible import visible

if TYPE_CHECKING:  # heavy, and only for files
    from bot.validator import Inspection
    from bot.validator.fix import Correction

SHOWN_FINDINGS = 3
"""A choice: what is read in a chat; a button shows the others."""
_SHOWN_CHANGES = 10
"""A choice: the file itself has them all."""
_BUTTONS, _CHECKS = 6, 2
"""How many buttons stand under a report, and how many of them lead to checks."""
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}


def report_reply(inspection: Inspection, locale: str, documents: Documents, *, is_correctable: bool) -> Reply:
    """The worst findings with position and fix; buttons to the rest, the corrected file and the checks."""
    say = translator(locale)
    body = _worst(inspection, say, _("I have read **{file}**.", file=inspection.report.file), documents)
    buttons = []
    if is_correctable:
        buttons.append(_file_button(say, _("Get the corrected file"), button_data.FIX_VERB))
    if to_look_at(inspection) or inspection.by_hand:
        buttons.append(_file_button(say, _("Get the whole report"), button_data.FINDINGS_VERB))
        buttons.append(_file_button(say, _("Report as JSON"), button_data.JSON_VERB))
    buttons += _check_buttons(inspection, documents, locale)[: _BUTTONS - len(buttons) - 1]
    return Reply(locale, body, paired((*buttons, topics_button(locale))))


def pasted_reply(inspection: Inspection, locale: str, documents: Documents) -> Reply:
    """The same of settings in a message: no button can ask for that file, so the rest goes along at once."""
    say = translator(locale)
    body = _worst(inspection, say, _("I have read the settings that you pasted."), documents)
    is_cut = len(to_look_at(inspection)) > SHOWN_FINDINGS
    document = report_document(_renamed(inspection, say.text(_("pasted.txt"))), say) if is_cut else None
    if document:
        body = (*body, blocks.paragraph(say, _("The attached report has all of them.")))
    buttons = (*_check_buttons(inspection, documents, locale), topics_button(locale))
    return Reply(locale, body, paired(buttons), document=document)


def _worst(
    inspection: Inspection, say: Translator, opening: Message, documents: Documents
) -> tuple[Block, ...]:
    report, listed = inspection.report, to_look_at(inspection)
    body = [
        blocks.paragraph(say, opening),
        blocks.paragraph(say, counted(report) or _("Nothing in it contradicts the documentation.")),
    ]
    if listed:
        body.append(blocks.bullets(finding_blocks(say, finding) for finding in listed[:SHOWN_FINDINGS]))
    hidden = len(listed) - SHOWN_FINDINGS
    if hidden > 0:
        body.append(blocks.paragraph(say, more(hidden)))
    if unjudged := what_is_unjudged(inspection, documents, say.locale):
        body.append(blocks.paragraph(say, unjudged))
    return tuple(body)


def more(hidden: int) -> Message:
    """How many findings are left out."""
    return n_("{count} more finding is not shown.", "{count} more findings are not shown.", hidden)


def what_is_unjudged(inspection: Inspection, documents: Documents, locale: str) -> Message | None:
    """What is left to look at by hand, by the titles of the checks; of some a part was judged."""
    checks = dict.fromkeys(item.check for item in inspection.by_hand if documents.place(item.check, locale))
    if not checks:
        return None
    titles = ", ".join(documents.title(check, locale) for check in checks)
    return _(
        "Not everything can be judged from what you sent. Look at these by hand: {checks}.", checks=titles
    )


def to_look_at(inspection: Inspection) -> list[Finding]:
    """What people have to look at, worst first."""
    return [finding for finding in inspection.report.findings if finding.severity is not Severity.INFO]


def _check_buttons(inspection: Inspection, documents: Documents, locale: str) -> list[Button]:
    checks = dict.fromkeys(f.check for f in to_look_at(inspection) if f.check in documents.entries)
    return [onward_button(documents, check, locale) for check in list(checks)[:_CHECKS]]


def findings_reply(inspection: Inspection, locale: str) -> Reply:
    """The whole report as a file: every finding, and what to look at by hand."""
    say = translator(locale)
    body = (
        blocks.paragraph(
            say, _("Here is everything that I found in **{file}**.", file=inspection.report.file)
        ),
    )
    return Reply(locale, body, ((topics_button(locale),),), document=report_document(inspection, say))


def json_reply(inspection: Inspection, locale: str) -> Reply:
    """The report for programs, as `ims-doctor validate --format json` prints it."""
    say = translator(locale)
    body = (
        blocks.paragraph(
            say, _("This is the report on **{file}** for programs.", file=inspection.report.file)
        ),
    )
    document = OutgoingFile(_report_name(inspection, say) + ".json", as_json([inspection], say).encode())
    return Reply(locale, body, ((topics_button(locale),),), document=document)


def report_document(inspection: Inspection, say: Translator, *others: Inspection) -> OutgoingFile:
    """The whole report as a file, on others too where they were judged together."""
    text = "\n\n".join(as_text(one, say) for one in (inspection, *others))
    return OutgoingFile(_report_name(inspection, say) + ".txt", text.encode())


def _renamed(inspection: Inspection, name: str) -> Inspection:
    report = msgspec.structs.replace(inspection.report, file=name)
    return msgspec.structs.replace(inspection, report=report)


def _report_name(inspection: Inspection, say: Translator) -> str:
    return say.text(_("{file}-report", file=PurePath(inspection.report.file).stem))


def correction_reply(name: str, correction: Correction, locale: str) -> Reply:
    """The corrected file, and what was changed in it."""
    say = translator(locale)
    if not correction.changes:
        nothing = (
            blocks.paragraph(
                say, _("There is nothing in **{file}** that I can correct with certainty.", file=name)
            ),
        )
        return Reply(locale, nothing, ((topics_button(locale),),))
    changes = [
        say.inline(_("{where}: {problem}", where=_position(change.line, None), problem=change.message))
        for change in correction.changes[:_SHOWN_CHANGES]
    ]
    if hidden := len(correction.changes) - len(changes):
        changes.append(say.inline(n_("… and {count} more.", "… and {count} more.", hidden)))
    body = (
        blocks.paragraph(say, _("This is **{file}**, corrected. I changed:", file=name)),
        blocks.bullets(changes),
        *_remaining(correction.remaining, say),
        blocks.paragraph(say, after_fix(correction.remaining)),
    )
    path = PurePath(corrected_name(name, correction.data))
    document = OutgoingFile(say.text(_("{file}-corrected", file=path.stem)) + path.suffix, correction.data)
    return Reply(locale, body, ((topics_button(locale),),), document=document)


def _remaining(inspection: Inspection, say: Translator) -> tuple[Block, ...]:
    """What the correction leaves to do, in the order in which to do it."""
    listed = to_look_at(inspection)
    if not listed:
        return ()
    head = blocks.paragraph(say, _("What remains, in the order to fix it:"))
    body = [head, blocks.bullets(finding_blocks(say, finding) for finding in listed[:SHOWN_FINDINGS])]
    hidden = len(listed) - SHOWN_FINDINGS
    if hidden > 0:
        body.append(blocks.paragraph(say, more(hidden)))
    return tuple(body)


def _file_button(say: Translator, label: Message, verb: str) -> Button:
    return Button(say.text(label), button_data.encode(verb, "file", say.locale))


def unreadable_reply(name: str, error: UnreadableFileError, locale: str) -> Reply:
    """Says why a file could not be read, and what to send instead; `name` is empty for a pasted one."""
    say = translator(locale)
    problem = error.message if isinstance(error.message, Message) else _("The file cannot be read.")
    opening = _("I cannot read the settings that you pasted.")
    if name:
        opening = _("I cannot read **{file}**.", file=name)
    body = (
        blocks.paragraph(say, opening),
        blocks.paragraph(
            say, _("{where}: {problem}", where=_position(error.line, error.column), problem=problem)
        )
        if error.line
        else blocks.paragraph(say, problem),
    )
    return Reply(locale, body, ((topics_button(locale),),))


def finding_blocks(say: Translator, finding: Finding, file: str = "") -> tuple[Block, ...]:
    """What was found and where, with the name of the file where there are several."""
    where: Message | None = None
    if finding.cell:
        where = _("cell {cell}", cell=visible(finding.cell))
    elif finding.line:
        where = _position(finding.line, finding.column)
    said = finding.message
    if file and where:
        said = _("**{file}**, {where}: {problem}", file=file, where=where, problem=said)
    elif file:
        said = _("**{file}**: {problem}", file=file, problem=said)
    elif where:
        said = _("{where}: {problem}", where=where, problem=said)
    paragraphs = [(Span(f"{_SIGNS[finding.severity]} "), *say.inline(said)), say.inline(finding.fix)]
    if finding.found is not None and finding.expected is not None:
        paragraphs.insert(1, (*_value(say, finding.found), Span(" → "), *_value(say, finding.expected)))
    return tuple(Block(BlockKind.PARAGRAPH, inline=inline) for inline in paragraphs)


def _value(say: Translator, value: str) -> tuple[Span, ...]:
    return (Span(visible(value), Style.CODE),) if value else say.inline(_("(empty)"))


def _position(line: int | None, column: int | None) -> Message:
    if column:
        return _("line {line}, column {column}", line=line or 1, column=column)
    return _("line {line}", line=line or 1)
