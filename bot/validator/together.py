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
from bot.validator.account import AccountFile, AdobeSide
from bot.validator.engine import Inspection, inspect
from bot.validator.reader import Reading, read
from bot.validator.source import Source, decode
from bot.validator.understanding.understand import understand
from bot.validator.written import Element, Map, Node, Seq, Written


class Part(Record, frozen=True):
    """One of the files: where it begins in the common text, its first line there, and its format."""

    name: str
    format: FileFormat
    start: int
    line: int


def inspect_together(files: Sequence[tuple[bytes, str]]) -> list[Inspection | UnreadableFileError]:
    """Judge files (bytes and name) of one installation; an inspection of each, in their order.

    A file that cannot be read has its error in its place; the others are judged all the same. Raises
    UnreadableFileError when no file has an account.
    """
    results: list[Inspection | UnreadableFileError | None] = []
    readable: list[tuple[str, Source, Reading]] = []
    for data, name in files:
        try:
            source = decode(data)
            readable.append((name, source, read(source, name)))
            results.append(None)
        except UnreadableFileError as error:
            results.append(error)
    if not readable:
        return [result for result in results if result is not None]
    whole, parts = _joined(readable)
    inspection = inspect(whole)
    own = iter([_own(inspection, parts, number) for number in range(len(parts))])
    return [next(own) if result is None else result for result in results]


def _joined(readable: Sequence[tuple[str, Source, Reading]]) -> tuple[AccountFile, list[Part]]:
    common = Source("\n".join(source.text for _name, source, _reading in readable))
    parts: list[Part] = []
    understood: list[AccountFile] = []
    start = 0
    for name, source, reading in readable:
        _shift(reading.root, start)
        parts.append(Part(name, reading.format, start, bisect_right(common.line_starts, start)))
        understood.append(understand(reading.root, reading.format, common, name, is_part=True))
        start += len(source.text) + 1
    return _merged(understood, parts, common), parts


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


def _merged(files: Sequence[AccountFile], parts: Sequence[Part], source: Source) -> AccountFile:
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
    ends = [part.start for part in parts[1:]] + [len(source.text) + 1]
    return AccountFile(
        name=parts[0].name,
        format=parts[0].format if len({part.format for part in parts}) == 1 else "yaml",
        source=source,
        instances=instances,
        hosting=next((file.hosting for file in files if file.hosting is not None), None),
        notes=tuple(note for file in files for note in file.notes),
        secrets=tuple(secret for file in files for secret in file.secrets),
        private=tuple(span for file in files for span in file.private),
        packages=tuple(
            (part.start, end) for part, end in zip(parts, ends, strict=True) if part.format == "xml"
        ),
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


def _own(whole: Inspection, parts: Sequence[Part], number: int) -> Inspection:
    """The findings of one file; those without a place, and what to look at by hand, go with the first."""
    part = parts[number]
    last = parts[number + 1].line if number + 1 < len(parts) else None

    def is_here(line: int | None) -> bool:
        return number == 0 if line is None else part.line <= line and (last is None or line < last)

    findings = tuple(
        structs.replace(found, line=None if found.line is None else found.line - part.line + 1)
        for found in whole.report.findings
        if is_here(found.line)
    )
    excerpts = {
        (line - part.line + 1, column): structs.replace(excerpt, line=line - part.line + 1)
        for (line, column), excerpt in whole.excerpts.items()
        if is_here(line)
    }
    return Inspection(
        report=structs.replace(whole.report, file=part.name, format=part.format, findings=findings),
        by_hand=whole.by_hand if number == 0 else (),
        assumptions=whole.assumptions if number == 0 else (),
        excerpts=excerpts,
    )
