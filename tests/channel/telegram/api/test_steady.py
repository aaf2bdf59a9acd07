"""A clock that is moved back and forth has nothing erased that is not old."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.channel.telegram.api.steady import DOUBTED_S, SteadyTime

YEAR_S = 365 * 86_400.0
START = 1_700_000_000.0


@dataclass
class Clocks:
    """Both clocks of a machine; the wall clock can be moved."""

    steady_s: float = 5.0
    moved_s: float = 0.0

    def wall(self) -> float:
        """What the machine says that it is."""
        return START + self.steady_s + self.moved_s

    def steady(self) -> float:
        """Time since some moment."""
        return self.steady_s


def test_a_jump_is_doubted_and_in_the_end_believed() -> None:
    """An hour is enough to notice that a clock is wrong."""
    clocks = Clocks()
    time = SteadyTime(clocks.wall, clocks.steady)
    clocks.moved_s = YEAR_S
    for _minute in range(59):
        assert time.now() == START + clocks.steady_s
        clocks.steady_s += 60
    clocks.steady_s += DOUBTED_S
    assert time.now() == clocks.wall()


def test_a_clock_that_is_moved_back_and_forth() -> None:
    """What is earlier is never a reason to erase anything."""
    clocks = Clocks()
    time = SteadyTime(clocks.wall, clocks.steady)
    for moved_s in (-YEAR_S, 0.0, YEAR_S, 0.0, -YEAR_S, 0.0):
        clocks.moved_s = moved_s
        clocks.steady_s += 60
        assert time.now() <= START + clocks.steady_s


@pytest.mark.parametrize("moved_s", [-1.5, 0.0, 40.0, 3000.0])
def test_small_corrections_are_believed_at_once(moved_s: float) -> None:
    """As time servers make them, and daylight saving on machines that have it wrong."""
    clocks = Clocks()
    time = SteadyTime(clocks.wall, clocks.steady)
    clocks.moved_s = moved_s
    assert time.now() == clocks.wall()


def test_a_clock_that_was_wrong_at_the_start() -> None:
    """It is put right by the network; from an hour later on the right time counts."""
    clocks = Clocks(moved_s=-10 * YEAR_S)
    time = SteadyTime(clocks.wall, clocks.steady)
    clocks.moved_s = 0.0
    assert time.now() < START
    clocks.steady_s += DOUBTED_S
    assert time.now() == clocks.wall()
