"""`ims-doctor knowledge build | lint | show | check`: documentation in, a knowledge base or a report out.

Exit codes. build: 0 all of it, 1 built without what could not be read, 2 nothing built. lint: 0 clean,
1 findings, 2 something could not be read. show: 0, or 2 where there is no such thing. check: 0 nothing open,
1 something is, 2 something could not be read.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.described import CommandParsers, add_command
from bot.cli.terminal_locale import spoken_here
from bot.errors import BotError
from bot.languages import LOCALES, SOURCE_LOCALE
from bot.model import Page, Section

if TYPE_CHECKING:
    from bot.compiler.freshness import Published, PublishedChange
    from bot.compiler.library.library import Library
    from bot.compiler.lint.linter import Linted


def add_to(commands: CommandParsers) -> None:
    """Add the command with its four verbs."""
    knowledge = commands.add_parser("knowledge", help="compile, check and look at documentation")
    verbs = knowledge.add_subparsers(required=True, metavar="VERB")
    build = add_command(
        verbs,
        "build",
        "compile folders of documentation into one knowledge base",
        takes="-o KB SRC ...",
        more="They may be in any number of languages. Running it again recompiles only what changed.",
        exits="0 all of it, 1 built without what could not be read, 2 nothing built",
        example="ims-doctor knowledge build docs.en docs.sv -o docs.kb",
    )
    build.add_argument("sources", nargs="+", type=Path, metavar="SRC", help="folder or file")
    build.add_argument("-o", "--output", type=Path, required=True, metavar="KB", help="the file to write")
    build.add_argument("--quiet", action="store_true", help="no progress and no summary")
    build.set_defaults(run=run_build)

    lint = add_command(
        verbs,
        "lint",
        "hold the languages of a documentation against each other",
        takes="[SRC ...]",
        more="Reports what is damaged, missing, left in English, garbled or broken.",
        exits="0 clean, 1 findings, 2 something could not be read",
        example="ims-doctor knowledge lint docs.en docs.sv --format html -o health.html",
    )
    lint.add_argument("sources", nargs="*", type=Path, metavar="SRC", help="folder or file")
    lint.add_argument("--format", choices=["text", "json", "sarif", "html", "github"], default="text")
    lint.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the report there")
    lint.add_argument("--locale", choices=LOCALES, help="language of the html report")
    lint.add_argument("--select", metavar="CODES", help="only these codes, separated by commas; or all")
    lint.add_argument("--ignore", metavar="CODES", help="all but these codes")
    lint.add_argument("--explain", metavar="CODE", help="print what a code means, and stop")
    lint.add_argument("--quiet", action="store_true", help="no progress")
    lint.set_defaults(run=lambda options: run_lint(options, options.locale or spoken_here()))

    show = add_command(
        verbs,
        "show",
        "print an entry or page as the bot knows it, or list them",
        takes="[ID]",
        more="Without ID it lists what there is. With --knowledge it shows what that file knows by itself.",
        example="ims-doctor knowledge show check/callback-url --locale ko",
    )
    show.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="such as check/callback-url, doc/ims-troubleshooting or doc/ims-troubleshooting#scopes",
    )
    show.add_argument("--locale", help="language (default: that of this terminal)")
    show.add_argument("--knowledge", type=Path, metavar="KB", help="a file that `build` wrote")
    show.set_defaults(run=lambda options: run_show(options, options.locale or spoken_here()))

    check = add_command(
        verbs,
        "check",
        "compare the shipped documents with a newer checkout of the published ones",
        takes="DIR",
        more="Lists what was added, changed or dropped, by section, in the pages that their facts are from.",
        exits="0 nothing open, 1 something is open, 2 something could not be read",
        example="ims-doctor knowledge check ../campaign-classic.en",
    )
    check.add_argument("checkout", type=Path, metavar="DIR", help="a checkout of the published documentation")
    check.add_argument("--format", choices=["text", "json"], default="text")
    check.add_argument(
        "--record",
        nargs=2,
        metavar=("DATE", "COMMIT"),
        help="the documents have been brought up to date: note this state of the checkout",
    )
    check.set_defaults(run=run_check)


def run_build(options: argparse.Namespace) -> int:
    """`knowledge build`, with the matcher's index in the file."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # read by NumPy's libraries; more threads only wait for each other
    from bot.compiler.library.build import build  # here and below: heavy, for these verbs only
    from bot.compiler.library.progress_bar import Bar
    from bot.matcher import index

    begun = time.perf_counter()
    with Bar("building", quiet=options.quiet) as bar:
        built = build(options.sources, options.output, extend=index.build, progress=bar)
    _tell(built.problems, "")
    if not options.quiet:
        _tell(built.notes, "note: ")
        size = options.output.stat().st_size / 1e6
        print(
            f"{options.output}: {built.pages} pages, {built.texts} texts in "
            f"{', '.join(built.locales)}; {built.recompiled} compiled anew, {built.repaired} damaged values "
            f"put right; {size:.1f} MB in {time.perf_counter() - begun:.1f} s",
            file=sys.stderr,
        )
    return int(bool(built.problems))


def run_lint(options: argparse.Namespace, locale: str) -> int:
    """`knowledge lint`; only the html report has a language. Raises BotError for an unknown code."""
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
    _tell(linted.problems, "")
    if options.format == "json":
        written = lint_report.as_json(linted.findings, say)
    elif options.format == "sarif":
        written = lint_report.as_sarif(linted.findings, say, app.version(), linted.problems)
    elif options.format == "github":
        written = lint_report.as_annotations(linted.findings, say, linted.problems)
    elif options.format == "html":
        written = _board(linted, locale)
    else:
        _tell(linted.notes, "note: ")
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


def _tell(problems: Sequence[object], prefix: str) -> None:
    for problem in problems:
        print(f"{prefix}{problem}", file=sys.stderr)


def run_check(options: argparse.Namespace) -> int:
    """`knowledge check`."""
    from bot import resources
    from bot.compiler import freshness

    knowledge = resources.knowledge()
    published = freshness.load_published(knowledge)
    scopes = freshness.scopes_of(knowledge / "docs")
    checkout = freshness.read_checkout(options.checkout, published, scopes)
    _tell(checkout.problems, "")
    if checkout.problems:
        return 2
    if options.record:
        day, commit = options.record
        published = freshness.record(knowledge, published, checkout, scopes, (_day(day), commit))
    changes = freshness.compare(published, checkout, scopes)
    print(freshness.as_json(published, changes) if options.format == "json" else _as_text(published, changes))
    return int(bool(changes))


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise BotError(f"{written!r} is no date; write it as 2026-08-19") from error


def _as_text(published: Published, changes: Sequence[PublishedChange]) -> str:
    state = f"the state of {published.date}, commit {published.commit[:8]}"
    if not changes:
        return f"Nothing open in {len(published.pages)} pages since {state}."
    return "\n".join([*map(str, changes), f"{len(changes)} open since {state}."])


def run_show(options: argparse.Namespace, locale: str) -> int:
    """`knowledge show`: of one file what it knows by itself, else what the bot knows.

    Raises BotError for an id or a language that there is not.
    """
    from bot.compiler.library.library import Library

    if locale not in LOCALES and not options.knowledge:
        raise BotError(f"locale {locale!r}; the bot speaks {', '.join(LOCALES)}")
    if options.knowledge:
        return _show_library(Library.open(options.knowledge), options.id, locale)
    added = os.environ.get("IMS_DOCTOR_KNOWLEDGE")
    return _show_known(Path(added) if added else None, options.id, locale)


def _show_known(added: Path | None, wanted: str | None, locale: str) -> int:
    from bot import app
    from bot.channel.plain_text import render
    from bot.compiler.library.library import Library
    from bot.dialogue.answers.entry import show_reply

    documents = app.load_known(added).documents
    pages = documents.knowledge.pages
    if not wanted:
        for entry_id in documents.entries:
            print(f"{entry_id:36}{documents.title(entry_id, locale)}")
        for anchor, versions in pages.items():
            print(f"{'doc/' + anchor:36}{_best(versions, locale).title}")
        return _show_library(Library.open(added), None, locale) if added else 0
    if wanted in documents.entries and (reply := show_reply(documents, wanted, locale)):
        print(render(reply.blocks))
        return 0
    key, section = _place(wanted)
    library = Library.open(added) if added else None
    versions = {**(_versions(library, key) if library else {}), **pages.get(key, {})}
    return _show_place(versions, section, wanted, locale)


def _show_library(library: Library, wanted: str | None, locale: str) -> int:
    if not wanted:
        for key in library.pages():
            head = library.head(key, _nearest(library.locales(key), locale))
            print(f"{'doc/' + key:36}{head.title if head else ''}  ({', '.join(library.locales(key))})")
        return 0
    key, section = _place(wanted)
    if not wanted.startswith("doc/"):
        from bot import app

        entry = app.load_knowledge().knowledge.entries.get(wanted)
        if not entry:
            raise BotError(f"no entry {wanted!r}; `ims-doctor knowledge show` lists them")
        key, section = entry.page, entry.section
    return _show_place(_versions(library, key), section, wanted, locale)


def _versions(library: Library, key: str) -> dict[str, Page]:
    pages = {locale: library.page(key, locale) for locale in library.locales(key)}
    return {locale: page for locale, page in pages.items() if page}


def _place(wanted: str) -> tuple[str, str]:
    page, _hash, section = wanted.removeprefix("doc/").partition("#")
    return page, section


def _show_place(versions: dict[str, Page], section: str, wanted: str, locale: str) -> int:
    """Print a page, or a section of it, in the reader's language or the nearest that has it."""
    having = {one: page for one, page in versions.items() if not section or _find(page, section)}
    if not having:
        raise BotError(f"there is no {wanted!r}; `ims-doctor knowledge show` lists what there is")
    _print_page(_best(having, locale), section, locale)
    return 0


def _best(versions: dict[str, Page], locale: str) -> Page:
    return versions[_nearest(tuple(versions), locale)]


def _nearest(locales: Sequence[str], locale: str) -> str:
    """The reader's language, else English, else what there is."""
    return next((one for one in (locale, SOURCE_LOCALE) if one in locales), min(locales))


def _find(page: Page, key: str) -> Section | None:
    return next((one for one in (*page.sections, *page.parts) if one.key == key), None)


def _print_page(page: Page, section: str, locale: str) -> None:
    from bot.channel.plain_text import render
    from bot.dialogue import blocks
    from bot.dialogue.answers.entry import foreign_notice
    from bot.translate import _, translator

    say = translator(locale)
    if page.locale in LOCALES and page.locale != locale:
        print(render([foreign_notice(say, page.locale)]) + "\n")
    elif page.locale != locale:
        print(say.text(_("The documentation has this in {language} only.", language=page.locale)) + "\n")
    found = _find(page, section) if section else None
    for one in [found] if found else page.sections:
        print(render([blocks.title(one.title), *one.blocks]) + "\n")
        if one.points_to:
            print("→ " + ", ".join(f"doc/{page.anchor}#{key}" for key in one.points_to) + "\n")
    print(page.url or page.path)
