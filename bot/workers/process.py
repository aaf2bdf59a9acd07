"""The other end: `python -m bot.workers.process CPU_S MEMORY_MB IDLE_S`, jobs come in, answers go out.

To a job that takes more processor time than it may, the operating system makes an end (RLIMIT_CPU), also
where nobody is left to kill it. A process that nobody needs for a while ends. Not so everywhere: Windows has
no such limits and no way to wait for a pipe, so that there only the parent's deadline counts, and a process
stays until its parent ends; macOS has the limit of time, and does not keep that of memory.

What it has to say to the log goes to its parent, without words of files (`bot.logs`).
"""

from __future__ import annotations

import io
import os
import pickle
import select
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from bot.errors import TooCostlyError, UnreadableFileError
from bot.logs import configure, trace_without_words
from bot.workers.job_results import BEGUN, JobOutcome, JobResult, packed
from bot.workers.jobs import JOBS


class KeptLines:
    """Lines for the log of the parent, which knows how to write them, and for whom."""

    def __init__(self) -> None:
        self._stream = io.StringIO()
        configure("json", "warning", stream=self._stream)

    def taken(self) -> list[str]:
        """The lines since the last time."""
        lines = self._stream.getvalue().split("\n")  # and at no other sign that may stand in one
        self._stream.seek(0)
        self._stream.truncate()
        return [line for line in lines if line]


def main(arguments: list[str]) -> int:
    """Work until nobody asks any more; returns the exit code."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # to end is for the bot, which finishes what is in hand
    cpu_s, memory_mb, idle_s = map(int, arguments)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what anything prints is no answer
    kept = KeptLines()
    _limit_memory(memory_mb)
    while _waits(sys.stdin.buffer, idle_s):
        try:
            name, arguments_of_job = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent
        except EOFError:
            break
        _limit_time(cpu_s)
        try:
            _say(answers, BEGUN)
            _say(answers, _answered(name, arguments_of_job, kept))
        except BrokenPipeError:
            break  # the bot was killed meanwhile
        except MemoryError:  # not even to say so: as the system ends who takes too much
            signal.raise_signal(signal.SIGKILL)
    return 0


def _say(pipe: IO[bytes], what: bytes) -> None:
    pipe.write(what)
    pipe.flush()


def _answered(name: str, arguments: tuple[Any, ...], kept: KeptLines) -> bytes:
    try:
        try:
            answer = JobResult(JobOutcome.DONE, JOBS[name](*arguments), kept.taken())
        except TooCostlyError:
            raise
        except UnreadableFileError as error:
            answer = JobResult(JobOutcome.UNREADABLE, error, kept.taken())
        return packed(answer)
    except (MemoryError, TooCostlyError):
        pass  # until it is gone, the error holds all that the job had taken
    except Exception as error:  # its words may hold the file's
        return packed(JobResult(JobOutcome.FAILED, trace_without_words(error), kept.taken()))
    return packed(JobResult(JobOutcome.TOO_COSTLY, None, kept.taken()))


def _waits(jobs: IO[bytes], idle_s: int) -> bool:
    """Whether a job comes, or the end of the parent, before nobody has asked for so long."""
    if os.name != "posix":
        return True
    return bool(select.select([jobs], [], [], idle_s)[0])


def _limit_memory(most_mb: int) -> None:
    with suppress(OSError):  # where the system counts the memory of all processes, this one goes first
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    with suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (most_mb << 20, most_mb << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # it would hold the file


def _limit_time(most_s: int) -> None:
    """From now on so much processor time; the limit counts from the start of the process."""
    with suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + most_s + 1, hard))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
