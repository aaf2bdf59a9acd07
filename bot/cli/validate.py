"""`ims-doctor validate`: account files in, findings or a corrected file out.

Exit codes: 0 clean, 1 errors found, 2 unreadable (whatever could be read is judged all the same).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.described import CommandParsers, add_command
from bot.cli.terminal_locale import spoken_here
from bot.errors import BotError, UnreadableFileError
from bot.languages import LOCALES
from bot.model import Severity
from bot.visible import visible

if TYPE_CHECKING:
    from bot.translate import Translator
    from bot.validator import Inspection

STDIN = "-"
_LONGEST_NAME = 4096
"""The longest path of Linux."""


def add_to(commands: CommandParsers) -> None:
    """Add the command; it speaks the language of the terminal where none is asked for."""
    command = add_command(
        commands,
        "validate",
        "check account files",
        takes="[FILE ...]",
        more="YAML, JSON, XML packages, spreadsheets, tables and text are read.",
        exits="0 clean, 1 errors found, 2 something could not be read",
        example="ims-doctor validate accounts.xml --locale fr",
    )
    command.add_argument("files", nargs="*", metavar="FILE", help="files to check; - for standard input")
    command.add_argument("--locale", choices=LOCALES, help="language of the report")
    command.add_argument("--format", choices=["text", "json", "sarif", "github"], default="text")
    command.add_argument(
        "--fix", metavar="OUT", help="write a corrected file (of one FILE); a folder keeps the name"
    )
    command.add_argument(
        "--together", action="store_true", help="the files are of one installation: judge them as one"
    )
    command.add_argument("--force", action="store_true", help="let --fix write over a file that is there")
    command.add_argument(
        "--explain",
        metavar="RULE",
        help="print the manual page of a rule, named by its id or by words of it; `all` lists them",
    )
    command.add_argument("--schema", action="store_true", help="print a JSON Schema of account files")
    command.set_defaults(run=lambda options: run_validate(options, options.locale or spoken_here()))


def run_validate(options: argparse.Namespace, locale: str) -> int:
    """Check files, or print what `--schema` or `--explain` ask for. Raises BotError for unknown rules."""
    from bot.translate import translator

    say = translator(locale)
    if options.schema:
        import json

        from bot.validator.json_schema import schema

        print(json.dumps(schema(say), ensure_ascii=False, indent=2))
        return 0
    if options.explain:
        return _explain(options.explain, say)
    if not options.files:
        raise BotError("no file: ims-doctor validate FILE…, or - for standard input")
    if options.fix:
        return _fix(options, say)
    return _check(options, say)


def _check(options: argparse.Namespace, say: Translator) -> int:
    from bot.validator import report

    form = options.format
    inspections: list[Inspection] = []
    unread: list[tuple[str, UnreadableFileError]] = []
    for name, result in _inspected(options.files, options.together):
        if isinstance(result, UnreadableFileError):
            print(report.unreadable_line(name, result, say), file=sys.stderr)
            unread.append((name, result))
        elif isinstance(result, BotError):
            print(f"ims-doctor: {result}", file=sys.stderr)
            unread.append((name, UnreadableFileError(str(result))))
        else:
            inspections.append(result)
    if form == "json" and inspections:
        print(report.as_json(inspections, say))
    elif form == "sarif":
        from bot.app import version

        print(report.as_sarif(inspections, say, unread=unread, version=version()))
    elif form == "github":
        print(report.as_annotations(inspections, say, unread=unread))
    elif form == "text" and inspections:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        print("\n\n".join(report.as_text(inspection, say, colour=colour) for inspection in inspections))
    if unread:
        return 2
    return int(any(inspection.report.count(Severity.ERROR) for inspection in inspections))


def _inspected(files: list[str], together: bool) -> Iterator[tuple[str, Inspection | BotError]]:
    """Each file with what was found in it, or why it could not be read."""
    from bot.validator import inspect_file
    from bot.validator.joint_inspection import inspect_together

    opened: list[tuple[bytes, str]] = []
    for name in files:
        try:
            data = _bytes_of(name)
            if together:
                opened.append((data, name))
            else:
                yield name, inspect_file(data, name)
        except BotError as error:
            yield name, error
    try:
        results = inspect_together(opened) if opened else []
    except UnreadableFileError as error:
        results = [error]
    yield from ((name, result) for (_data, name), result in zip(opened, results, strict=False))


def _fix(options: argparse.Namespace, say: Translator) -> int:
    """Write the corrected file, show what was changed, then check the result."""
    from bot.translate import _
    from bot.validator import inspect_file, report
    from bot.validator.fix import corrected
    from bot.validator.opened import corrected_name

    if len(options.files) != 1:
        raise BotError("--fix takes one file at a time")
    name = options.files[0]
    target = Path(options.fix)
    if _is_there(target) and target.is_dir():
        target /= Path(name).name
    if _is_there(target, Path.is_symlink):
        raise BotError(f"{_shown(str(target))}: is a link; name the file that it leads to")
    if _is_there(target) and not options.force:
        raise BotError(
            f"{_shown(str(target))}: is there already; choose another name, or say --force to write over it"
        )
    data = _bytes_of(name)
    try:
        correction = corrected(data, name)
        target = Path(corrected_name(str(target), correction.data))
        checked = inspect_file(correction.data, str(target))
        is_clean = not checked.report.count(Severity.ERROR)
    except UnreadableFileError as error:
        print(report.unreadable_line(name, error, say), file=sys.stderr)
        return 2
    if _is_there(target) and not options.force:
        raise BotError(
            f"{_shown(str(target))}: is there already; choose another name, or say --force to write over it"
        )
    _write(target, correction.data, None if name == STDIN else Path(name))
    if not correction.changes:
        print(say.text(_("There is nothing in **{file}** that I can correct with certainty.", file=name)))
    for change in correction.changes:
        print(f"{_shown(name)}:{change.line}: {say.text(change.message)}")
    if correction.diff:
        print(correction.diff)
    if not is_clean:
        print(say.text(_("What remains, in the order to fix it:")), end="\n\n")
    print(report.as_text(checked, say, colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR")))
    print(say.text(report.after_fix(checked)))
    return int(not is_clean)


def _shown(name: str) -> str:
    """A file's name as a terminal may show it."""
    return visible(name, _LONGEST_NAME)


def _is_there(path: Path, test: Callable[[Path], bool] = Path.exists) -> bool:
    try:
        return test(path)
    except OSError:
        return False  # writing to it will say why


def _write(target: Path, data: bytes, like: Path | None) -> None:
    """Put the file in place at once, as readable as the one it was made from: it may hold a secret.

    Whatever goes wrong, no copy stays behind. A link is refused: what it leads to is not what was named.
    """
    from bot.atomic_write import replace_file

    try:
        if target.is_symlink():
            raise BotError(f"{_shown(str(target))}: is a link; name the file itself that is to be written")
        replace_file(target, [data], like=like, private=True)
    except OSError as error:
        raise BotError(f"{_shown(str(target))}: cannot be written: {error.strerror}") from error


def _explain(wanted: str, say: Translator) -> int:
    """Print a rule's manual page, or one line of each where several fit."""
    from bot.languages import SOURCE_LOCALE
    from bot.translate import _
    from bot.validator.manual import find, summary
    from bot.validator.report import severity_name

    found = find(wanted, say)
    if not found:
        raise BotError(f"no rule {_shown(wanted)!r}; `--explain all` lists them")
    if len(found) > 1:
        for known in found:
            severity = say.text(severity_name(known.severity))
            print(f"{known.id:28}{say.text(summary(known))} ({severity}, {known.check_id})")
        return 0
    (rule,) = found
    print(
        f"{rule.id} ({say.text(severity_name(rule.severity))}, {rule.check_id})\n\n{say.text(summary(rule))}"
    )
    why = rule.why if say.locale == SOURCE_LOCALE else _documented(rule.check_id, say.locale)
    if why:
        print(f"\n{why}")
    print(f"\n{say.text(_('This passes:'))}\n\n{_indented(rule.passing)}")
    print(f"\n{say.text(_('This fails:'))}\n\n{_indented(rule.failing)}")
    return 0


def _documented(check: str, locale: str) -> str:
    """What the documents say of a check, in the reader's language."""
    from bot import app
    from bot.model import BlockKind

    place = app.load_known().documents.place(check, locale)
    blocks = place.section.blocks if place else ()
    said = next((block for block in blocks if block.kind is BlockKind.PARAGRAPH), None)
    return "".join(span.text for span in said.inline) if said else ""


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def _bytes_of(name: str) -> bytes:
    """The bytes of a file, read no further than the validator would go."""
    from bot.validator.source import LIMIT_BYTES

    try:
        if name == STDIN:
            return sys.stdin.buffer.read(LIMIT_BYTES + 1)
        if Path(name).is_fifo():
            raise BotError(f"{_shown(name)}: is a pipe; read it with - from standard input")
        with Path(name).open("rb") as file:
            return file.read(LIMIT_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise BotError(f"{_shown(name)}: {reason}") from error
