"""A batch of changes → one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from bot.store.changes import Key, StoreChange
from bot.store.database import Database
from bot.store.inbox import QueuedUpdate
from bot.store.sql_script import Query, SqlScript, rows
from bot.store.steps import KEYS, STATEMENTS, SUMMED, Step, StepRow

_SMALL = 8
"""A choice: in a burst others can be answered while a batch is written."""
_IS_DONE = """
    SELECT 1 FROM seen WHERE source = :source AND number = :number AND NOT EXISTS (
        SELECT 1 FROM letters WHERE source = :source AND number = :number
    )"""


class Commit:
    """Call it with changes; gives a result for each: updates that are new, or what `alone` gave."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def __call__(self, changes: Sequence[StoreChange], is_again: bool) -> list[Any]:
        """Store all of the changes in one transaction."""
        is_small = len(changes) <= _SMALL and not any(change.alone for change in changes)
        is_single = not is_again and len(changes) == 1 and changes[0].is_single
        return await self._database.write(
            lambda: _store(changes, is_again), is_small=is_small, is_single=is_single
        )


def _store(changes: Sequence[StoreChange], is_again: bool) -> SqlScript[list[Any]]:
    results: list[Any] = []
    stored = (yield from _stored_before(changes)) if is_again else set()
    for group in _groups(changes):
        if group[0].alone:
            results.append((yield from group[0].alone()))
            continue
        yield from _take_steps(change for change in group if id(change) not in stored)
        new = yield from _add([queued for change in group for queued in change.added])
        results += [[new.pop(_id(x)) for x in change.added if _id(x) in new] for change in group]
    return results


def _take_steps(changes: Iterable[StoreChange]) -> SqlScript[None]:
    by_step: dict[Step, list[StepRow]] = {}
    for change in changes:
        for step, row in change.rows:
            by_step.setdefault(step, []).append(row)
    for step in sorted(by_step):
        yield Query(STATEMENTS[step], _ordered(step, by_step[step]))


def _add(queued_updates: Sequence[QueuedUpdate]) -> SqlScript[dict[tuple[str, int], QueuedUpdate]]:
    """Put those updates into the inbox that were never seen; gives them by source and number."""
    if not queued_updates:
        return {}
    first: dict[tuple[str, int], QueuedUpdate] = {}
    for queued in queued_updates:
        first.setdefault(_id(queued), queued)
    seen = [{"source": x.source, "number": x.number, "at": x.received} for x in first.values()]
    unseen = yield Query(STATEMENTS[Step.SEE], _ordered(Step.SEE, seen))
    new = {(source, number) for source, number in unseen}
    if new:
        added = [msgspec.structs.asdict(queued) for key, queued in first.items() if key in new]
        yield Query(STATEMENTS[Step.ADD_UPDATE], added)
    return {key: queued for key, queued in first.items() if key in new}


def _id(queued: QueuedUpdate) -> tuple[str, int]:
    return queued.source, queued.number


def _groups(changes: Iterable[StoreChange]) -> Iterator[list[StoreChange]]:
    """Divide changes so that none of a group touches what another of it touches, in order."""
    group: list[StoreChange] = []
    touched: set[Key] = set()
    for change in changes:
        if group and (change.alone or group[-1].alone or not touched.isdisjoint(change.keys)):
            yield group
            group, touched = [], set()
        group.append(change)
        touched |= change.keys
    if group:
        yield group


def _ordered(step: Step, rows: list[StepRow]) -> list[StepRow]:
    """In the order of their keys; what is only counted, added up."""
    if step not in KEYS:
        return rows
    names = KEYS[step]
    if step not in SUMMED:
        return sorted(rows, key=lambda row: tuple(row[name] for name in names))
    sums: dict[tuple[Any, ...], StepRow] = {}
    for row in rows:
        kept = sums.setdefault(tuple(row[name] for name in names), {**row, "times": 0})
        kept["times"] += row["times"]
    return [sums[key] for key in sorted(sums)]


def _stored_before(changes: Sequence[StoreChange]) -> SqlScript[set[int]]:
    """Of changes that were tried before, those (by `id`) that were stored although the connection broke.

    An update that was seen and waits no more tells of its change.
    """
    stored = set()
    for change in changes:
        if queued := change.finished:
            found = yield from rows(_IS_DONE, source=queued.source, number=queued.number)
            if found:
                stored.add(id(change))
    return stored
