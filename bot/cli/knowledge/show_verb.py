"""`knowledge show`: an entry or page as the bot knows it, or what there is.

Exit codes: 0, or 2 where there is no such thing.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.described import CommandParsers, add_command
from bot.cli.terminal_locale import spoken_here
from bot.errors import BotError
from bot.languages import LOCALES, SOURCE_LOCALE
from bot.model import DOC, Page, Section, section_id, section_of

if TYPE_CHECKING:
    from bot.compiler.library.library import Library


def add_to(verbs: CommandParsers) -> None:
    """Add the verb."""
    parser = add_command(
        verbs,
        "show",
        "print an entry or page as the bot knows it, or list them",
        takes="[ID]",
        more="Without ID it lists what there is. With --knowledge it shows what that file knows by itself.",
        example="ims-doctor knowledge show check/callback-url --locale ko",
    )
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="such as check/callback-url, doc/ims-troubleshooting or doc/ims-troubleshooting#scopes",
    )
    parser.add_argument("--locale", help="language (default: that of this terminal)")
    parser.add_argument("--knowledge", type=Path, metavar="KB", help="a file that `build` wrote")
    parser.set_defaults(run=lambda options: _run(options, options.locale or spoken_here()))


def _run(options: argparse.Namespace, locale: str) -> int:
    """Of one file what it knows by itself, else what the bot knows.

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
    key, section = section_of(wanted)
    library = Library.open(added) if added else None
    versions = {**(_versions(library, key) if library else {}), **pages.get(key, {})}
    return _show_place(versions, section, wanted, locale)


def _show_library(library: Library, wanted: str | None, locale: str) -> int:
    if not wanted:
        for key in library.pages():
            head = library.head(key, _nearest(library.locales(key), locale))
            print(f"{section_id(key):36}{head.title if head else ''}  ({', '.join(library.locales(key))})")
        return 0
    key, section = section_of(wanted)
    if not wanted.startswith(DOC):
        from bot import app

        entry = app.load_knowledge().knowledge.entries.get(wanted)
        if not entry:
            raise BotError(f"no entry {wanted!r}; `ims-doctor knowledge show` lists them")
        key, section = entry.page, entry.section
    return _show_place(_versions(library, key), section, wanted, locale)


def _versions(library: Library, key: str) -> dict[str, Page]:
    pages = {locale: library.page(key, locale) for locale in library.locales(key)}
    return {locale: page for locale, page in pages.items() if page}


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
            print("→ " + ", ".join(section_id(page.anchor, key) for key in one.points_to) + "\n")
    print(page.url or page.path)
