"""What becomes of an update that may have ended a process."""

from __future__ import annotations

import msgspec
import pytest

from bot.channel.telegram.answering.deadly_updates import AloneLater, Attempt, Hopeless, NextStep, next_step
from bot.store.inbox import MAX_TRIES
from tests.channel.telegram.answering.worker_desk import queued


@pytest.mark.parametrize("tries", range(MAX_TRIES))
def test_an_update_of_this_process_is_answered(tries: int) -> None:
    """It has not ended it; what failed is counted afterwards."""
    step = next_step(queued(1, tries=tries), may_be_deadly=False, is_alone=False)
    assert step == Attempt(tries, is_counted=False)


@pytest.mark.parametrize(
    ("tries", "is_alone", "expected"),
    [
        (0, False, Attempt(1, is_counted=True)),
        (1, False, AloneLater(0.0)),
        (1, True, Attempt(2, is_counted=True)),
        (2, False, AloneLater(0.5)),
        (2, True, Attempt(3, is_counted=True)),
    ],
)
def test_one_that_another_process_had_is_counted_and_then_kept_apart(
    tries: int, is_alone: bool, expected: NextStep
) -> None:
    """At once, alone, and alone behind the others."""
    assert next_step(queued(1, tries=tries), may_be_deadly=True, is_alone=is_alone) == expected


@pytest.mark.parametrize("may_be_deadly", [True, False])
def test_after_so_many_tries_it_is_set_aside(may_be_deadly: bool) -> None:
    """The reason tells what became of the program."""
    step = next_step(queued(1, tries=MAX_TRIES), may_be_deadly=may_be_deadly, is_alone=True)
    assert isinstance(step, Hopeless)
    assert ("died" in step.reason) == may_be_deadly


def test_one_whose_answer_was_ready_is_suspected_later() -> None:
    """The process hardly died of it; only what comes beyond `MAX_TRIES` counts."""
    ready = msgspec.structs.replace(queued(1, tries=MAX_TRIES), sending=b"1")
    assert next_step(ready, may_be_deadly=True, is_alone=False) == Attempt(1, is_counted=True)
    again = msgspec.structs.replace(ready, tries=MAX_TRIES + 1)
    assert next_step(again, may_be_deadly=True, is_alone=False) == AloneLater(0.0)
    last = msgspec.structs.replace(ready, tries=2 * MAX_TRIES)
    assert isinstance(next_step(last, may_be_deadly=True, is_alone=True), Hopeless)
