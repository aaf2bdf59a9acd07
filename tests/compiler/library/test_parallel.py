"""Work in many processes: results, errors and processes that are gone."""

from __future__ import annotations

import os
import signal

import pytest

from bot.compiler.library.parallel import in_parallel

MANY = range(100)


def _doubled(item: int, _shared: None) -> int:
    return item * 2


def _refused(item: int, shared: int) -> int:
    if item == shared:
        raise ValueError(f"no {item}")
    return item


def _ended(item: int, parent: int) -> int:
    if item == MANY[-1] and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)  # as the system does where memory is short
    return item


def test_results_come_in_order() -> None:
    """Whoever was done first."""
    assert list(in_parallel(_doubled, MANY, None, processes=3)) == [2 * item for item in MANY]


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_is_that_of_the_work(processes: int) -> None:
    """In whatever process it came up."""
    with pytest.raises(ValueError, match="no 70"):
        list(in_parallel(_refused, MANY, 70, processes=processes))


def test_a_process_that_the_system_ends_is_told() -> None:
    """Not waited for: its result never comes."""
    with pytest.raises(MemoryError, match="ended from outside"):
        list(in_parallel(_ended, MANY, os.getpid(), processes=2))
