"""What a worker can be asked to do with files, by name; whatever comes back can be pickled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import structs

from bot.dialogue.message_secrets import file_contains_secret
from bot.errors import UnreadableFileError
from bot.validator import Inspection, inspect_file
from bot.validator.fix import Correction, corrected
from bot.validator.joint_inspection import inspect_together


def _inspect(data: bytes, name: str) -> Inspection:
    return _drawn(inspect_file(data, name))


def _correct(data: bytes, name: str) -> Correction:
    correction = corrected(data, name)
    return structs.replace(correction, remaining=_drawn(correction.remaining))


def _inspect_together(files: Sequence[tuple[bytes, str]]) -> list[Inspection | UnreadableFileError]:
    return [one if isinstance(one, UnreadableFileError) else _drawn(one) for one in inspect_together(files)]


def _drawn(inspection: Inspection) -> Inspection:
    """With its excerpts drawn: as they are they hold on to the file, secrets included."""
    return structs.replace(inspection, excerpts=dict(inspection.excerpts))


JOBS: Mapping[str, Callable[..., Any]] = {
    "inspect": _inspect,
    "correct": _correct,
    "inspect_together": _inspect_together,
    "contains_secret": lambda data, name: file_contains_secret(name, data),
}
