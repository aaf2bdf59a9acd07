"""What goes wrong within a worker is the program's own fault, and told without words of the file."""

from __future__ import annotations

import logging
from typing import cast

import pytest

from bot.errors import JobFailedError, MisreadFileError, UnreadableFileError
from bot.workers import FileWorkers
from tests.workers.scripted_worker import ScriptedWorker, told_of


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
    worker = ScriptedWorker(_FAILS)
    table = b"internal_name,client_secret\nAdobe_Marketing_Cloud,my-secret-words\n"
    with caplog.at_level(logging.WARNING):
        with pytest.raises(JobFailedError):
            worker.run("contains_secret", (table, "a.csv"))
        with pytest.raises(MisreadFileError) as caught:
            worker.run("inspect", (table, "a.csv"))
    worker.close()
    worker.end()
    assert "my fault" in told_of(caught.value)
    assert "my-secret-words" not in caplog.text


def test_the_programs_own_fault_is_told_as_such(workers: FileWorkers) -> None:
    """Not as a file that takes too much."""
    with pytest.raises(UnreadableFileError) as caught:
        workers.inspect_together(cast("list[tuple[bytes, str]]", [1]))
    assert "my fault" in told_of(caught.value)


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
    worker = ScriptedWorker(_TELLS)
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
