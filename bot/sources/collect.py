"""Folders and files → the pages in them, as bytes or as text; nothing is parsed here.

`collect` reads the documents that ship (`<locale>/<page>.md`, any mistake stops). `find_pages` takes whatever
checkouts an operator has: what cannot be used is a `Problem` with path and line, and the rest is read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.errors import KnowledgeError
from bot.languages import LOCALES
from bot.model import Record

LIMIT_BYTES = 5_000_000
"""A documentation page larger than this is a mistake, not a page."""
LIMIT_LINE_CHARS = 200_000
"""A choice: a longer line is no prose, and costs a parser its time."""
LIMIT_OPENERS = 2_000
"""How many brackets or angles a line may hold: more is no text, and takes CommonMark forever."""
LIMIT_PARAGRAPH = 10_000
"""How many opening brackets a paragraph may hold."""

TOC_NAME = "TOC.md"
_NO_PAGES = frozenset((TOC_NAME, "metadata.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "LICENSE.md"))
_SUFFIXES = (".md", ".markdown", ".txt")
_LOOKS_LIKE_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*---\r?\n|^#{1,6} .*\{#[^}\s]+\}", re.MULTILINE)
_OPENERS = re.compile(r"[\[<*_`(!]")


class SourceFile(Record, frozen=True):
    """A page as it was found. `path` is relative to the collected folder, with slashes."""

    path: str
    locale: str
    text: str


class FoundFile(Record, frozen=True):
    """A file that may be a page. `path` is relative to its source, `shown` as a person would open it.

    `root` is the source's own place, whose name may tell the language.
    """

    root: str
    path: str
    shown: str
    data: bytes


EMPTY = (1, "is empty")
"""Line and words of what `decoded` says of a file without a word in it."""


class Problem(Record, frozen=True):
    """Something about the input that was passed over, and why; lines count from 1."""

    path: str
    line: int
    problem: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.problem}"


def collect(folder: Path) -> list[SourceFile]:
    """Every page below `folder/<locale>/`, sorted by path.

    Raises KnowledgeError where a folder's name is no locale that the bot speaks, or a file cannot be read.
    """
    if not folder.is_dir():
        raise KnowledgeError(folder, 1, "no such folder of documents; reinstall ims-doctor")
    files = []
    for path in sorted(folder.glob("*/**/*.md")):
        relative = path.relative_to(folder)
        locale = relative.parts[0]
        if locale not in LOCALES:
            raise KnowledgeError(path, 1, f"folder {locale!r} is no locale; use one of {', '.join(LOCALES)}")
        files.append(SourceFile(relative.as_posix(), locale, read_text(path)))
    if not files:
        raise KnowledgeError(folder, 1, "no Markdown file in it; put pages in <locale>/<page>.md")
    return files


def read_text(path: Path) -> str:
    """The text of a document. Raises KnowledgeError naming the line where it is not UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KnowledgeError(path, 1, f"cannot be read: {error.strerror}") from error
    if len(data) > LIMIT_BYTES:
        raise KnowledgeError(path, 1, f"is larger than {LIMIT_BYTES:,} bytes; split the page")
    text = decoded(data)
    if isinstance(text, tuple):
        raise KnowledgeError(path, *text)
    return text


def decoded(data: bytes) -> str | tuple[int, str]:
    """Bytes as text, or the line and what is wrong there."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return line, "is not UTF-8 here; save the file as UTF-8"
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return line, "has a NUL character here: half-written, or no text at all"
    if not text.strip():
        return EMPTY
    if len(text) > LIMIT_OPENERS and (line := _hopeless_line(text)):
        return line, "has a line that is no documentation (too long, or all brackets)"
    if text.count("[") > LIMIT_PARAGRAPH and (line := _hopeless_paragraph(text)):
        return line, "has a paragraph that is no documentation (all brackets)"
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _hopeless_line(text: str) -> int:
    """The number of a line that would take forever to parse; 0 where there is none."""
    start = 0
    while (end := text.find("\n", start)) >= 0 or start < len(text):
        end = len(text) if end < 0 else end
        length = end - start
        if length > LIMIT_LINE_CHARS or (
            length > LIMIT_OPENERS and len(_OPENERS.findall(text, start, end)) > LIMIT_OPENERS
        ):
            return text.count("\n", 0, start) + 1
        start = end + 1
    return 0


def _hopeless_paragraph(text: str) -> int:
    """The number of the first line of a paragraph that would take forever; 0 where there is none."""
    line = 1
    for paragraph in text.split("\n\n"):
        if paragraph.count("[") > LIMIT_PARAGRAPH:
            return line
        line += paragraph.count("\n") + 2
    return 0


def find_pages(sources: Sequence[Path]) -> tuple[list[FoundFile], dict[str, str], list[Problem]]:
    """Every page in folders and files, sorted; tables of contents by source; what was passed over.

    Tables of contents are keyed by the path shown. Symbolic links are followed, once, as long as they stay
    within the source: one that leads out of it is a problem, for it chooses what else here is read.
    """
    files: list[FoundFile] = []
    tocs: dict[str, str] = {}
    problems: list[Problem] = []
    for source in dict.fromkeys(sources):
        named = source.is_file()
        if not named and not source.is_dir():
            problems.append(Problem(str(source), 1, "no such file or folder"))
            continue
        root = str(source.absolute())
        before = len(files)
        for relative in [source.name] if named else sorted(_walk(str(source), problems)):
            full = str(source) if named else os.path.join(str(source), relative)  # noqa: PTH118
            name = relative.rpartition("/")[2]
            if name in _NO_PAGES and not named:
                if name == TOC_NAME and (toc := _read(full, problems)) is not None:
                    tocs[full] = toc.decode("utf-8", "replace")
                continue
            data = _read(full, problems)
            if data is None or (name.endswith(".txt") and not named and not _LOOKS_LIKE_PAGE.search(data)):
                continue
            shown = full.removeprefix("./").replace(os.sep, "/")
            files.append(FoundFile(root, relative, shown, data))
        if len(files) == before and not named:
            problems.append(Problem(str(source), 1, "no page in it (*.md)"))
    files.sort(key=lambda file: file.shown)
    return files, tocs, sorted(problems, key=lambda problem: (problem.path, problem.line))


class _Tree:
    """A folder that is gone through: where it really is, which folders wait with those above them."""

    def __init__(self, root: str, problems: list[Problem]) -> None:
        self.inside = os.path.realpath(root)
        self.waiting: list[tuple[str, tuple[tuple[int, int], ...]]] = [("", ())]
        self.problems = problems


def _walk(root: str, problems: list[Problem]) -> Iterator[str]:
    """Paths of possible pages below a folder, with slashes, in no order."""
    seen: set[tuple[int, int]] = set()
    tree = _Tree(root, problems)
    while tree.waiting:
        prefix, above = tree.waiting.pop()
        folder = os.path.join(root, prefix)  # noqa: PTH118 - a hot loop
        try:
            status = os.stat(folder)  # noqa: PTH116
            place = (status.st_dev, status.st_ino)
            if place in above:
                problems.append(Problem(folder, 1, "is a link to a folder above it; not followed"))
                continue
            if place in seen:
                continue
            seen.add(place)
            with os.scandir(folder) as entries:
                yield from _pages_of(entries, prefix, (*above, place), tree)
        except OSError as error:
            problems.append(Problem(folder, 1, f"cannot be read: {error.strerror}"))


def _pages_of(
    entries: Iterable[os.DirEntry[str]], prefix: str, above: tuple[tuple[int, int], ...], tree: _Tree
) -> Iterator[str]:
    for entry in entries:
        name = entry.name
        if name.startswith(".") or name == "node_modules":
            continue
        is_folder = entry.is_dir()
        is_wanted = is_folder or name.endswith(_SUFFIXES)
        if is_wanted and entry.is_symlink() and not _is_within(entry.path, tree.inside):
            told = "is a link that leads out of the folder; not followed"
            tree.problems.append(Problem(entry.path, 1, told))
        elif is_folder:
            tree.waiting.append((f"{prefix}{name}/", above))
        elif name.endswith(_SUFFIXES):
            if entry.is_file():
                yield f"{prefix}{name}"
            else:
                tree.problems.append(Problem(entry.path, 1, "is a link to nowhere, or no file"))


def _is_within(path: str, inside: str) -> bool:
    """Whether what a link leads to lies below a folder; what is not there leads nowhere else."""
    target = os.path.realpath(path)
    return target == inside or target.startswith(inside.rstrip(os.sep) + os.sep)


def _read(path: str, problems: list[Problem]) -> bytes | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a hot loop
            data = file.read(LIMIT_BYTES + 1)
    except OSError as error:
        problems.append(Problem(path, 1, f"cannot be read: {error.strerror}"))
        return None
    if len(data) > LIMIT_BYTES:
        problems.append(Problem(path, 1, f"is larger than {LIMIT_BYTES:,} bytes; split the page"))
        return None
    return data
