"""Sources → the pages in them: files read, their language and traits known, grouped, addresses found.

What is known of a file's content is remembered by its hash, so that a second look costs little.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from bot import resources
from bot.compiler.page.compile import Surroundings
from bot.compiler.page.identify import Member, Traits, group, page_keys, read_traits
from bot.compiler.page.links import public_addresses
from bot.languages import SOURCE_LOCALE
from bot.model import Record
from bot.sources.collect import EMPTY, FoundFile, Problem, decoded, find_pages, read_text
from bot.sources.page_language import locale_of, normalised


class PageFiles(Record, frozen=True):
    """The files of one page, by locale, under the key that it gets."""

    key: str
    members: tuple[Member, ...]


class Gathered(Record, frozen=True):
    """All pages of the sources. `data` and `hashes` belong to `Member.number`.

    `problems` are files that were passed over (wholly or their front matter), `notes` what costs nothing:
    keys that several pages share, files without a word in them.
    """

    pages: tuple[PageFiles, ...]
    files: tuple[FoundFile, ...]
    hashes: tuple[bytes, ...]
    traits: dict[bytes, Traits]
    around: Surroundings
    tocs: bytes
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]

    def text(self, member: Member) -> str:
        """The text of a file."""
        text = decoded(self.files[member.number].data)
        return text if isinstance(text, str) else ""


def gather(
    sources: Sequence[Path], shipped_toc: str, known: Mapping[bytes, Traits] | None = None
) -> Gathered:
    """Everything below the sources. Never raises for what is in them."""
    files, tocs, problems = find_pages(sources)
    notes: list[Problem] = []
    hashes = tuple(digest(file.data) for file in files)
    traits: dict[bytes, Traits] = {}
    members: list[Member] = []
    seen: set[tuple[str, str, bytes]] = set()
    for number, (file, content) in enumerate(zip(files, hashes, strict=True)):
        found = (known or {}).get(content)
        if found is None:
            text = decoded(file.data)
            if isinstance(text, tuple):
                (notes if text == EMPTY else problems).append(Problem(file.shown, *text))
                continue
            found = read_traits(text)
        if found.fault:
            problems.append(Problem(file.shown, found.fault_line, found.fault))
        traits[content] = found
        locale, neutral = locale_of(file.root, file.path, normalised(found.declared) or found.spoken)
        if (locale, neutral, content) in seen:
            continue
        seen.add((locale, neutral, content))
        members.append(Member(number, locale, file.path, file.shown, neutral, found))
    pages, conflicts = group(members)
    keys = page_keys(pages)
    addresses = _addresses(tocs, files, members)
    by_name = _shipped_addresses(shipped_toc)
    seed = [*sorted(f"{path}\0{url}" for path, url in addresses.items()), shipped_toc]
    return Gathered(
        tuple(
            PageFiles(key, tuple(page))
            for key, page in sorted(zip(keys, pages, strict=True), key=lambda pair: pair[0])
        ),
        tuple(files),
        hashes,
        traits,
        Surroundings(addresses, by_name),
        digest("\0".join(seed).encode()),
        tuple(sorted(problems, key=lambda problem: (problem.path, problem.line))),
        (*notes, *conflicts),
    )


def _addresses(
    tocs: Mapping[str, str], files: Sequence[FoundFile], members: Sequence[Member]
) -> dict[str, str]:
    """Paths without language → public addresses, from every table of contents in the sources."""
    neutral_of = {files[member.number].shown: member.neutral for member in members}
    addresses: dict[str, str] = {}
    for place in sorted(tocs):
        folder = place.removeprefix("./").replace("\\", "/").rpartition("/")[0]
        for path, url in public_addresses(tocs[place]).items():
            neutral = neutral_of.get(f"{folder}/{path}")
            if neutral:
                addresses.setdefault(neutral, url)
    return addresses


def _shipped_addresses(toc: str) -> dict[str, str]:
    """The pages that ship, by the anchor of their first heading, else by name → public addresses."""
    found: dict[str, str] = {}
    for path, url in public_addresses(toc).items():
        ours = resources.knowledge() / "docs" / SOURCE_LOCALE / path
        anchor = read_traits(read_text(ours)).anchor if ours.is_file() else ""
        found[anchor or PurePosixPath(path).stem] = url
    return found


def digest(data: bytes) -> bytes:
    """What tells contents apart: 16 bytes."""
    return hashlib.blake2b(data, digest_size=16).digest()
