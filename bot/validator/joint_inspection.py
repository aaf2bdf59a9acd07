"""Several files of one installation judged as one: production and stage, an account and a Dashboard export.

Their texts are put one behind the other, so that every rule sees all instances at once; what it finds goes
back to the file and the line that it stands in. What Adobe provisioned may stand in a file of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import structs

from bot.errors import UnreadableFileError
from bot.model import FileFormat, Record
from bot.translate import _
from bot.validator.account import AccountFile, AdobeSide, PassedOver
from bot.validator.engine import Inspection, inspect, passed_over, readable
from bot.validator.opened import open_file
from bot.validator.reader import Reading, read
from bot.validator.source import CellPlace, Source
from bot.validator.understanding.understand import understand
from bot.validator.written import Element, Map, Node, Seq, Written


class FilePart(Record, frozen=True):
    """One of the files: where it begins in the common text, and how many lines stand before it."""

    name: str
    format: FileFormat
    source: Source
    start: int
    lines_before: int
    passed_over: tuple[PassedOver, ...]


class _Common(Source):
    """The text of all files. A line is that of its file plus those of the files before it."""

    def __init__(self, sources: Sequence[Source]) -> None:
        super().__init__("\n".join(source.text for source in sources))
        self.left_out = tuple(pair for source in sources for pair in source.left_out)
        self._sources = sources
        self.starts, self.lines_before = [0], [0]
        for source in sources[:-1]:
            self.starts.append(self.starts[-1] + len(source.text) + 1)
            self.lines_before.append(self.lines_before[-1] + source.place(len(source.text))[0])

    def _part(self, offset: int) -> tuple[Source, int, int]:
        number = bisect_right(self.starts, offset) - 1
        return self._sources[number], self.starts[number], self.lines_before[number]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, counted through all files."""
        source, start, lines_before = self._part(offset)
        line, column = source.place(offset - start)
        place = lines_before + line, column
        self._told[place] = offset
        return place

    def cell(self, offset: int) -> CellPlace | None:
        """The cell that a character stands in, where its file is a spreadsheet."""
        source, start, _lines = self._part(offset)
        return source.cell(offset - start)

    def line_around(self, offset: int) -> tuple[int, int]:
        """Offsets of the line that a character stands on, within its file."""
        source, start, _lines = self._part(offset)
        first, last = source.line_around(offset - start)
        return start + first, start + last


def inspect_together(files: Sequence[tuple[bytes, str]]) -> list[Inspection | UnreadableFileError]:
    """Judge files (bytes and name) of one installation; an inspection of each, in their order.

    A file that cannot be read has its error in its place; the others are judged all the same. Raises
    UnreadableFileError when no file has an account.
    """
    opened = [_opened(data, name) for data, name in files]
    sources = [one[0] for one in opened if not isinstance(one, UnreadableFileError)]
    if not sources:
        return [one for one in opened if isinstance(one, UnreadableFileError)]
    common = _Common(sources)
    beginnings = zip(common.starts, common.lines_before, strict=True)
    results: list[Inspection | UnreadableFileError | None] = []
    parts: list[FilePart] = []
    understood: list[AccountFile] = []
    for (_data, name), one in zip(files, opened, strict=True):
        if isinstance(one, UnreadableFileError):
            results.append(one)
            continue
        source, reading = one
        part = FilePart(name, reading.format, source, *next(beginnings), reading.passed_over)
        try:
            understood.append(_understood(part, reading, common))
        except UnreadableFileError as error:
            line = error.line and error.line - part.lines_before
            results.append(UnreadableFileError(error.message, line, error.column))
        else:
            parts.append(part)
            results.append(None)
    if not parts:
        return [result for result in results if result is not None]
    inspection = inspect(_merged(understood, parts, common))
    own = iter([_own(inspection, parts, number) for number in range(len(parts))])
    return [next(own) if result is None else result for result in results]


def _opened(data: bytes, name: str) -> tuple[Source, Reading] | UnreadableFileError:
    try:
        with readable():
            source = open_file(data)
            return source, read(source, name)
    except UnreadableFileError as error:
        return error


def _understood(part: FilePart, reading: Reading, common: Source) -> AccountFile:
    with readable():
        _shift(reading.root, part.start)
        passed = [
            structs.replace(one, start=one.start + part.start, end=one.end + part.start)
            for one in reading.passed_over
        ]
        file = understand(
            reading.root,
            reading.format,
            common,
            part.name,
            passed_over=passed,
            around=[(start + part.start, end + part.start) for start, end in reading.around],
            part=(part.start, part.start + len(part.source.text)),
        )
    instances = file.instances
    is_of_use = any(i.external_accounts is not None or _tells(i.adobe) for i in instances) or file.servers
    if not is_of_use and not file.notes:
        raise UnreadableFileError(_("This file holds no external account that I can read."))
    return file


def _shift(root: Node, by: int) -> None:
    """Move every place in a tree; a node that an alias repeats is moved once."""
    nodes, seen = [root], set[int]()
    while nodes:
        node = nodes.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        node.start += by
        node.end += by
        if isinstance(node, Written):
            if hasattr(node, "at"):
                node.at += by
        elif isinstance(node, Seq):
            nodes += node.items
        elif isinstance(node, Map):
            if isinstance(node, Element):
                nodes += [node.name] if node.text is None else [node.name, node.text]
            nodes += [part for pair in node.pairs for part in pair]


def _merged(files: Sequence[AccountFile], parts: Sequence[FilePart], source: Source) -> AccountFile:
    known = [instance.adobe for file in files for instance in file.instances if _tells(instance.adobe)]
    instances = tuple(
        structs.replace(instance, adobe=_filled(instance.adobe, known))
        for file in files
        for instance in file.instances
        if instance.external_accounts is not None
    )
    servers = tuple(server for file in files for server in file.servers)
    if not instances and not servers:
        raise UnreadableFileError(_("These files hold no external account that I can read."))
    return AccountFile(
        name=parts[0].name,
        format=parts[0].format if len({part.format for part in parts}) == 1 else "yaml",
        source=source,
        instances=instances,
        hosting=next((file.hosting for file in files if file.hosting is not None), None),
        notes=tuple(note for file in files for note in file.notes if not isinstance(note, PassedOver)),
        secrets=tuple(secret for file in files for secret in file.secrets),
        private=tuple(span for file in files for span in file.private),
        parts=tuple((part.start, part.format) for part in parts),
        servers=servers,
    )


def _tells(side: AdobeSide) -> bool:
    return any(value is not None for value in _provisioned(side).values())


def _filled(side: AdobeSide, others: Sequence[AdobeSide]) -> AdobeSide:
    """What one file leaves out, another may tell; what it says itself counts first."""
    for other in others:
        own = _provisioned(side)
        more = {name: value for name, value in _provisioned(other).items() if own[name] is None}
        if not _tells(side):
            side = other
        elif any(value is not None for value in more.values()):
            side = structs.replace(side, **more)
    return side


def _provisioned(side: AdobeSide) -> dict[str, object]:
    return {name: value for name, value in structs.asdict(side).items() if name not in ("start", "end")}


def _own(whole: Inspection, parts: Sequence[FilePart], number: int) -> Inspection:
    """The findings of one file; those without a place, and what to look at by hand, go with the first."""
    part = parts[number]
    after = parts[number + 1].lines_before if number + 1 < len(parts) else None

    def is_here(line: int | None) -> bool:
        return number == 0 if line is None else part.lines_before < line and (after is None or line <= after)

    findings = tuple(
        structs.replace(found, line=None if found.line is None else found.line - part.lines_before)
        for found in whole.report.findings
        if is_here(found.line)
    )
    excerpts = {
        (line - part.lines_before, column): structs.replace(excerpt, line=line - part.lines_before)
        for (line, column), excerpt in whole.excerpts.items()
        if is_here(line)
    }
    form = part.source.container or part.format
    return Inspection(
        report=structs.replace(whole.report, file=part.name, format=form, findings=findings),
        by_hand=(*(whole.by_hand if number == 0 else ()), *passed_over(part.passed_over, part.source)),
        assumptions=whole.assumptions if number == 0 else (),
        excerpts=excerpts,
    )
