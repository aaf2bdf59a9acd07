"""What becomes of an update that may have ended a process."""

from __future__ import annotations

import msgspec
import pytest

from bot.channel.telegram.answering.deadly_updates import AloneLater, Attempt, Hopeless, NextStep, next_step
from bot.store import QueuedUpdate
from bot.store.inbox import MAX_TRIES
from tests.channel.telegram.answering.worker_desk import queued


def _deadly(deaths: int) -> QueuedUpdate:
    return msgspec.structs.replace(queued(1), deaths=deaths)


@pytest.mark.parametrize("deaths", [0, MAX_TRIES, 99])
@pytest.mark.parametrize("tries", range(MAX_TRIES))
def test_an_update_of_this_process_is_answered(tries: int, deaths: int) -> None:
    """It has not ended it."""
    one = msgspec.structs.replace(_deadly(deaths), tries=tries)
    assert next_step(one, may_be_deadly=False, is_alone=False) == Attempt(is_on_trial=False)


@pytest.mark.parametrize(
    ("deaths", "is_alone", "expected"),
    [
        (0, False, Attempt(is_on_trial=True)),
        (1, False, AloneLater(0.0)),
        (1, True, Attempt(is_on_trial=True)),
        (2, False, AloneLater(0.5)),
        (2, True, Attempt(is_on_trial=True)),
        (MAX_TRIES, False, AloneLater(0.5)),
        (MAX_TRIES, True, Attempt(is_on_trial=True)),
    ],
)
def test_one_that_another_process_had_is_on_trial(deaths: int, is_alone: bool, expected: NextStep) -> None:
    """With others, alone at once, and alone behind the others."""
    assert next_step(_deadly(deaths), may_be_deadly=True, is_alone=is_alone) == expected


@pytest.mark.parametrize("may_be_deadly", [True, False])
def test_after_so_many_failures_it_is_set_aside(may_be_deadly: bool) -> None:
    """Whoever had it."""
    step = next_step(queued(1, tries=MAX_TRIES), may_be_deadly=may_be_deadly, is_alone=True)
    assert step == Hopeless("it failed too often")


def test_after_so_many_deaths_alone_it_is_set_aside() -> None:
    """The one beside others is none of them."""
    step = next_step(_deadly(MAX_TRIES + 1), may_be_deadly=True, is_alone=True)
    assert step == Hopeless("the program died of it")


def test_failures_and_deaths_are_not_added() -> None:
    """One that failed twice in three processes has done neither too often."""
    one = msgspec.structs.replace(_deadly(MAX_TRIES), tries=MAX_TRIES - 1)
    assert next_step(one, may_be_deadly=True, is_alone=True) == Attempt(is_on_trial=True)
