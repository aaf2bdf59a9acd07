"""Runs the rules over one file; account file as bytes in, `Inspection` out."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from msgspec import structs

from bot.errors import MisreadFileError, TooCostlyError, UnreadableFileError
from bot.model import Finding, Message, Param, Record, Report, Severity
from bot.privacy.masker import Masker
from bot.translate import _
from bot.validator import order
from bot.validator.account import AccountFile, PassedOver, Unknown
from bot.validator.excerpts import Excerpt, Excerpts, SourceRange
from bot.validator.fields import own_names
from bot.validator.finding import label, shown
from bot.validator.given_up import MY_FAULT, TOO_COSTLY
from bot.validator.opened import open_file
from bot.validator.reader import read
from bot.validator.rules import rules
from bot.validator.source import Source
from bot.validator.understanding.understand import understand
from bot.visible import CUT

_log = logging.getLogger(__name__)

_GRAVER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}

_MOST = 1000
"""Findings of one rule in one file; after that many, the first ones have to be put right first."""
_LONGEST_FOUND = 300
"""A choice: a value that is shown in a finding; longer ones are cut."""
_LONGEST_MASKED = 4 * _LONGEST_FOUND
"""Characters of a value that are looked through for secrets, before it is cut to that."""


_OF_THE_FILE = "topic/external-account-location"
"""What is no setting of the account at all."""
_PASSED_OVER = {
    "comment": _(
        "Comments were not read, the first in line {line}: see that no setting that is in use stands in one."
    ),
    "comma": _(
        "A comma before a closing bracket was passed over, the first in line {line}; strict JSON has none."
    ),
    "quotes": _(
        "Curly quotes were read as straight ones, the first in line {line}; strict JSON has no others."
    ),
    "other quotes": _(
        "Single or angle quotes were read as double ones, the first in line {line}; strict JSON has only "
        "those."
    ),
    "words": _(
        "The words of the message were not read, but a setting is named in line {line}: see that it is right "
        "in the account itself."
    ),
}


class ByHand(Record, frozen=True):
    """Something that the file cannot show: the documented check, and what to look at."""

    check: str
    message: Message


class Inspection(Record, frozen=True):
    """What was found in one file.

    `by_hand` is the short checklist of what the file cannot show; `assumptions` say which names were read as
    something near; `excerpts` maps line and column of a finding to its line of the file, each drawn when it
    is looked at.
    """

    report: Report
    by_hand: tuple[ByHand, ...] = ()
    assumptions: tuple[Message, ...] = ()
    excerpts: Mapping[SourceRange, Excerpt] = {}


def inspect_file(data: bytes, name: str) -> Inspection:
    """Judge an account file. `name` is shown, and a hint at the format.

    Raises UnreadableFileError, with the place where known, when no account could be read.
    """
    return inspect(read_account_file(data, name))


def inspect(file: AccountFile) -> Inspection:
    """Judge a file that was read."""
    masker = Masker(file.source.text, file.secrets, file.private)
    found = sorted(judge(file, _MOST), key=_rank)
    findings = tuple(_masked(finding, masker) for finding in found)
    return Inspection(
        report=Report(file.name, file.source.container or file.format, findings),
        by_hand=(
            *_by_hand(findings),
            *passed_over((note for note in file.notes if isinstance(note, PassedOver)), file.source),
        ),
        assumptions=tuple(_assumptions(file)),
        excerpts=Excerpts(file, findings, masker),
    )


def read_account_file(data: bytes, name: str) -> AccountFile:
    """Everything that could be read. Raises UnreadableFileError as `inspect_file` does."""
    with readable():
        source = open_file(data)
        reading = read(source, name)
        return understand(
            reading.root,
            reading.format,
            source,
            name,
            passed_over=reading.passed_over,
            around=reading.around,
        )


@contextmanager
def readable() -> Iterator[None]:
    """Make an UnreadableFileError of whatever else goes wrong with reading a file.

    Raises TooCostlyError for a lack of memory, MisreadFileError for a fault of ours; the log has its place.
    """
    try:
        yield
    except UnreadableFileError:
        raise
    except MemoryError:
        raise TooCostlyError(TOO_COSTLY) from None
    except Exception as error:
        # Its words may hold the file's, and those a secret.
        where = traceback.extract_tb(error.__traceback__)[-1]
        _log.error("reading a file ended in %s at %s:%s", type(error).__name__, where.name, where.lineno)
        raise MisreadFileError(MY_FAULT) from None


def judge(file: AccountFile, most: int | None = None) -> Iterable[Finding]:
    """What the rules find, in no order, secrets not hidden yet; of one rule at most so many findings."""
    for rule in rules():
        if rule.looks_at and not getattr(file, rule.looks_at):
            continue
        for number, finding in enumerate(rule.check(file)):
            if number == most:
                told = _("This rule found more than {count} faults; the others are left out.", count=number)
                first = _("Put these right, then check the file again.")
                yield Finding(rule.id, rule.check_id, Severity.INFO, told, first)
                break
            yield finding


def _rank(finding: Finding) -> tuple[bool, int, int, int, int, str]:
    place = order.place(finding.check)
    return (
        place != order.FIRST,
        _GRAVER[finding.severity],
        place,
        finding.line or 0,
        finding.column or 0,
        finding.rule,
    )


def _masked(finding: Finding, masker: Masker) -> Finding:
    """The finding without secrets; itself where it quotes nothing of the file."""
    message, fix = _masked_message(finding.message, masker), _masked_message(finding.fix, masker)
    quoted = finding.account, finding.field, finding.found, finding.expected, finding.cell
    told = (
        _masked_value(finding.account, masker),
        finding.field if finding.field in own_names() else _masked_value(finding.field, masker),
        _masked_value(finding.found, masker),
        _masked_value(finding.expected, masker),
        None if finding.cell is None else _masked_cell(finding.cell, masker),
    )
    if told == quoted and message is finding.message and fix is finding.fix:
        return finding
    account, field, found, expected, cell = told
    return structs.replace(
        finding,
        message=message,
        fix=fix,
        account=account,
        field=field,
        found=found,
        expected=expected,
        cell=cell,
    )


def _masked_message(message: Message, masker: Masker) -> Message:
    params: dict[str, Param] = {
        name: _masked_text(value, masker) if isinstance(value, str) else value
        for name, value in message.params.items()
    }
    return message if params == message.params else structs.replace(message, params=params)


def _masked_value(value: str | None, masker: Masker) -> str | None:
    return None if value is None else _masked_text(value, masker)[:_LONGEST_FOUND]


def _masked_cell(cell: str, masker: Masker) -> str:
    sheet, mark, place = cell.rpartition("!")
    quote = "'" if sheet.startswith("'") else ""
    return f"{quote}{masker.text(sheet.removeprefix(quote).removesuffix(quote))}{quote}{mark}{place}"


def _masked_text(value: str, masker: Masker) -> str:
    return masker.text(value if len(value) <= _LONGEST_MASKED else value[:_LONGEST_MASKED] + CUT)


def _by_hand(findings: Iterable[Finding]) -> Iterable[ByHand]:
    seen: set[tuple[str, str]] = set()
    for finding in findings:
        if finding.severity is Severity.INFO and finding.rule != "unknown-field":
            if (finding.check, finding.fix.msgid) not in seen:
                yield ByHand(finding.check, finding.fix)
            seen.add((finding.check, finding.fix.msgid))


def passed_over(notes: Iterable[PassedOver], source: Source) -> Iterable[ByHand]:
    """What was read past, of each kind the first."""
    first: dict[str, PassedOver] = {}
    for note in notes:
        first.setdefault(note.kind, note)
    for kind, note in first.items():
        told = structs.replace(_PASSED_OVER[kind], params={"line": source.place(note.start)[0]})
        yield ByHand(_OF_THE_FILE, told)


def _assumptions(file: AccountFile) -> Iterable[Message]:
    for note in file.notes:
        if isinstance(note, Unknown) and note.near is not None:
            yield _("`{name}` was read as **{label}**.", name=shown(note.name), label=label(note.near.name))
