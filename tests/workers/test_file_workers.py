"""Files are judged in processes that may end: what comes back is the same, and nothing else is harmed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import UnreadableFileError, WorkerError
from bot.validator import inspect_file
from bot.validator.fix import corrected
from bot.validator.joint_inspection import inspect_together
from bot.workers import FileWorkers
from bot.workers.worker_process import Limits
from tests.validator.hostile_files import UNREADABLE
from tests.workers.scripted_worker import IS_POSIX, RIGHT, WRONG, processes_of


def test_what_comes_back_is_what_the_validator_says(workers: FileWorkers) -> None:
    """Findings, excerpts and all."""
    found, expected = workers.inspect(WRONG, "a.yaml"), inspect_file(WRONG, "a.yaml")
    assert found.report == expected.report
    assert dict(found.excerpts) == dict(expected.excerpts)
    assert "my-secret-words" not in repr(found)
    assert workers.correct(WRONG, "a.yaml").data == corrected(WRONG, "a.yaml").data


def test_several_files_come_back_in_their_places(workers: FileWorkers) -> None:
    """Each with its findings, or why it cannot be read."""
    files = [(WRONG, "a.yaml"), (b"", "b.yaml")]
    (found, broken), (expected, _empty) = workers.inspect_together(files), inspect_together(files)
    assert not isinstance(found, UnreadableFileError)
    assert not isinstance(expected, UnreadableFileError)
    assert found.report == expected.report
    assert isinstance(broken, UnreadableFileError)


def test_why_a_file_cannot_be_read_comes_back_with_its_place(workers: FileWorkers) -> None:
    """As the validator raises it."""
    data, _words = UNREADABLE["json-bad"]
    with pytest.raises(UnreadableFileError) as caught:
        workers.inspect(data, "a.json")
    assert (caught.value.line, caught.value.column) == (1, 43)


def test_secrets_are_found(workers: FileWorkers) -> None:
    """In what stands in a file, and in its name."""
    assert workers.contains_secret("a.yaml", b"client_secret: p8e-Zk3vQ9xT7wLm2RbN6yHc\n")
    assert not workers.contains_secret("a.yaml", RIGHT)


def test_after_the_end_nobody_waits() -> None:
    """A file that comes too late is for the bot that starts next, and nothing is said of it."""
    workers = FileWorkers()
    workers.close()
    with pytest.raises(WorkerError):
        workers.inspect(RIGHT, "a.yaml")
    with pytest.raises(WorkerError):
        workers.contains_secret("a.yaml", RIGHT)


@IS_POSIX
def test_who_asks_all_processes_to_end_leaves_the_file_in_hand(tmp_path: Path) -> None:
    """As a service manager does: a worker ends with its parent, and not in mid-job."""
    script = tmp_path / "asks.py"
    script.write_text(_ASKS, "utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("True\n", 0), done.stderr


_ASKS = """
import os, pickle, select, signal, subprocess, sys
from bot.workers.job_results import BEGUN, read_result
process = subprocess.Popen(
    [sys.executable, "-P", "-m", "bot.workers.process", "10", "256", "60"],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE,
)
for number in (0, signal.SIGTERM):
    process.send_signal(number)
    pickle.dump(("contains_secret", (b"", "client_secret=p8e-Zk3vQ9xT7wLm2RbN6yHc")), process.stdin)
    process.stdin.flush()
    assert process.stdout.read(1) == BEGUN
    found = read_result(process.stdout).result
process.stdin.close()
sys.exit(print(found) or process.wait())
"""


@IS_POSIX
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGKILL])
def test_a_worker_that_ended_between_two_files_is_nobodys_fault(
    number: signal.Signals, workers: FileWorkers
) -> None:
    """The next file gets another one."""
    workers.inspect(RIGHT, "a.yaml")
    for process in processes_of(workers):
        process.send_signal(number)
    assert workers.inspect(RIGHT, "a.yaml").report.file == "a.yaml"


def test_an_answer_that_cannot_be_taken_in_is_the_last_of_its_worker(
    workers: FileWorkers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next file does not get what is left of it."""

    def fail(_pipe: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr("bot.workers.worker_process.read_result", fail)
        with pytest.raises(MemoryError):
            workers.inspect(WRONG, "a.yaml")
    assert workers.inspect(RIGHT, "b.yaml").report.file == "b.yaml"


def test_a_worker_that_cannot_be_started_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is told of it, nor of its secrets: it may go well later."""
    workers = FileWorkers()
    with monkeypatch.context() as patched:
        patched.setattr("sys.executable", "/nowhere/python")
        for ask in (workers.inspect, workers.correct):
            with pytest.raises(WorkerError):
                ask(RIGHT, "a.yaml")
        with pytest.raises(WorkerError):
            workers.contains_secret("a.yaml", RIGHT)
    assert workers.inspect(RIGHT, "a.yaml").report.file == "a.yaml"
    workers.close()


@IS_POSIX
def test_a_worker_that_nobody_needs_ends() -> None:
    """Whoever comes then does not notice."""
    workers = FileWorkers(limits=Limits(idle_s=0))
    used = set[int]()
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        assert workers.inspect(RIGHT, name).report.file == name
        (process,) = processes_of(workers)
        assert process.wait(60) == 0
        used.add(process.pid)
    assert len(used) == 3
    workers.close()
