"""Files are judged in processes that may end: what comes back is the same, and nothing else is harmed."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import UnreadableFileError
from bot.model import Message
from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.fix import corrected
from bot.validator.joint_inspection import inspect_together
from bot.workers import FileWorkers
from bot.workers.file_workers import Limits
from tests.validator.test_hostile import COSTLY, UNREADABLE

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
    assert len({translator(locale).text(caught.value.message) for locale in ("en", "fr", "sv", "ko")}) == 4
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
def test_a_file_has_so_much_memory() -> None:
    """One that wants more is told about like one that cannot be read, and the next one is judged."""
    workers = FileWorkers(limits=Limits(memory_mb=48))
    data, _words = UNREADABLE["json-of-12-mb"]
    with pytest.raises(UnreadableFileError):
        workers.inspect(data, "a.json")
    assert workers.inspect(RIGHT, "a.yaml").report.file == "a.yaml"
    workers.close()


def test_after_the_end_nobody_waits() -> None:
    """A file that comes too late is given up."""
    workers = FileWorkers()
    workers.close()
    with pytest.raises(UnreadableFileError):
        workers.inspect(RIGHT, "a.yaml")


@IS_POSIX
def test_a_worker_that_nobody_needs_ends() -> None:
    """Whoever comes then does not notice."""
    workers = FileWorkers(limits=Limits(idle_s=0))
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        assert workers.inspect(RIGHT, name).report.file == name
    workers.close()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no /proc here")
def test_a_worker_knows_no_secret_of_the_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a file does to it gives nothing away."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:planted")
    monkeypatch.setenv("IMS_DOCTOR_DATABASE", "postgresql://planted")
    before = set(_children())
    workers = FileWorkers()
    workers.inspect(RIGHT, "a.yaml")
    told = [Path(f"/proc/{pid}/environ").read_bytes() for pid in set(_children()) - before]
    workers.close()
    assert told
    assert not any(b"planted" in one for one in told)


def _children() -> Iterator[str]:
    for folder in Path("/proc/self/task").iterdir():
        yield from (folder / "children").read_text().split()
