"""One process after another that does jobs with files, one at a time, seen from its parent."""

from __future__ import annotations

import json
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any, cast

from bot.errors import JobFailedError, TooCostlyError, WorkerError
from bot.validator.given_up import TOO_COSTLY
from bot.workers.environment import worker_environment
from bot.workers.job_results import BEGUN, JobOutcome, JobResult, read_result

CPU_S = 10
"""Processor time of a job: at least twice what the slowest files of docs/threat-model.md take."""
DEADLINE_S = 120.0
"""A choice: by the clock, on a machine that is busy with other things, and where there is no such limit."""
MEMORY_MB = 256
"""A choice: four times what the dearest files within the limits took; `deploy/` allows 512 MB in all."""
IDLE_S = 60
"""A choice: a worker takes 42 MB, and is there again within half a second."""
_COSTLY_ENDS = frozenset(-getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name))
"""Too much processor time, and too much memory, of which a system that has none left makes an end."""
_SAID_ANEW = frozenset(("timestamp", "level", "logger", "event", "exception", "stack"))
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a job may take, by processor, clock and memory; seconds that a worker waits for the next."""

    cpu_s: int = CPU_S
    deadline_s: float = DEADLINE_S
    memory_mb: int = MEMORY_MB
    idle_s: int = IDLE_S


class _EndedError(Exception):
    """There is no answer. `how` it ended is for the log."""

    def __init__(self, how: object, *, has_begun: bool = False, is_costly: bool = False) -> None:
        self.how = how
        self.has_begun = has_begun
        self.is_costly = is_costly
        super().__init__(str(how))


class WorkerProcess:
    """Has jobs done in a process of its own, which is started when there is none."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._is_closed = False
        self._starting = threading.Lock()

    def run(self, job: str, arguments: tuple[Any, ...]) -> Any:
        """What comes of a job; a process that ends for no fault of the file's has one more try.

        Raises UnreadableFileError, of its kind TooCostlyError; WorkerError where the job could not begin, of
        its kind JobFailedError where the program is to blame.
        """
        try:
            answer = self._ask(job, arguments)
        except _EndedError as ended:
            if ended.is_costly:
                raise _too_costly(ended.how) from None
            if ended.how != 0:  # it does where nobody had asked for a while
                _log.warning("a worker for files ended with %s; another one tries", ended.how)
            answer = self._ask_again(job, arguments)
        _tell(answer.lines)
        match answer.outcome:
            case JobOutcome.DONE:
                return answer.result
            case JobOutcome.UNREADABLE:
                raise answer.result
            case JobOutcome.TOO_COSTLY:
                raise _too_costly("a lack of memory")
            case JobOutcome.FAILED:
                _log.error("a job with a file failed\n%s", answer.result)
                raise JobFailedError("a job with a file failed")

    def close(self) -> None:
        """End the process at once, whoever waits for it; there is no other."""
        with self._starting:
            self._is_closed = True
            if process := self._process:
                process.kill()

    def end(self) -> int | None:
        """Clear away a process that has ended, or is no good any more.

        Gives its exit code; None where it had to be killed, or there was none.
        """
        process, self._process = self._process, None
        if process is None:
            return None
        code: int | None = None
        with suppress(subprocess.TimeoutExpired):
            code = process.wait(1)
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                _pipe(pipe).close()
        return code

    def _ask_again(self, job: str, arguments: tuple[Any, ...]) -> JobResult:
        try:
            return self._ask(job, arguments)
        except _EndedError as ended:
            if ended.is_costly:
                raise _too_costly(ended.how) from None
            if not ended.has_begun:
                raise WorkerError(f"no worker for files starts, the last ended with {ended.how}") from None
            _log.error("a file was given up: its workers ended, the last one with %s", ended.how)
            raise JobFailedError("no worker for files got to its end") from None

    def _ask(self, job: str, arguments: tuple[Any, ...]) -> JobResult:
        """The answer of the process. Raises WorkerError after the end, _EndedError if it ended instead."""
        try:
            process = self._running()
        except OSError as error:
            raise _EndedError(type(error).__name__) from error
        deadline = _Deadline(process, self._limits.deadline_s)
        has_begun = False
        try:
            pickle.dump((job, arguments), _pipe(process.stdin), pickle.HIGHEST_PROTOCOL)
            _pipe(process.stdin).flush()
            has_begun = _pipe(process.stdout).read(1) == BEGUN
            return read_result(_pipe(process.stdout))
        except (OSError, EOFError, pickle.UnpicklingError):
            deadline.stop()
            code = self.end()
            if self._is_closed:
                raise WorkerError("files are not checked any more") from None
            is_costly = deadline.has_passed or (has_begun and code in _COSTLY_ENDS)
            how = "its deadline" if deadline.has_passed else "no answer" if code is None else code
            raise _EndedError(how, has_begun=has_begun, is_costly=is_costly) from None
        except BaseException:  # the next job would read what is left of this answer
            process.kill()
            self.end()
            raise
        finally:
            deadline.stop()

    def _running(self) -> subprocess.Popen[bytes]:
        """The process, or a new one. Raises OSError, WorkerError."""
        with self._starting:
            if self._is_closed:
                raise WorkerError("files are not checked any more")
            if self._process is None or self._process.poll() is not None:
                self.end()
                limits = self._limits
                numbers = (limits.cpu_s, limits.memory_mb, limits.idle_s)
                self._process = subprocess.Popen(  # noqa: S603 - this program
                    [sys.executable, "-P", "-m", "bot.workers.process", *map(str, numbers)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,  # what a library prints may be the file's
                    env=worker_environment(os.environ),
                )
            return self._process


class _Deadline:
    """Kills a process, unless it is stopped before; never while the next job is in hand."""

    def __init__(self, process: subprocess.Popen[bytes], after_s: float) -> None:
        self.has_passed = False
        self._process = process
        self._is_stopped = False
        self._passing = threading.Lock()
        self._timer = threading.Timer(after_s, self._pass)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """It is over, in whatever way."""
        with self._passing:
            self._is_stopped = True
        self._timer.cancel()

    def _pass(self) -> None:
        with self._passing:
            if not self._is_stopped:
                self.has_passed = True
                self._process.kill()


def _tell(lines: Iterable[str]) -> None:
    """Log what a worker would have logged, under the same names."""
    for line in lines:
        facts = json.loads(line)
        said = "\n".join(facts[part] for part in ("event", "stack", "exception") if facts.get(part))
        more = {name: value for name, value in facts.items() if name not in _SAID_ANEW}
        level = logging.getLevelNamesMapping().get(facts["level"].upper(), logging.WARNING)
        logging.getLogger(facts.get("logger", __name__)).log(level, "%s", said, extra=more)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    """A pipe that is there, as it was asked for."""
    return cast("IO[bytes]", pipe)


def _too_costly(how: object) -> TooCostlyError:
    _log.warning("a file was given up: its worker ended with %s", how)
    return TooCostlyError(TOO_COSTLY)
