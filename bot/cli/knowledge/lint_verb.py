"""`knowledge lint`: what is damaged, missing, left in English, garbled or broken in a documentation.

Exit codes: 0 clean, 1 findings, 2 something could not be read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.described import CommandParsers, add_command
from bot.cli.knowledge.told import tell
from bot.cli.terminal_locale import spoken_here
from bot.errors import BotError
from bot.languages import LOCALES, SOURCE_LOCALE

if TYPE_CHECKING:
    from bot.compiler.lint.linter import Linted


def add_to(verbs: CommandParsers) -> None:
    """Add the verb."""
    parser = add_command(
        verbs,
        "lint",
        "hold the languages of a documentation against each other",
        takes="[SRC ...]",
        more="Reports what is damaged, missing, left in English, garbled or broken.",
        exits="0 clean, 1 findings, 2 something could not be read",
        example="ims-doctor knowledge lint docs.en docs.sv --format html -o health.html",
    )
    parser.add_argument("sources", nargs="*", type=Path, metavar="SRC", help="folder or file")
    parser.add_argument("--format", choices=["text", "json", "sarif", "html", "github"], default="text")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the report there")
    parser.add_argument("--locale", choices=LOCALES, help="language of the html report")
    parser.add_argument("--select", metavar="CODES", help="only these codes, separated by commas; or all")
    parser.add_argument("--ignore", metavar="CODES", help="all but these codes")
    parser.add_argument("--explain", metavar="CODE", help="print what a code means, and stop")
    parser.add_argument("--quiet", action="store_true", help="no progress")
    parser.set_defaults(run=lambda options: _run(options, options.locale or spoken_here()))


def _run(options: argparse.Namespace, locale: str) -> int:
    """Only the html report has a language. Raises BotError for an unknown code."""
    from bot import app
    from bot.compiler.library.progress_bar import Bar
    from bot.compiler.lint import lint_report
    from bot.compiler.lint.linter import lint
    from bot.compiler.lint.rules import manual
    from bot.translate import translator

    known = manual()
    if options.explain:
        print(known[_known_codes(options.explain, known)[0]])
        return 0
    if not options.sources:
        raise BotError("nothing to check: ims-doctor knowledge lint SRC…")
    with Bar("checking", quiet=options.quiet or options.format != "text") as bar:
        linted = lint(
            options.sources,
            select=_known_codes(options.select, known),
            ignore=_known_codes(options.ignore, known),
            progress=bar,
        )
    say = translator(SOURCE_LOCALE)
    tell(linted.problems)
    if options.format == "json":
        written = lint_report.as_json(linted.findings, say)
    elif options.format == "sarif":
        written = lint_report.as_sarif(linted.findings, say, app.version(), linted.problems)
    elif options.format == "github":
        written = lint_report.as_annotations(linted.findings, say, linted.problems)
    elif options.format == "html":
        written = _board(linted, locale)
    else:
        tell(linted.notes, "note: ")
        is_told = bool(linted.findings or not linted.problems)
        colour = sys.stdout.isatty() and not options.output
        written = lint_report.as_text(linted.findings, say, colour=colour) if is_told else ""
    _put(written, options.output)
    if linted.problems:
        return 2
    return int(bool(linted.findings))


def _board(linted: Linted, locale: str) -> str:
    from bot.channel.web.board_page import as_file
    from bot.compiler.lint.board import Board

    return as_file(Board(linted.gathered, linted.findings, linted.problems), locale)


def _put(written: str, output: Path | None) -> None:
    """Print a report, or write it into a file."""
    if output is None:
        print(written, end="\n" if written else "")
        return
    try:
        output.write_text(written + "\n", encoding="utf-8")
    except OSError as error:
        raise BotError(f"{output}: cannot be written: {error.strerror}") from error


def _known_codes(written: str | None, known: Collection[str]) -> list[str]:
    codes = [code.strip() for code in (written or "").split(",") if code.strip()]
    if codes == ["all"]:
        return list(known)
    for code in codes:
        if code not in known:
            raise BotError(f"no code {code!r}; there are {', '.join(known)}")
    return codes
