"""Files are judged in processes that may end: what comes back is the same, and nothing else is harmed."""

from __future__ import annotations

import io
import logging
import os
import pickle
import signal
import site
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from bot.errors import JobFailedError, MisreadFileError, TooCostlyError, UnreadableFileError, WorkerError
from bot.languages import LOCALES
from bot.model import Message
from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.fix import corrected
from bot.validator.joint_inspection import inspect_together
from bot.workers import FileWorkers, job_results
from bot.workers.environment import worker_environment
from bot.workers.worker_process import Limits, WorkerProcess
from tests.validator.hostile_files import COSTLY, UNREADABLE

WRONG = (
    b"internal_name: Adobe_Marketing_Clod\nclient_secret: my-secret-words\nims_server: https://example.com\n"
)
RIGHT = b"internal_name: Adobe_Marketing_Cloud\n"
IS_POSIX = pytest.mark.skipif(os.name != "posix", reason="there are no such limits elsewhere")


@pytest.fixture(scope="module")
def workers() -> Iterator[FileWorkers]:
    """One worker for all tests that leave it alive."""
    workers = FileWorkers()
    yield workers
    workers.close()


def _told(error: UnreadableFileError) -> str:
    assert isinstance(error.message, Message)
    return error.message.msgid


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
    assert "more time or memory" in _told(caught.value)
    assert "given up" in caplog.text
    assert workers.inspect(RIGHT, "a.yaml").report.file == "a.yaml"
    workers.close()


@IS_POSIX
def test_a_file_has_so_much_memory(caplog: pytest.LogCaptureFixture) -> None:
    """One that wants more is told of as such, and the next one is judged."""
    workers = FileWorkers(limits=Limits(memory_mb=48))
    text, name = COSTLY["text-names"]
    with caplog.at_level(logging.WARNING), pytest.raises(TooCostlyError) as caught:
        workers.inspect(text.encode(), name)
    assert "more time or memory" in _told(caught.value)
    assert "a lack of memory" in caplog.text
    assert workers.inspect(RIGHT, "a.yaml").report.file == "a.yaml"
    workers.close()


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
    for process in _processes(workers):
        process.send_signal(number)
    assert workers.inspect(RIGHT, "a.yaml").report.file == "a.yaml"


class _OtherProcess(WorkerProcess):
    """Starts a script in place of the worker's process."""

    script = ""

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = subprocess.Popen(
                [sys.executable, "-c", self.script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        return self._process


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
    worker = _OtherProcess(Limits())
    worker.script = script
    with pytest.raises((WorkerError, UnreadableFileError)) as caught:
        worker.run("contains_secret", (RIGHT, "a.yaml"))
    assert type(caught.value) is error
    worker.close()


def test_a_look_for_secrets_that_goes_wrong_is_no_look(
    workers: FileWorkers, caplog: pytest.LogCaptureFixture
) -> None:
    """It is an error, with its place in the log, and without words of the file."""
    with caplog.at_level(logging.WARNING), pytest.raises(JobFailedError):
        workers.contains_secret("my-name.yaml", cast("bytes", "my-secret-words"))
    assert "process.py" in caplog.text
    assert "my-" not in caplog.text


_FAILS = """
import sys
from bot.validator import engine
from bot.workers import process

def fails(source, name):
    raise KeyError("my-secret-words")

engine.read = fails
sys.exit(process.main(["10", "256", "60"]))
"""


def test_a_fault_while_a_file_is_read_is_no_look_either(caplog: pytest.LogCaptureFixture) -> None:
    """The validator tells it as a file that it cannot read, and a secret may stand in that."""
    worker = _OtherProcess(Limits())
    worker.script = _FAILS
    table = b"internal_name,client_secret\nAdobe_Marketing_Cloud,my-secret-words\n"
    with caplog.at_level(logging.WARNING):
        with pytest.raises(JobFailedError):
            worker.run("contains_secret", (table, "a.csv"))
        with pytest.raises(MisreadFileError) as caught:
            worker.run("inspect", (table, "a.csv"))
    worker.close()
    worker.end()
    assert "my fault" in _told(caught.value)
    assert "my-secret-words" not in caplog.text


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
    worker = _OtherProcess(Limits())
    worker.script = script
    with caplog.at_level(logging.WARNING):
        for _file in range(2):
            with pytest.raises(TooCostlyError):
                worker.run("inspect", (RIGHT, "a.yaml"))
    assert [record.message for record in caplog.records] == [
        f"a file was given up: its worker ended with {how}"
    ] * 2
    worker.close()
    worker.end()


def test_the_programs_own_fault_is_told_as_such(workers: FileWorkers) -> None:
    """Not as a file that takes too much."""
    with pytest.raises(UnreadableFileError) as caught:
        workers.inspect_together(cast("list[tuple[bytes, str]]", [1]))
    assert "my fault" in _told(caught.value)


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
        used |= {process.pid for process in _processes(workers)}
    assert len(used) == 1
    workers.close()


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


@pytest.mark.parametrize("what", [print, os.getcwd, subprocess.Popen, logging.getLogger, job_results.packed])
def test_an_answer_names_nothing_that_runs(what: object) -> None:
    """Only what results are made of."""
    said = pickle.dumps(job_results.JobResult(job_results.JobOutcome.DONE, what, []))
    with pytest.raises(pickle.UnpicklingError):
        job_results.read_result(io.BytesIO(said))


_TELLS = """
import logging, sys, warnings
from bot.workers import jobs, process

def tell(name):
    log, said = logging.getLogger("bot.validator"), ValueError("my-secret-words")
    log.warning("reading ended in %s", said, extra={"part": 3})
    log.warning("no place for %s", "one", "two")
    log.error("gone", exc_info=(ValueError, said, None))
    warnings.warn("old \u2028 way")
    print("my-secret-words")
    return name

jobs.JOBS["tell"] = tell
sys.exit(process.main(["10", "256", "60"]))
"""


def test_lines_for_the_log_come_without_words_of_files(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """As the bot itself would have written them, warnings and traces included; a wrong one harms nothing."""
    worker = _OtherProcess(Limits())
    worker.script = _TELLS
    with caplog.at_level(logging.WARNING):
        assert [worker.run("tell", (name,)) for name in "ab"] == ["a", "b"]
    worker.close()
    worker.end()
    assert "my-secret-words" not in caplog.text + capfd.readouterr().out
    told = caplog.records[:4]
    assert [record.levelname for record in told] == ["WARNING", "WARNING", "ERROR", "WARNING"]
    assert told[0].__dict__["part"] == 3
    assert told[2].getMessage().splitlines() == ["gone", "ValueError"]
    assert told[3].name == "py.warnings"


@IS_POSIX
def test_a_worker_that_nobody_needs_ends() -> None:
    """Whoever comes then does not notice."""
    workers = FileWorkers(limits=Limits(idle_s=0))
    used = set[int]()
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        assert workers.inspect(RIGHT, name).report.file == name
        (process,) = _processes(workers)
        assert process.wait(60) == 0
        used.add(process.pid)
    assert len(used) == 3
    workers.close()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no /proc here")
def test_a_worker_knows_no_secret_of_the_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a file does to it gives nothing away."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:planted")
    monkeypatch.setenv("IMS_DOCTOR_DATABASE", "postgresql://planted")
    monkeypatch.setenv("HTTPS_PROXY", "http://me:planted@proxy.example")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", "/run/planted")
    workers = FileWorkers()
    workers.inspect(RIGHT, "a.yaml")
    told = [Path(f"/proc/{process.pid}/environ").read_bytes() for process in _processes(workers)]
    workers.close()
    assert told
    assert not any(b"planted" in one for one in told)


def test_a_worker_begins_with_what_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not with what lies where the bot was started."""
    (tmp_path / "msgspec.py").write_text("raise SystemExit(3)", "utf-8")
    monkeypatch.chdir(tmp_path)
    workers = FileWorkers()
    assert workers.inspect(RIGHT, "a.yaml").report.file == "a.yaml"
    workers.close()


def test_installed_packages_do_not_come_before_the_standard_library() -> None:
    """The path is named only where nobody would look otherwise."""
    home = Path(site.getsitepackages()[0])
    assert worker_environment({"PATH": "/bin", "AWS_SECRET_ACCESS_KEY": "planted"}, home) == {"PATH": "/bin"}
    assert worker_environment({"PYTHONPATH": "b"}, Path("/a"))["PYTHONPATH"] == os.pathsep.join(("/a", "b"))


def _processes(workers: FileWorkers) -> Iterator[subprocess.Popen[bytes]]:
    if process := workers._worker._process:
        yield process
