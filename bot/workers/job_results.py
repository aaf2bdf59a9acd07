"""What a worker says, as it comes through a pipe: results of known classes, and nothing that runs.

A pickle may name any function of any module. These name only what results are made of, so that a worker that
went wrong cannot have its parent do something. It can still say what is not so, and it runs as the same user:
this keeps accidents in, and is no wall against somebody who has code run in a worker.
"""

from __future__ import annotations

import io
import pickle
from enum import Enum, auto
from typing import IO, Any, NamedTuple, cast

from bot.errors import UnreadableFileError
from bot.model import Record

BEGUN = b"\x01"
"""What a worker says as soon as it has a job: from then on its end is about that job."""
_MODULES = ("bot.model", "bot.errors", "bot.validator.", __name__)
_CLASSES = (Record, Enum, str, tuple, UnreadableFileError)


class JobOutcome(Enum):
    """How a job went; where that was not well, the result is the error, nothing, or where it was."""

    DONE = auto()
    UNREADABLE = auto()
    TOO_COSTLY = auto()
    FAILED = auto()


class JobResult(NamedTuple):
    """How a job went, what came of it, and lines for the log, each a group of facts in JSON."""

    outcome: JobOutcome
    result: Any
    lines: list[str]


def packed(answer: JobResult) -> bytes:
    """The answer as it goes through the pipe. Raises what pickle does."""
    pipe = io.BytesIO()
    _Packer(pipe, pickle.HIGHEST_PROTOCOL).dump(answer)
    return pipe.getvalue()


def read_result(pipe: IO[bytes]) -> JobResult:
    """The next answer. Raises EOFError, UnpicklingError where it is cut off, or is none."""
    answer = _Results(pipe).load()
    if not isinstance(answer, JobResult):
        raise pickle.UnpicklingError("no answer")
    return answer


class _Packer(pickle.Pickler):
    """Packs a member of an enumeration as its class and value.

    Python 3.11.2, which Debian 12 has, packs it as a call of `getattr`, and `_Results` refuses calls.
    """

    def reducer_override(self, packed: object) -> Any:
        """How a member is made again; all else is packed as ever."""
        return (type(packed), (packed.value,)) if isinstance(packed, Enum) else NotImplemented


class _Results(pickle.Unpickler):
    """Knows the classes that results are made of."""

    def find_class(self, module: str, name: str, /) -> Any:
        """Give a class. Raises UnpicklingError for everything else."""
        if module == "datetime" and name in ("date", "datetime"):
            return super().find_class(module, name)
        if module.startswith(_MODULES):
            found = super().find_class(module, name)
            if isinstance(found, type) and issubclass(found, _CLASSES):
                return cast("Any", found)
        raise pickle.UnpicklingError("no class of a result")
