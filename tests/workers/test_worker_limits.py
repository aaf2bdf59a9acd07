"""A file has so much time and memory, and only what it cost is told as cost."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from bot.errors import JobFailedError, TooCostlyError, UnreadableFileError, WorkerError
from bot.languages import LOCALES
from bot.model import Message
from bot.translate import translator
from bot.workers import FileWorkers
from bot.workers.worker_process import Limits
from tests.validator.hostile_files import COSTLY
from tests.workers.scripted_worker import IS_POSIX, RIGHT, WRONG, ScriptedWorker, processes_of, told_of


def test_what_takes_too_long_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    """With one line for the person, in each language, and one in the log without the file's name."""
    workers = FileWorkers(limits=Limits(deadline_s=0.001))
    with caplog.at_level(logging.WARNING), pytest.raises(UnreadableFileError) as caught:
        workers.inspect(WRONG, "my-name.yaml")
    assert isinstance(caught.value.message, Message)
    assert len({translator(locale).text(caught.value.message) for locale in LOCALES}) == len(LOCALES)
    assert "given up" in caplog.text
    assert "my-name" not in caplog.text
    assert not workers.contains_secret("a.yaml", WRONG), "nobody knows, and nothing is deleted"
    workers.close()


@IS_POSIX
def test_a_file_has_so_much_processor_time(caplog: pytest.LogCaptureFixture) -> None:
    """And the next file gets a worker of its own."""
    workers = FileWorkers(limits=Limits(cpu_s=0))
    text, name = COSTLY["text-names"]
    with pytest.raises(UnreadableFileError) as caught:
        workers.correct(text.encode() * 4, name)
    assert "more time or memory" in told_of(caught.value)
    assert "given up" in caplog.text
    assert workers.inspect(RIGHT, "a.yaml").report.file == "a.yaml"
    workers.close()


@IS_POSIX
def test_a_file_has_so_much_memory(caplog: pytest.LogCaptureFixture) -> None:
    """One that wants more is told of as such, and the next one is judged."""
    workers = FileWorkers(limits=Limits(memory_mb=40))
    text, name = COSTLY["text-names"]
    with caplog.at_level(logging.WARNING), pytest.raises(TooCostlyError) as caught:
        workers.inspect(text.encode(), name)
    assert "more time or memory" in told_of(caught.value)
    assert "a lack of memory" in caplog.text
    assert workers.inspect(RIGHT, "a.yaml").report.file == "a.yaml"
    workers.close()


class _LateTimer:
    """One whose time comes in the moment in which it is called off."""

    daemon = False

    def __init__(self, _after_s: float, passes: Callable[[], None]) -> None:
        self.cancel = passes

    def start(self) -> None:
        """Wait."""


def test_a_deadline_does_not_fall_upon_the_next_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is there: whatever comes after it is in time."""
    monkeypatch.setattr("threading.Timer", _LateTimer)
    workers, used = FileWorkers(), set[int]()
    for name in ("a.yaml", "b.yaml"):
        assert workers.inspect(RIGHT, name).report.file == name
        used |= {process.pid for process in processes_of(workers)}
    assert len(used) == 1
    workers.close()


_SAYS = "import os, pickle, sys; pickle.load(sys.stdin.buffer); say = sys.stdout.buffer.write; say(b'\\x01');"


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("raise SystemExit(3)", WorkerError),
        (_SAYS + "sys.stdout.flush(); os._exit(3)", JobFailedError),
        pytest.param(_SAYS + "sys.stdout.flush(); os.kill(os.getpid(), 15)", JobFailedError, marks=IS_POSIX),
        pytest.param(_SAYS + "sys.stdout.flush(); os.kill(os.getpid(), 9)", TooCostlyError, marks=IS_POSIX),
        pytest.param(_SAYS + "sys.stdout.flush(); os.kill(os.getpid(), 24)", TooCostlyError, marks=IS_POSIX),
        (_SAYS + "say(pickle.dumps(os.getcwd)); sys.stdout.flush()", JobFailedError),
    ],
)
def test_only_what_a_file_cost_is_told_as_cost(script: str, error: type[Exception]) -> None:
    """Whatever else ends a worker is the program's, and a look for secrets does not pass for one."""
    worker = ScriptedWorker(script)
    with pytest.raises((WorkerError, UnreadableFileError)) as caught:
        worker.run("contains_secret", (RIGHT, "a.yaml"))
    assert type(caught.value) is error
    worker.close()


_HOARDS = """
import sys
from bot.workers import process

def hoards(data, name):
    held, size = [], 1 << 24
    while size:
        try:
            held.append(bytearray(size))
        except MemoryError:
            size >>= 1
    raise MemoryError

process.JOBS = {"inspect": hoards}
sys.exit(process.main(["10", "64", "60"]))
"""


_CANNOT_SAY_SO = """
import sys
from bot.workers import process

def fails(_answer):
    raise MemoryError

process.packed = fails
sys.exit(process.main(["10", "256", "60"]))
"""


@IS_POSIX
@pytest.mark.parametrize(("script", "how"), [(_HOARDS, "a lack of memory"), (_CANNOT_SAY_SO, "-9")])
def test_a_lack_of_memory_is_no_fault_of_ours(
    script: str, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It is told once the error is gone, which holds all that the job had taken; none is tried twice."""
    worker = ScriptedWorker(script)
    with caplog.at_level(logging.WARNING):
        for _file in range(2):
            with pytest.raises(TooCostlyError):
                worker.run("inspect", (RIGHT, "a.yaml"))
    assert [record.message for record in caplog.records] == [
        f"a file was given up: its worker ended with {how}"
    ] * 2
    worker.close()
    worker.end()
