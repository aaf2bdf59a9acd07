"""The other end: `python -m bot.workers.process CPU_S MEMORY_MB IDLE_S`, jobs come in, results go out.

Both are pickles, which is safe between a process and its child. To a job that takes more processor time than
it may, the operating system makes an end (RLIMIT_CPU), also where nobody is left to kill it; where there are
no such limits, as on Windows, only the parent's deadline counts. A process that nobody needs for a while
ends.
"""

from __future__ import annotations

import logging
import os
import pickle
import select
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from bot.errors import UnreadableFileError
from bot.workers.jobs import JOBS


class KeptLines(logging.Handler):
    """Lines for the log of the parent, which knows how to write them, and for whom."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line as text."""
        self.lines.append((record.name, record.levelno, record.getMessage()))


def main(arguments: list[str]) -> int:
    """Work until nobody asks any more; returns the exit code."""
    cpu_s, memory_mb, idle_s = map(int, arguments)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what anything prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the bot, which finishes what is in hand
    kept = KeptLines()
    logging.getLogger().addHandler(kept)
    _limit_memory(memory_mb)
    while _waits(sys.stdin.buffer, idle_s):
        try:
            name, arguments_of_job = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent
        except EOFError:
            break
        _limit_time(cpu_s)
        answer = _done(name, arguments_of_job)
        try:
            pickle.dump((*answer, kept.lines), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
        except BrokenPipeError:
            break  # the bot was killed meanwhile
        kept.lines.clear()
    return 0


def _done(name: str, arguments: tuple[Any, ...]) -> tuple[str, Any]:
    try:
        return "done", JOBS[name](*arguments)
    except UnreadableFileError as error:
        return "unreadable", error
    except Exception as error:  # its words may hold the file's
        return "failed", type(error).__name__


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
