"""Work in many processes: results, errors and processes that are gone."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.compiler.library.parallel import in_parallel

MANY = range(100)


def _doubled(item: int, _shared: None) -> int:
    return item * 2


def _refused(item: int, shared: int) -> int:
    if item == shared:
        raise ValueError(f"no {item}")
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
    """Not waited for: its result never comes.

    Nothing is forked beside threads, so that this is tried in a process of its own.
    """
    done = subprocess.run([sys.executable, "-c", _ENDS], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("a process was ended from outside"), done.stderr


_ENDS = """
import os, signal
from bot.compiler.library.parallel import in_parallel

def ended(item, parent):
    if item == 99 and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)  # as the system does where memory is short
    return item

try:
    list(in_parallel(ended, range(100), os.getpid(), processes=2))
except MemoryError as error:
    print(error)
"""
