"""What a worker says, on its way through the pipe."""

from __future__ import annotations

import io
from enum import Enum

import pytest

from bot.model import Severity
from bot.workers.job_results import JobOutcome, JobResult, packed, read_result


def test_members_of_enumerations_need_no_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """Early releases of Python 3.11 pack them as a call of `getattr`, which nobody who reads allows."""
    monkeypatch.setattr(Enum, "__reduce_ex__", lambda self, _protocol: (getattr, (type(self), self.name)))
    answer = JobResult(JobOutcome.DONE, (Severity.ERROR, Severity.INFO), ["{}"])
    assert read_result(io.BytesIO(packed(answer))) == answer
