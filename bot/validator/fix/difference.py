"""What a correction changes, secrets hidden: as a unified diff, and one change side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from bot.model import Record
from bot.privacy.masker import Masker
from bot.validator.account import AccountFile
from bot.validator.comments import lines_inside, without_comments
from bot.validator.fix.edit import Edit
from bot.visible import CUT, printable

_MOST_MATCHED = 500
"""Lines of one stretch whose likes are looked for; finding them takes the square of that."""
_COMMENT = {"yaml": re.compile(r"\s#"), "text": re.compile(r"\s#"), "xml": re.compile("<!--")}
_CONTEXT = 2
"""Lines shown around a change."""
_BESIDE = 60
"""Characters shown of a line before and after the place of one change."""


class Sides(Record, frozen=True):
    """The line of one change: what stands before the place, at it now, at it then, and behind it."""

    lead: str = ""
    old: str = ""
    new: str = ""
    tail: str = ""


def side_by_side(file: AccountFile, edit: Edit, masker: Masker) -> Sides:
    """One change in its line; in a table in its cell, for what stands beside it may be a secret."""
    begin, end = edit.start, edit.end
    if file.format != "csv":
        begin = max(file.source.line_around(edit.start)[0], edit.start - _BESIDE)
        end = min(file.source.line_around(max(edit.end - 1, edit.start))[1], edit.end + _BESIDE)
    lead, old, tail = masker.stretches([(begin, edit.start), (edit.start, edit.end), (edit.end, end)])
    pattern = _COMMENT.get(file.format)
    comment = pattern.search(tail) if pattern else None
    if comment:
        tail = tail[: comment.start()] + CUT
    new = masker.text(edit.text)
    return Sides(*(printable(text) for text in (lead.lstrip(), old, new, tail)))


def difference(file: AccountFile, edits: Sequence[Edit], masker: Masker) -> str:
    """What `diff -u` would show of these edits."""
    lines = [f"--- {file.name}", f"+++ {file.name}"]
    hunks: list[tuple[int, int, list[Edit]]] = []
    for edit in edits:
        first, last = file.source.place(edit.start)[0], file.source.place(max(edit.end - 1, edit.start))[0]
        if hunks and first <= hunks[-1][1] + 2 * _CONTEXT:
            hunks[-1] = (hunks[-1][0], max(last, hunks[-1][1]), [*hunks[-1][2], edit])
        else:
            hunks.append((first, last, [edit]))
    shift = 0
    for first, last, inside in hunks:
        top = max(1, first - _CONTEXT)
        bottom = min(len(file.source.line_starts), last + _CONTEXT)
        begin, end = file.source.line_span(top)[0], file.source.line_span(bottom)[1]
        old = masker.excerpt(begin, end, begin, begin)[0].splitlines()
        new = _masked_result(inside, begin, end, masker).splitlines()
        lines.append(f"@@ -{top},{len(old)} +{top + shift},{len(new)} @@")
        shift += len(new) - len(old)
        old, new = _without_comments(file, top, old, new)
        lines += [printable(line) for line in _compared(old, new)]
    return "\n".join(lines) + "\n"


def _without_comments(
    file: AccountFile, top: int, old: list[str], new: list[str]
) -> tuple[list[str], list[str]]:
    """Both sides without their comments, but for what is changed."""
    if len(old) != len(new):
        return _cut(old, file), _cut(new, file)
    hidden = lines_inside(file.source, file.format)
    bare = list(zip(_cut(old, file), _cut(new, file), strict=True))
    for place, (before, after) in enumerate(zip(old, new, strict=True)):
        if before == after and top + place in hidden:
            bare[place] = (CUT, CUT)
        elif before != after and bare[place][0] == bare[place][1]:
            bare[place] = (before, after)
    return [before for before, _after in bare], [after for _before, after in bare]


def _cut(lines: list[str], file: AccountFile) -> list[str]:
    return [without_comments(line, file.format) for line in lines]


def _compared(old: list[str], new: list[str]) -> Iterator[str]:
    if len(old) == len(new):
        for is_same, pairs in groupby(zip(old, new, strict=True), lambda pair: pair[0] == pair[1]):
            lines = list(pairs)
            yield from (f"{' ' if is_same else '-'}{line}" for line, _new in lines)
            if not is_same:
                yield from (f"+{line}" for _old, line in lines)
        return
    if max(len(old), len(new)) > _MOST_MATCHED:
        yield from (f"-{line}" for line in old)
        yield from (f"+{line}" for line in new)
        return
    for tag, old_first, old_last, new_first, new_last in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            yield from (f" {line}" for line in old[old_first:old_last])
        else:
            yield from (f"-{line}" for line in old[old_first:old_last])
            yield from (f"+{line}" for line in new[new_first:new_last])


def _masked_result(edits: list[Edit], begin: int, end: int, masker: Masker) -> str:
    stretches: list[tuple[int, int]] = []
    for edit in edits:
        stretches.append((begin, edit.start))
        begin = edit.end
    kept = masker.stretches([*stretches, (begin, end)])
    texts = [masker.text(edit.text) for edit in edits]
    return "".join(part for pair in zip(kept, [*texts, ""], strict=True) for part in pair)
