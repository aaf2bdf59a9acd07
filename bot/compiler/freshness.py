"""Which published state the shipped documents are from, and what a newer checkout says differently.

`knowledge/published.yaml` holds, of every published page that facts were taken from, a digest a section.
A newer checkout is cut the same way; what was added, changed or dropped there since is a `PublishedChange`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path, PurePosixPath

import msgspec
import yaml

from bot.compiler.library.packed import put_in_place
from bot.compiler.page.links import public_addresses
from bot.compiler.page.sections import bold_titles, draft_sections, slug, split_at, words
from bot.errors import KnowledgeError
from bot.languages import SOURCE_LOCALE
from bot.model import Record
from bot.sources.collect import FoundFile, Problem, collect, decoded, find_pages, read_text
from bot.sources.front_matter import read_front_matter
from bot.sources.markdown import parse
from bot.sources.page_language import locale_of, normalised, spoken

PUBLISHED = "published.yaml"
TAKEN_FROM = "published-pages"
"""The key of a shipped page's front matter: the published pages, or sections of pages (`page.md#section`),
that its facts are from."""

_DIGEST_BYTES = 8
"""Enough to tell some hundred texts apart, and short enough for a front matter."""
_HEAD = """\
# The published state that the shipped documents are from: of every page, a digest a section.
# Written by `ims-doctor knowledge check DIR --record`; `watch` names the groups of the published table of
# contents that belong to the subject, so that a new page in them is noticed.
"""


class ChangeKind(StrEnum):
    """What became of a section or page."""

    ADDED = "added"
    CHANGED = "changed"
    DROPPED = "dropped"


class PublishedChange(Record, frozen=True):
    """A difference to look at, and the shipped pages that have facts from there.

    `section` is empty for a whole page.
    """

    kind: ChangeKind
    page: str
    section: str
    title: str
    documents: tuple[str, ...]

    def __str__(self) -> str:
        place = f"{self.page}#{self.section}" if self.section else self.page
        titled = f" ({self.title})" if self.title else ""
        concerned = f", see {', '.join(self.documents)}" if self.documents else ""
        return f"{self.kind} {place}{titled}{concerned}"


class Published(Record, frozen=True, forbid_unknown_fields=True):
    """`published.yaml`. `pages` maps path below `help/` → section → digest."""

    date: date
    commit: str
    watch: tuple[str, ...]
    pages: dict[str, dict[str, str]]


class Scope(Record, frozen=True):
    """What of a published page matters here: to which shipped documents, and which sections (none: all)."""

    documents: tuple[str, ...] = ()
    sections: frozenset[str] = frozenset()

    def has(self, section: str) -> bool:
        """Whether a section of the page matters."""
        return not self.sections or section in self.sections


class Checkout(Record, frozen=True):
    """The English pages of a checkout that matter here: path → section → (title, digest)."""

    pages: dict[str, dict[str, tuple[str, str]]]
    listed: dict[str, str]
    """Path of each page in its table of contents ↦ public address."""
    problems: tuple[Problem, ...]


def load_published(knowledge: Path) -> Published:
    """What `knowledge/published.yaml` says. Raises KnowledgeError."""
    path = knowledge / PUBLISHED
    text = read_text(path)
    try:
        return msgspec.convert(yaml.safe_load(text), Published)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise KnowledgeError(path, 1, f"is not what `knowledge check --record` writes: {error}") from error


def read_checkout(folder: Path, published: Published, scopes: Mapping[str, Scope]) -> Checkout:
    """The pages of the subject in a checkout: those known, those named by documents, those newly listed.

    Raises KnowledgeError where no page of them is there in English.
    """
    files, tocs, problems = find_pages([folder])
    if problems and not files:
        raise KnowledgeError(problems[0].path, problems[0].line, problems[0].problem)
    listed = _listed(tocs)
    wanted = {
        *published.pages,
        *scopes,
        *(page for page in listed if _is_watched(listed[page], published.watch)),
    }
    pages: dict[str, dict[str, tuple[str, str]]] = {}
    unread: list[Problem] = []
    for file, page in _english(files, wanted):
        text = decoded(file.data)
        if isinstance(text, tuple):
            unread.append(Problem(file.shown, *text))
        else:
            pages.setdefault(page, sections_of(text))
    if not pages and not unread:
        raise KnowledgeError(
            folder, 1, "none of the published pages is here in English; give the folder of a checkout"
        )
    return Checkout(pages, listed, tuple(unread))


def compare(published: Published, checkout: Checkout, scopes: Mapping[str, Scope]) -> list[PublishedChange]:
    """What the checkout says that the shipped documents have not been held against, page by page.

    Pages that could not be read are problems of the checkout, no changes.
    """
    unread = {problem.path for problem in checkout.problems}
    changes: list[PublishedChange] = []
    for page, before in published.pages.items():
        scope = scopes.get(page, Scope())
        if page in checkout.pages:
            changes += _changes(page, before, checkout.pages[page], scope)
        elif not any(path.endswith(f"/{page}") for path in unread):
            changes.append(PublishedChange(ChangeKind.DROPPED, page, "", "", scope.documents))
    for page in sorted(checkout.pages.keys() - published.pages.keys()):
        title = next(iter(checkout.pages[page].values()))[0]
        changes.append(PublishedChange(ChangeKind.ADDED, page, "", title, ()))
    return changes


def _changes(
    page: str, before: Mapping[str, str], now: Mapping[str, tuple[str, str]], scope: Scope
) -> Iterator[PublishedChange]:
    for section, (title, digest) in now.items():
        if scope.has(section) and before.get(section) != digest:
            kind = ChangeKind.CHANGED if section in before else ChangeKind.ADDED
            yield PublishedChange(kind, page, section, title, scope.documents)
    for section in before:
        if section not in now:
            yield PublishedChange(ChangeKind.DROPPED, page, section, "", scope.documents)


def as_json(published: Published, changes: Sequence[PublishedChange]) -> str:
    """The report as docs/contract.md fixes it."""
    report = {
        "published": {"date": published.date.isoformat(), "commit": published.commit},
        "pages": len(published.pages),
        "open": [
            {
                "change": change.kind,
                "page": change.page,
                "section": change.section,
                "title": change.title,
                "documents": change.documents,
            }
            for change in changes
        ],
    }
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode()


def record(
    knowledge: Path,
    published: Published,
    checkout: Checkout,
    scopes: Mapping[str, Scope],
    state: tuple[date, str],
) -> Published:
    """Write down that the shipped documents have been held against this checkout, of `state` (date, commit).

    Raises KnowledgeError where the file cannot be written.
    """
    pages = {
        page: {
            section: digest
            for section, (_title, digest) in checkout.pages[page].items()
            if scopes[page].has(section)
        }
        for page in sorted(checkout.pages.keys() & scopes.keys())
    }
    written = Published(*state, published.watch, pages)
    data = yaml.safe_dump(msgspec.to_builtins(written), sort_keys=False, allow_unicode=True, width=110)
    put_in_place(knowledge / PUBLISHED, [(_HEAD + data).encode()])
    return written


def scopes_of(docs: Path) -> dict[str, Scope]:
    """What the shipped pages say in their front matter that they have facts from, by published page."""
    documents: dict[str, list[str]] = {}
    sections: dict[str, set[str]] = {}
    for file in collect(docs):
        if file.locale != SOURCE_LOCALE:
            continue
        for place in taken_from(file.text):
            page, _hash, section = place.partition("#")
            named = documents.setdefault(page, [])
            if (name := PurePosixPath(file.path).stem) not in named:
                named.append(name)
            sections.setdefault(page, set()).add(section)
    return {
        page: Scope(tuple(named), frozenset() if "" in sections[page] else frozenset(sections[page]))
        for page, named in documents.items()
    }


def taken_from(text: str) -> tuple[str, ...]:
    """The published pages and sections that a shipped page names in its front matter."""
    written = read_front_matter(text).keys.get(TAKEN_FROM, "")
    return tuple(place.strip() for place in written.split(",") if place.strip())


def sections_of(text: str) -> dict[str, tuple[str, str]]:
    """A published page cut at its headings and bold titles: key ↦ title and digest of the words."""
    document = parse(text)
    found: dict[str, tuple[str, str]] = {}
    times: Counter[str] = Counter()
    for draft in draft_sections(document, document.front_matter.keys.get("title", ""), ""):
        for piece in split_at(draft, bold_titles(draft.blocks)):
            key = piece.anchor or slug(piece.title)
            times[key] += 1
            unique = f"{key}-{times[key]}" if times[key] > 1 else key
            found[unique] = (piece.title, _digest(piece.title, words(piece.blocks)))
    return found


def _digest(title: str, text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFC", f"{title}\n{text}").split())
    return blake2b(plain.encode(), digest_size=_DIGEST_BYTES).hexdigest()


def _listed(tocs: Mapping[str, str]) -> dict[str, str]:
    """The pages of every English table of contents ↦ their addresses."""
    addresses: dict[str, str] = {}
    for place in sorted(tocs):
        if locale_of("", place.replace("\\", "/").lstrip("/"), spoken(tocs[place]))[0] == SOURCE_LOCALE:
            addresses |= public_addresses(tocs[place])
    return addresses


def _is_watched(address: str, groups: Sequence[str]) -> bool:
    return any(f"/{group}/" in address for group in groups)


def _english(files: Sequence[FoundFile], wanted: set[str]) -> Iterator[tuple[FoundFile, str]]:
    """The files that are one of the wanted pages, in English; a path may have folders in front."""
    names = {PurePosixPath(page).name for page in wanted}
    for file in files:
        if PurePosixPath(file.path).name not in names:
            continue
        page = next((page for page in wanted if f"/{file.path}".endswith(f"/{page}")), "")
        if page and _locale(file) == SOURCE_LOCALE:
            yield file, page


def _locale(file: FoundFile) -> str:
    text = file.data.decode("utf-8", "replace")
    keys = read_front_matter(text).keys
    declared = next((keys[key] for key in ("locale", "lang", "language") if keys.get(key)), "")
    return locale_of(file.root, file.path, normalised(declared) or spoken(text))[0]
