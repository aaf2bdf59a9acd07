"""`build(sources, path)`: whole checkouts of documentation → one knowledge base file.

Pages are compiled independently, in parallel where there are enough of them; what an earlier file has of a
page whose files, addresses and compiler have not changed is taken over as it is. The same input gives the
same bytes whichever way it was built.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from bot import resources
from bot.compiler.digest import code_digest, index_digest
from bot.compiler.library.gather import Gathered, PageFiles, digest, gather
from bot.compiler.library.library import Earlier, Extend, Library
from bot.compiler.library.packed import StoredPage, pack, pack_pieces, put_in_place
from bot.compiler.library.parallel import Progress, in_parallel
from bot.compiler.library.stored import encode_page
from bot.compiler.page.aligned import AlignedPage
from bot.compiler.page.compile import compile_aligned, read_version
from bot.compiler.page.identify import Traits
from bot.compiler.page.literals import settle
from bot.compiler.page.shipped import shipped_page, shipped_texts
from bot.errors import KnowledgeError
from bot.model import Record
from bot.sources.collect import Problem, read_text

STATE = "build"


class Built(Record, frozen=True):
    """What a build did."""

    pages: int
    texts: int
    locales: tuple[str, ...]
    recompiled: int
    repaired: int
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


class _State(Record, frozen=True, array_like=True):
    """What a file remembers of how it was built: of each page what it came from, and its damaged values."""

    pages: dict[str, tuple[bytes, int]]
    traits: dict[bytes, Traits]
    index: bytes = b""


def build(
    sources: Sequence[Path],
    path: Path,
    *,
    extend: Extend | None = None,
    progress: Progress | None = None,
    processes: int | None = None,
) -> Built:
    """Compile everything below `sources` into `path`.

    `extend` is called with the library in memory and returns what else the file shall hold; what it made of
    an earlier state is handed to it, so the file may then differ in that from one made at once. Raises
    KnowledgeError where there is no page at all or the file cannot be written; the old file then stays.
    """
    old, state = _earlier(path)
    docs = resources.knowledge() / "docs"
    gathered = gather(sources, read_text(docs / "TOC.md"), state.traits)
    if not gathered.pages:
        first = next(iter((*gathered.problems, *gathered.notes)), Problem(str(path), 1, "no page"))
        raise KnowledgeError(first.path, first.line, first.problem)
    seed = code_digest(docs) + gathered.tocs
    prints = {page.key: _fingerprint(page, gathered, seed) for page in gathered.pages}
    known = state.pages if old else {}
    same = {key: known[key] for key in prints if key in known and known[key][0] == prints[key]}
    changed = [page for page in gathered.pages if page.key not in same]
    index = index_digest() if extend else b""
    if old and not changed and len(same) == len(known) and state.index == index:
        return _unchanged(old, gathered, known)
    stored = [page for key in same for page in old.stored(key)] if old else []
    made = dict(same)
    for page, (versions, repairs) in zip(
        changed, in_parallel(_compile, changed, gathered, progress, processes), strict=True
    ):
        stored += versions
        made[page.key] = (prints[page.key], repairs)
    remembered = _State(dict(sorted(made.items())), dict(sorted(gathered.traits.items())), index)
    blobs: dict[str, bytes] = {STATE: msgspec.msgpack.encode(remembered)}
    if extend:
        before = _computed_before(old, changed, known) if old and state.index == index else None
        blobs |= extend(Library(pack(stored, blobs)), before)
    del old
    put_in_place(path, pack_pieces(stored, blobs))
    return Built(
        len(gathered.pages),
        len(stored),
        tuple(sorted({page.locale for page in stored})),
        len(changed),
        sum(repairs for _print, repairs in made.values()),
        gathered.problems,
        gathered.notes,
    )


def _computed_before(old: Library, changed: Sequence[PageFiles], known: Mapping[str, object]) -> Earlier:
    """What else an earlier file holds; nothing of it where a piece is damaged."""
    try:
        blobs = {name: old.blob(name) for name in old.blobs() if name != STATE}
    except KnowledgeError:
        blobs = {}
    return Earlier(blobs, frozenset(page.key for page in changed if page.key in known))


def _unchanged(old: Library, gathered: Gathered, known: Mapping[str, tuple[bytes, int]]) -> Built:
    """Nothing to do: the file is what a build would write."""
    return Built(
        len(known),
        sum(len(old.locales(key)) for key in known),
        old.all_locales,
        0,
        sum(repairs for _print, repairs in known.values()),
        gathered.problems,
        gathered.notes,
    )


def _earlier(path: Path) -> tuple[Library | None, _State]:
    """An earlier file and how it was built; nothing where there is none that can be used."""
    try:
        library = Library.open(path)
        return library, msgspec.msgpack.decode(library.blob(STATE), type=_State)
    except (KnowledgeError, KeyError, msgspec.DecodeError):
        return None, _State({}, {})


def _fingerprint(page: PageFiles, gathered: Gathered, seed: bytes) -> bytes:
    parts = [seed]
    for member in page.members:
        parts += [
            f"{member.locale}\0{member.path}\0{member.neutral}\0".encode(),
            gathered.hashes[member.number],
        ]
    return digest(b"".join(parts))


def _compile(page: PageFiles, gathered: Gathered) -> tuple[list[StoredPage], int]:
    """A page ready to be written, and how many damaged values were put right in it."""
    aligned = AlignedPage(page.key, [read_version(member, gathered.text(member)) for member in page.members])
    shipped = shipped_page(page.key) if page.key in gathered.around.by_name else None
    settled = settle(aligned)
    around = gathered.around
    if shipped and all(gathered.files[member.number].data in shipped_texts() for member in page.members):
        around = msgspec.structs.replace(around, closed=True)
    pages = compile_aligned(aligned, around, settled, shipped)
    stored = [
        StoredPage(aligned.key, locale, found.title, found.path, found.url, encode_page(found))
        for locale, found in pages.items()
    ]
    return stored, sum(damage.repaired for damage in settled.damages)
