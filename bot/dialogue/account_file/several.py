"""Files that were sent at once, judged as one installation: production and stage, with what Adobe set up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from bot.dialogue import blocks
from bot.dialogue.account_file.findings import (
    SHOWN_FINDINGS,
    finding_blocks,
    more,
    report_document,
    to_look_at,
    what_is_unjudged,
)
from bot.dialogue.account_file.uploads import can_correct, inspected, refusal
from bot.dialogue.answers.entry import topics_button
from bot.dialogue.desk import FileChecks, Talk
from bot.dialogue.exchange import Attachment, Refused, Reply
from bot.errors import TooCostlyError, UnreadableFileError
from bot.model import Block, Message, Severity
from bot.privacy.file_names import shown_name
from bot.translate import Translator, _, translator
from bot.validator.report import counted
from bot.visible import visible

if TYPE_CHECKING:  # heavy, and only for files
    from bot.validator import Inspection

_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def inspected_together(parts: Sequence[Attachment | Refused], talk: Talk) -> Reply:
    """One reply about all: what is worst, with the file that it stands in, and the whole report along.

    No button can ask for several files, so that nothing is left for one.
    """
    files = [part for part in parts if isinstance(part, Attachment)]
    if len(files) == 1 and len(parts) == 1:
        return inspected(files[0], talk)
    names = told_apart([file.name for file in files])
    problems = [
        ((shown_name(part.name) or "-") if part.name else "?", refusal(part.why, part.limit_bytes))
        for part in parts
        if isinstance(part, Refused)
    ]
    given = [(file.data, name) for file, name in zip(files, names, strict=True)]
    try:
        results = talk.desk.files.inspect_together(given) if given else []
    except UnreadableFileError as error:
        results = [error] * len(names)
    inspections = []
    for name, result in zip(names, results, strict=True):
        if isinstance(result, UnreadableFileError):
            problems.append((name, _problem(result)))
        else:
            inspections.append(result)
    say = translator(talk.locale)
    body = [*_read(inspections, say, talk), *_unread(problems, say)]
    if _can_correct_one(talk.desk.files, _to_correct(given, results)):
        told = _("To have one of them corrected, send it to me on its own.")
        body.append(blocks.paragraph(say, told))
    is_told = any(to_look_at(one) for one in inspections)
    document = report_document(inspections[0], say, *inspections[1:]) if is_told else None
    return Reply(talk.locale, tuple(body), ((topics_button(talk.locale),),), document=document)


def told_apart(names: Sequence[str]) -> list[str]:
    """Names of files as they may be shown; those that share one are numbered."""
    shown = [shown_name(name) or "-" for name in names]
    times, seen = Counter(shown), Counter[str]()
    apart = []
    for name in shown:
        seen[name] += 1
        apart.append(f"{name} ({seen[name]})" if times[name] > 1 else name)
    return apart


def _can_correct_one(files: FileChecks, given: Iterable[tuple[bytes, str]]) -> bool:
    """Whether one of the files can be corrected; not looked for beyond one that costs too much to tell.

    Others wait for the whole message: ten files that take all that a file may take are not to be paid for.
    """
    try:
        return any(can_correct(files, *file) for file in given)
    except TooCostlyError:
        return False


def _to_correct(
    given: Sequence[tuple[bytes, str]], results: Sequence[Inspection | UnreadableFileError]
) -> Iterator[tuple[bytes, str]]:
    """The files in which something was found: these may be correctable."""
    for file, result in zip(given, results, strict=True):
        if not isinstance(result, UnreadableFileError) and to_look_at(result):
            yield file


def _read(inspections: Sequence[Inspection], say: Translator, talk: Talk) -> Iterator[Block]:
    if not inspections:
        return
    names = ", ".join(visible(one.report.file) for one in inspections)
    yield blocks.paragraph(say, _("I have read these files as one installation: **{files}**.", files=names))
    findings = tuple(finding for one in inspections for finding in one.report.findings)
    whole = msgspec.structs.replace(inspections[0].report, findings=findings)
    yield blocks.paragraph(
        say,
        counted(whole)
        or _("Nothing in them contradicts the documentation, and they do not contradict each other."),
    )
    found = [(finding, one.report.file) for one in inspections for finding in to_look_at(one)]
    found.sort(key=lambda pair: _WORST_FIRST.index(pair[0].severity))
    if found:
        yield blocks.bullets(finding_blocks(say, *pair) for pair in found[:SHOWN_FINDINGS])
    if (hidden := len(found) - SHOWN_FINDINGS) > 0:
        yield blocks.paragraph(say, more(hidden))
    if told := what_is_unjudged(inspections[0], talk.documents, say.locale):
        yield blocks.paragraph(say, told)


def _unread(problems: Sequence[tuple[str, Message]], say: Translator) -> Iterator[Block]:
    if problems:
        yield blocks.paragraph(say, _("I could not read all of what you sent:"))
        yield blocks.bullets(
            say.inline(_("**{file}**: {problem}", file=name, problem=problem)) for name, problem in problems
        )


def _problem(error: UnreadableFileError) -> Message:
    return error.message if isinstance(error.message, Message) else _("The file cannot be read.")
