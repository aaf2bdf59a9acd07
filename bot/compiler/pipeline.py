"""The folder `knowledge/` → KnowledgeBase: its pages, and the catalogue bound to their sections."""

from __future__ import annotations

from pathlib import Path

from bot.compiler.catalog import (
    load_entries,
    load_greetings,
    load_off_topic,
    load_other_languages,
    load_senses,
    load_unanswered,
    load_unspecific,
    load_words,
)
from bot.compiler.fact_file import check_facts
from bot.compiler.page.sections import find_section, words
from bot.compiler.page.shipped import compile_shipped
from bot.compiler.section_passages import load_passages
from bot.compiler.tells_file import check_tells
from bot.errors import KnowledgeError
from bot.languages import LOCALES
from bot.model import BlockKind, Entry, KnowledgeBase, Page, Phrases


def compile_folder(folder: Path) -> KnowledgeBase:
    """Compile `folder/docs`, `folder/catalog` and `folder/questions`; quotes of the other files are checked.

    Those are `facts.yaml` and `tells.yaml`. Raises KnowledgeError with path and line.
    """
    pages = compile_shipped(folder / "docs")
    entries = load_entries(folder / "catalog")
    for entry in entries.values():
        _check_bound(folder / "catalog" / f"{entry.id}.yaml", entry, pages)
    check_facts(folder, entries, pages)
    check_tells(folder, entries, pages)
    catalog = folder / "catalog"
    return KnowledgeBase(
        pages,
        entries,
        Phrases.of(load_off_topic(catalog)),
        load_other_languages(catalog),
        load_greetings(catalog),
        load_words(catalog),
        Phrases.of(load_unspecific(catalog)),
        passages=load_passages(folder, entries, pages, load_unanswered(catalog)),
        senses=load_senses(catalog),
    )


def check_languages(folder: Path) -> None:
    """Raise KnowledgeError where the bot speaks a language that has no document."""
    for locale in LOCALES:
        documents = folder / "docs" / locale
        if not any(documents.glob("*.md")):
            raise KnowledgeError(
                documents,
                1,
                f"has no document, but locales/{locale}/ is there; CONTRIBUTING.md says what to add",
            )


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
