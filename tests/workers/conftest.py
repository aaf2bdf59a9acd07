"""Fixtures of the tests of the workers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.workers import FileWorkers


@pytest.fixture(scope="module")
def workers() -> Iterator[FileWorkers]:
    """One worker for all tests of a module that leave it alive."""
    workers = FileWorkers()
    yield workers
    workers.close()
