"""Corrections that are proved: bytes in, corrected bytes out; comments, order and formatting stay.

Each proposed change is made, the whole file is read back and judged again. It is kept only where the findings
get fewer, none is new or worse, nothing is left to say of the value itself, and every other value of the file
reads as before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from msgspec import structs

from bot.errors import TooCostlyError, UnreadableFileError
from bot.model import Finding, Message, Record, Severity
from bot.privacy.masker import Masker
from bot.translate import _
from bot.validator.account import AccountFile, Listing, Unfilled
from bot.validator.engine import Inspection, inspect_file, judge, read_account_file
from bot.validator.finding import label, shown
from bot.validator.fix.corrections import proposed
from bot.validator.fix.difference import Sides, difference, side_by_side
from bot.validator.fix.edit import Edit, Moves, applied
from bot.validator.written import Written

_TRIES = 100
"""Times that a small file is judged to prove its corrections."""
_TRIED_CHARACTERS = 2_000_000
"""Characters judged over all those times: a large file is judged fewer times."""
_FEWEST_TRIES = 4
"""A choice: even the largest file has so many corrections tried."""
_GRAVITY = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}

_Told: TypeAlias = dict[tuple[int | None, str, str | None], list[int]]
"""Findings: place in the original, rule, setting → how grave they are, the worst first."""
_AtPlaces: TypeAlias = dict[int | None, list[int]]
"""The same by place alone, whatever the rule."""


class Change(Record, frozen=True):
    """One correction; `line` counts in the original file, `sides` has that stretch before and after."""

    line: int
    message: Message
    sides: Sides = Sides()


class Correction(Record, frozen=True):
    """The corrected file, what was changed, a unified diff with secrets hidden, and what remains to be done.

    `remaining` judges `data` under the name of the file.
    """

    data: bytes
    changes: tuple[Change, ...]
    diff: str
    remaining: Inspection


def corrected(data: bytes, name: str, *, leave: Collection[int] = ()) -> Correction:
    """Put right what can be; `data` comes back as it is when there is nothing to do.

    `leave` has the numbers, from 0, of changes that a former call for the same file gave and that somebody
    does not want; what stays without them is proved anew.

    Raises UnreadableFileError as `inspect_file` does.
    """
    file = read_account_file(data, name)
    edits = _edits(file, data, leave)
    if not edits:
        return Correction(data, (), "", inspect_file(data, name))
    masker = Masker(file.source.text, file.secrets, file.private)
    changes = tuple(_change(file, edit, masker) for edit in edits)
    made = file.source.encode(applied(file.source.text, edits))
    return Correction(made, changes, difference(file, edits, masker), inspect_file(made, name))


def changes_to(file: AccountFile, data: bytes) -> tuple[Change, ...]:
    """What `corrected` changes in a file of these bytes, where it was read already; nothing is made of it."""
    masker = Masker(file.source.text, file.secrets, file.private)
    return tuple(_change(file, edit, masker) for edit in _edits(file, data))


def _edits(file: AccountFile, data: bytes, leave: Collection[int] = ()) -> Sequence[Edit]:
    if not file.source.is_whole(data):
        return ()
    edits = _Proof(file, file.name).proved(_apart(proposed(file), file.secrets))
    wanted = [edit for number, edit in enumerate(edits) if number not in leave]
    return _Proof(file, file.name).proved(wanted) if 0 < len(wanted) < len(edits) else wanted


class _Proof:
    """Tries changes of one file together; those that do harm are found by themselves, or by halves."""

    def __init__(self, file: AccountFile, name: str) -> None:
        self._file = file
        self._name = name
        self._contents = tuple(_contents(file))
        self._before = tuple(judge(file))
        self._left = max(_FEWEST_TRIES, min(_TRIES, _TRIED_CHARACTERS // (len(file.source.text) + 1)))

    def proved(self, edits: Sequence[Edit]) -> list[Edit]:
        """Those of the changes that do good and no harm, in the order of the file."""
        told_of = _at(_told(self._file, self._before, lambda offset: offset))
        kept: list[Edit] = []
        rejected = [edit for edit in edits if edit.told in told_of]
        is_better = bool(rejected)
        while is_better and rejected:
            is_better = False
            waiting, rejected = [rejected], []
            while waiting and self._left > 0:
                group = waiting.pop()
                wrong = self._wrong(kept, group)
                if wrong is not None and not wrong:
                    kept, is_better = sorted([*kept, *group]), True
                elif wrong is not None:
                    rest = [edit for edit in group if edit not in wrong]
                    waiting += [rest] if rest else []
                    rejected += sorted(wrong)
                elif len(group) > 1:
                    half = len(group) // 2
                    waiting += [group[half:], group[:half]]
                else:
                    rejected += group
        return kept

    def _wrong(self, kept: Sequence[Edit], more: Sequence[Edit]) -> set[Edit] | None:
        """The further changes that do not put their value right; None where they do harm elsewhere."""
        self._left -= 1
        edits = sorted([*kept, *more])
        try:
            data = self._file.source.encode(applied(self._file.source.text, edits))
            after = read_account_file(data, self._name)
        except TooCostlyError:
            raise
        except UnreadableFileError:
            return None
        if after.format != self._file.format or not self._reads_as_meant(after, edits):
            return None
        moves = Moves(edits)
        was = _told(self._file, self._before, moves.settled)
        now = _told(after, judge(after), moves.original)
        before, left = _at(was), _at(now)
        wrong = {edit for edit in edits if not _is_put_right(moves.settled(edit.told), before, left)}
        if wrong.intersection(kept) or (not wrong and not _is_no_worse(was, now)):
            return None
        return wrong

    def _reads_as_meant(self, after: AccountFile, edits: Sequence[Edit]) -> bool:
        new = {edit.place: edit.new for edit in edits}
        meant = [(owner, name, new.get(start, text)) for owner, name, start, text in self._contents]
        return meant == [(owner, name, text) for owner, name, _start, text in _contents(after)]


def _contents(file: AccountFile) -> Iterator[tuple[str, str, int, str]]:
    """Every value that was read: what it belongs to, its setting, its place, and its text."""
    yield from _values("file", file)
    yield from (("secret", "", secret.start, str(secret)) for secret in file.secrets)
    for note in file.notes:
        if isinstance(note, Unfilled):
            yield "unfilled", note.field.name, note.value.start, str(note.value)
    for instance in file.instances:
        yield from _values("instance", instance)
        for account in instance.external_accounts or ():
            yield from _values("account", account)
        yield from _values("adobe", instance.adobe)
        for user in instance.adobe.users or ():
            yield from _values("user", user)


def _values(owner: str, group: Record) -> Iterator[tuple[str, str, int, str]]:
    for name, value in structs.asdict(group).items():
        for item in value.items if isinstance(value, Listing) else [value]:
            if isinstance(item, Written):
                yield owner, name, item.start, str(item)


def _told(file: AccountFile, findings: Iterable[Finding], original: Callable[[int], int]) -> _Told:
    told: _Told = {}
    for finding in findings:
        place = None
        if finding.line is not None and finding.column is not None:
            place = original(file.source.offset((finding.line, finding.column)))
        told.setdefault((place, finding.rule, finding.field), []).append(_GRAVITY[finding.severity])
    for grave in told.values():
        grave.sort(reverse=True)
    return told


def _at(told: _Told) -> _AtPlaces:
    places: _AtPlaces = {}
    for (place, _rule, _field), grave in told.items():
        places.setdefault(place, []).extend(grave)
    return places


def _is_put_right(place: int, before: _AtPlaces, left: _AtPlaces) -> bool:
    """Whether there is less to say of a value than before, and nothing of weight: a note at most."""
    then, now = before.get(place, []), left.get(place, [])
    return (sum(now), len(now)) < (sum(then), len(then)) and not any(now)


def _is_no_worse(was: _Told, now: _Told) -> bool:
    """Whether nothing is new or graver, but for notes on what the file lacks to judge a value."""
    return all(
        (key[0] is None and not any(grave))
        or (
            len(grave) <= len(was.get(key, ()))
            and all(new <= old for new, old in zip(grave, was[key], strict=False))
        )
        for key, grave in now.items()
    )


def _apart(edits: Iterable[Edit], secrets: Sequence[Written]) -> list[Edit]:
    """In the order of the file, none that touches a secret, none that wants a place that another wants."""
    ends = sorted((secret.start, secret.end) for secret in secrets if secret.end > secret.start)
    for place in range(1, len(ends)):
        ends[place] = ends[place][0], max(ends[place][1], ends[place - 1][1])
    apart: list[Edit] = []
    disputed: set[Edit] = set()
    for edit in sorted(set(edits)):
        before = bisect_left(ends, (edit.end, 0))
        if before > 0 and ends[before - 1][1] > edit.start:
            continue
        if apart and edit.start < max(apart[-1].end, apart[-1].start + 1):
            disputed |= {apart[-1], edit}
        if not apart or edit.end >= apart[-1].end:
            apart.append(edit)
    return [edit for edit in apart if edit not in disputed]


def _change(file: AccountFile, edit: Edit, masker: Masker) -> Change:
    message = _(
        "**{label}** was `{old}` and is now `{new}`.",
        label=label(edit.field),
        old=masker.text(shown(edit.old)),
        new=masker.text(shown(edit.new)),
    )
    return Change(file.source.place(edit.start)[0], message, side_by_side(file, edit, masker))
