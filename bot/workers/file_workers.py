"""Files judged in other processes: a hostile one takes neither the bot's time, nor its memory, nor its life.

    workers = FileWorkers(count=1)
    workers.inspect(data, "accounts.yaml")     # blocks: for threads; raises UnreadableFileError
    workers.close()

Python's threads take turns with the interpreter: a file that keeps one of them busy slows everything else
down, and nothing can end it. A worker is killed at its deadline, and another one takes its place with the
next file. It starts when the first file comes, and ends by itself when there are none for a while.

No pool of a library does, for all are built on multiprocessing, whose children get the whole environment of
their parent: the bot's token would be in every process that reads a stranger's file.
"""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import LifoQueue
from typing import IO, TYPE_CHECKING, Any, TypeAlias, cast

from bot.errors import UnreadableFileError
from bot.translate import _

if TYPE_CHECKING:
    from bot.validator import Inspection
    from bot.validator.fix import Correction

CPU_S = 10
"""Processor time of a job: four times what it takes for the slowest of `tests/validator/test_hostile.py`."""
DEADLINE_S = 120.0
"""A choice: by the clock, on a machine that is busy with other things, and where there is no such limit."""
MEMORY_MB = 256
"""A choice: four times what the dearest files within the limits took; `deploy/` allows 512 MB in all."""
IDLE_S = 60
"""A choice: a worker takes 40 MB, and is there again within half a second."""
WORKERS = 1
"""A choice: files are judged one after the other; `deploy/` allows a core and 512 MB for all of it."""
_OWN_SETTINGS = ("IMS_DOCTOR_", "TELEGRAM_", "PG")
_Outcome: TypeAlias = tuple[str, Any, list[tuple[str, int, str]]]
"""How it went (`done`, `unreadable`, `failed`), what came of it, and lines for the log."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a job may take, by processor, clock and memory; seconds that a worker waits for the next."""

    cpu_s: int = CPU_S
    deadline_s: float = DEADLINE_S
    memory_mb: int = MEMORY_MB
    idle_s: int = IDLE_S


class FileWorkers:
    """So many workers; who asks while all are busy waits, so let no more ask than there are (`count`)."""

    def __init__(self, count: int = WORKERS, limits: Limits | None = None) -> None:
        self.count = count
        self._idle: LifoQueue[_Worker] = LifoQueue()
        self._workers = [_Worker(limits or Limits()) for _ in range(count)]
        for worker in self._workers:
            self._idle.put(worker)

    def inspect(self, data: bytes, name: str) -> Inspection:
        """Judge an account file. Raises UnreadableFileError, also where it takes too much."""
        return cast("Inspection", self._run("inspect", data, name))

    def correct(self, data: bytes, name: str) -> Correction:
        """Put right what cannot be wrong. Raises UnreadableFileError likewise."""
        return cast("Correction", self._run("correct", data, name))

    def inspect_together(
        self, files: Sequence[tuple[bytes, str]], /
    ) -> list[Inspection | UnreadableFileError]:
        """Judge files of one installation as one. Raises UnreadableFileError likewise."""
        found = self._run("inspect_together", tuple(files))
        return cast("list[Inspection | UnreadableFileError]", found)

    def contains_secret(self, name: str, data: bytes) -> bool:
        """Whether a file gives a secret away; of one that takes too much only its name was looked at."""
        from bot.privacy.file_names import gives_away_in_name

        try:
            return bool(self._run("contains_secret", data, name))
        except UnreadableFileError:
            return gives_away_in_name(name)

    def close(self) -> None:
        """End all workers for good; a file in hand is given up."""
        for worker in self._workers:
            worker.close()
        idle = [self._idle.get() for _worker in self._workers]
        for worker in idle:
            worker.end()
            self._idle.put(worker)

    def _run(self, job: str, *arguments: Any) -> Any:
        worker = self._idle.get()
        try:
            return worker.run(job, arguments)
        finally:
            self._idle.put(worker)


class _Worker:
    """One process after another, a job at a time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    def run(self, job: str, arguments: tuple[Any, ...]) -> Any:
        """What comes of a job. Raises UnreadableFileError."""
        if self._is_closed:
            raise _too_costly()
        answer = self._ask(job, arguments)
        if answer is None and (code := self.end()) == 0:  # nobody had asked for a while
            answer = self._ask(job, arguments)
        if answer is None:
            _log.warning("a file was given up: its worker ended with %s", code)
            raise _too_costly()
        outcome, result, lines = answer
        for name, level, line in lines:
            logging.getLogger(name).log(level, "%s", line)
        if outcome == "unreadable":
            raise result
        if outcome == "failed":
            _log.warning("a file was given up: %s", result)
            raise _too_costly()
        return result

    def close(self) -> None:
        """End the process at once, whoever waits for it; there is no other."""
        self._is_closed = True
        if process := self._process:
            process.kill()

    def _ask(
        self, job: str, arguments: tuple[Any, ...]
    ) -> tuple[str, Any, list[tuple[str, int, str]]] | None:
        """The answer of the process; None if it ended instead, or was killed at the deadline."""
        process = self._running()
        deadline = threading.Timer(self._limits.deadline_s, process.kill)
        deadline.daemon = True
        deadline.start()
        try:
            pickle.dump((job, arguments), _pipe(process.stdin), pickle.HIGHEST_PROTOCOL)
            _pipe(process.stdin).flush()
            answer: _Outcome = pickle.load(_pipe(process.stdout))  # noqa: S301 - from our own child
        except (OSError, EOFError, pickle.UnpicklingError):
            return None
        else:
            return answer
        finally:
            deadline.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.end()
            limits = self._limits
            numbers = (limits.cpu_s, limits.memory_mb, limits.idle_s)
            self._process = subprocess.Popen(  # noqa: S603 - this program
                [sys.executable, "-m", "bot.workers.process", *map(str, numbers)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
            )
        return self._process

    def end(self) -> int | None:
        """Clear away a process that has ended, or is no good any more; gives its exit code."""
        process, self._process = self._process, None
        if process is None:
            return None
        with suppress(subprocess.TimeoutExpired):
            process.wait(1)
        process.kill()
        code = process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                _pipe(pipe).close()
        return code


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    """A pipe that is there, as it was asked for."""
    return cast("IO[bytes]", pipe)


def _environment() -> dict[str, str]:
    """What a worker is to know: where this program is, and no secret of the bot's."""
    given = {name: value for name, value in os.environ.items() if not name.startswith(_OWN_SETTINGS)}
    found = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), given.get("PYTHONPATH"))))
    return given | {"PYTHONPATH": found}


def _too_costly() -> UnreadableFileError:
    return UnreadableFileError(
        _(
            "Checking this file takes more time or memory than I have. Export the external account alone and "
            "send that."
        )
    )
