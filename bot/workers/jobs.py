"""What a worker can be asked to do with files, by name; whatever comes back can be pickled."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from msgspec import structs

from bot.dialogue.message_secrets import file_contains_secret
from bot.errors import UnreadableFileError
from bot.validator import Inspection, inspect_file
from bot.validator.engine import read_account_file
from bot.validator.examination import Examination, examine_file
from bot.validator.fix import Change, Correction, changes_to, corrected
from bot.validator.joint_inspection import inspect_together


def _inspect(data: bytes, name: str) -> Inspection:
    return _drawn(inspect_file(data, name))


def _examine(data: bytes, name: str) -> Examination:
    examination = examine_file(data, name)
    return structs.replace(examination, inspection=_drawn(examination.inspection))


def _changes(data: bytes, name: str) -> tuple[Change, ...]:
    return changes_to(read_account_file(data, name), data)


def _correct(data: bytes, name: str, leave: Collection[int] = ()) -> Correction:
    correction = corrected(data, name, leave=leave)
    return structs.replace(correction, remaining=_drawn(correction.remaining))


def _inspect_together(files: Sequence[tuple[bytes, str]]) -> list[Inspection | UnreadableFileError]:
    return [one if isinstance(one, UnreadableFileError) else _drawn(one) for one in inspect_together(files)]


def _drawn(inspection: Inspection) -> Inspection:
    """With its excerpts drawn: as they are they hold on to the file, secrets included."""
    return structs.replace(inspection, excerpts=dict(inspection.excerpts))


JOBS: Mapping[str, Callable[..., Any]] = {
    "inspect": _inspect,
    "examine": _examine,
    "changes": _changes,
    "correct": _correct,
    "inspect_together": _inspect_together,
    "contains_secret": lambda data, name: file_contains_secret(name, data),
}
