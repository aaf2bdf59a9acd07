"""Files judged in other processes: a hostile one takes neither the bot's time, nor its memory, nor its life.

    workers = FileWorkers()
    workers.inspect(data, "accounts.yaml")     # blocks: for threads; raises UnreadableFileError, WorkerError
    workers.close()

Python's threads take turns with the interpreter: a file that keeps one of them busy slows everything else
down, and nothing can end it. A worker is killed at its deadline, and another one takes its place with the
next file. It starts when the first file comes, and ends by itself when there are none for a while.

No pool of a library does: multiprocessing and the pools on it, and anyio's, start their children with the
whole environment of the parent, the bot's token included; none limits a child's memory and processor time a
job.

This is a boundary against accidents and costly files. A worker runs as the same user as the bot: code that
somebody had run in one could do what that user may (docs/threat-model.md).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from bot.errors import JobFailedError, MisreadFileError, TooCostlyError, UnreadableFileError
from bot.validator.given_up import MY_FAULT
from bot.workers.worker_process import Limits, WorkerProcess

if TYPE_CHECKING:
    from bot.validator import Inspection
    from bot.validator.examination import Examination
    from bot.validator.fix import Change, Correction


class FileWorkers:
    """Has files judged one after the other; who asks meanwhile waits.

    One at a time is a choice: `deploy/` allows a core and 512 MB for all of it. All that is asked raises
    WorkerError where nobody could work on the file at all: it may go well later.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._worker = WorkerProcess(limits or Limits())
        self._turn = Lock()

    def inspect(self, data: bytes, name: str) -> Inspection:
        """Judge an account file. Raises UnreadableFileError; where it takes too much, TooCostlyError."""
        return cast("Inspection", self._judged("inspect", data, name))

    def examine(self, data: bytes, name: str) -> Examination:
        """Judge an account file, with its lines for a page. Raises UnreadableFileError likewise."""
        return cast("Examination", self._judged("examine", data, name))

    def changes(self, data: bytes, name: str) -> tuple[Change, ...]:
        """What `correct` would change, in the order in which `leave` counts. Raises likewise."""
        return cast("tuple[Change, ...]", self._judged("changes", data, name))

    def correct(self, data: bytes, name: str, leave: Collection[int] = ()) -> Correction:
        """Put right what cannot be wrong, but for the changes `leave`. Raises UnreadableFileError."""
        return cast("Correction", self._judged("correct", data, name, frozenset(leave)))

    def inspect_together(
        self, files: Sequence[tuple[bytes, str]], /
    ) -> list[Inspection | UnreadableFileError]:
        """Judge files of one installation as one. Raises UnreadableFileError likewise."""
        found = self._judged("inspect_together", tuple(files))
        return cast("list[Inspection | UnreadableFileError]", found)

    def contains_secret(self, name: str, data: bytes) -> bool:
        """Whether a file gives a secret away; of one that takes too much only its name was looked at.

        Raises JobFailedError where that goes wrong twice: nobody knows then, and nobody may say that it does
        not.
        """
        from bot.privacy.file_names import gives_away_in_name

        try:
            try:
                return bool(self._run("contains_secret", data, name))
            except JobFailedError:
                return bool(self._run("contains_secret", data, name))
        except TooCostlyError:
            return gives_away_in_name(name)

    def close(self) -> None:
        """End the process for good; a file in hand is given up."""
        self._worker.close()
        with self._turn:
            self._worker.end()

    def _judged(self, job: str, *arguments: Any) -> Any:
        """What comes of a job. Raises UnreadableFileError also where the program is to blame."""
        try:
            return self._run(job, *arguments)
        except JobFailedError:
            raise MisreadFileError(MY_FAULT) from None

    def _run(self, job: str, *arguments: Any) -> Any:
        with self._turn:
            return self._worker.run(job, arguments)
