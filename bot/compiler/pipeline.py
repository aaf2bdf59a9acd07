"""The folder `knowledge/` → KnowledgeBase: read, parse, cut into sections, bind the catalogue, check."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path, PurePosixPath

from bot.compiler.catalog import (
    load_entries,
    load_greetings,
    load_off_topic,
    load_other_languages,
    load_unspecific,
    load_words,
)
from bot.compiler.links import in_language, public_addresses, readable_links
from bot.compiler.sections import split_sections, words
from bot.errors import KnowledgeError
from bot.model import LOCALES, BlockKind, Entry, KnowledgeBase, Page, Section
from bot.sources.collect import SourceFile, collect, read_text
from bot.sources.markdown import parse


def compile_folder(folder: Path) -> KnowledgeBase:
    """Compile `folder/docs` and `folder/catalog`. Raises KnowledgeError with path and line."""
    pages = compile_pages_of(folder / "docs")
    entries = load_entries(folder / "catalog")
    for entry in entries.values():
        _check_bound(folder / "catalog" / f"{entry.id}.yaml", entry, pages)
    catalog = folder / "catalog"
    return KnowledgeBase(
        pages,
        entries,
        load_off_topic(catalog),
        load_other_languages(catalog),
        load_greetings(catalog),
        load_words(catalog),
        load_unspecific(catalog),
    )


def compile_pages_of(docs: Path) -> dict[str, dict[str, Page]]:
    """The pages that ship: anchor → locale → page. Raises KnowledgeError with path and line."""
    addresses = public_addresses(read_text(docs / "TOC.md"))
    pages: dict[str, dict[str, Page]] = {}
    for file in collect(docs):
        page = compile_page(file, addresses)
        if file.locale in (there := pages.setdefault(page.anchor, {})):
            raise KnowledgeError(
                file.path, 1, f"the page {{#{page.anchor}}} is also {there[file.locale].path}"
            )
        there[file.locale] = page
    return pages


def compile_page(file: SourceFile, addresses: dict[str, str]) -> Page:
    """One file as a page. Raises KnowledgeError where the table of contents does not have it."""
    document = parse(file.text)
    sections = split_sections(file, document)
    name = str(PurePosixPath(file.path).relative_to(file.locale))
    if name not in addresses:
        raise KnowledgeError(file.path, 1, "does not stand in TOC.md; add it there")
    return Page(
        sections[0].key,
        file.locale,
        sections[0].title,
        file.path,
        in_language(addresses[name], file.locale),
        tuple(Section(s.key, s.title, s.level, readable_links(s.blocks), s.path, s.line) for s in sections),
        updated=_date(document.front_matter.keys.get("last-update", "")),
    )


def _date(written: str) -> date | None:
    """A date as front matter has it, `2026-11-20`; None for any other form."""
    with suppress(ValueError):
        return date.fromisoformat(written)
    return None


def _check_bound(path: Path, entry: Entry, pages: dict[str, dict[str, Page]]) -> None:
    """An entry's section is there, and says every value that the entry fixes, in every language."""
    if entry.page not in pages:
        raise KnowledgeError(path, 1, f"no document has the page {{#{entry.page}}}")
    found = False
    for locale in LOCALES:
        page = pages[entry.page].get(locale)
        section = find_section(page, entry.section) if page else None
        if not section:
            continue
        found = True
        text = f"{section.title}\n{words(section.blocks)}"
        for value in entry.values:
            if value not in text:
                raise KnowledgeError(
                    section.path, section.line, f"section {{#{section.key}}} must say {value!r}"
                )
        steps = sum(len(block.items) for block in section.blocks if block.kind is BlockKind.STEPS)
        if not 0 <= entry.remedy <= steps:
            raise KnowledgeError(
                path, 1, f"remedy {entry.remedy}: section {{#{section.key}}} has {steps} steps"
            )
    if not found:
        raise KnowledgeError(path, 1, f"{{#{entry.page}}} has no section {{#{entry.section}}}")


def find_section(page: Page, key: str) -> Section | None:
    """The section of a page by its anchor."""
    return next((section for section in page.sections if section.key == key), None)
