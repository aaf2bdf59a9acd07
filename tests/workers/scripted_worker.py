"""The workers of the tests: what they are given to judge, and workers that run another script."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot.errors import UnreadableFileError
from bot.model import Message
from bot.workers import FileWorkers
from bot.workers.worker_process import Limits, WorkerProcess

WRONG = (
    b"internal_name: Adobe_Marketing_Clod\nclient_secret: my-secret-words\nims_server: https://example.com\n"
)
RIGHT = b"internal_name: Adobe_Marketing_Cloud\n"
IS_POSIX = pytest.mark.skipif(os.name != "posix", reason="there are no such limits elsewhere")


def told_of(error: UnreadableFileError) -> str:
    """The message of an error, which is always one of the catalogues."""
    assert isinstance(error.message, Message)
    return error.message.msgid


def processes_of(workers: FileWorkers) -> Iterator[subprocess.Popen[bytes]]:
    """The process that runs, if one does."""
    if process := workers._worker._process:
        yield process


class ScriptedWorker(WorkerProcess):
    """Starts a script in place of the worker's process."""

    def __init__(self, script: str, limits: Limits | None = None) -> None:
        super().__init__(limits or Limits())
        self._script = script

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = subprocess.Popen(
                [sys.executable, "-c", self._script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        return self._process
