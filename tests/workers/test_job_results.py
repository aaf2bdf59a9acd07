"""What a worker says, on its way through the pipe."""

from __future__ import annotations

import io
import logging
import os
import pickle
import subprocess
from enum import Enum

import pytest

from bot.model import Severity
from bot.workers.job_results import JobOutcome, JobResult, packed, read_result


def test_members_of_enumerations_need_no_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """Early releases of Python 3.11 pack them as a call of `getattr`, which nobody who reads allows."""
    monkeypatch.setattr(Enum, "__reduce_ex__", lambda self, _protocol: (getattr, (type(self), self.name)))
    answer = JobResult(JobOutcome.DONE, (Severity.ERROR, Severity.INFO), ["{}"])
    assert read_result(io.BytesIO(packed(answer))) == answer


@pytest.mark.parametrize("what", [print, os.getcwd, subprocess.Popen, logging.getLogger, packed])
def test_an_answer_names_nothing_that_runs(what: object) -> None:
    """Only what results are made of."""
    said = pickle.dumps(JobResult(JobOutcome.DONE, what, []))
    with pytest.raises(pickle.UnpicklingError):
        read_result(io.BytesIO(said))
