"""A small storm on every run of the tests: nothing lost, nothing doubled without need.

`make chaos` is the large one.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chaos.databases import Database, postgres, sqlite
from tests.chaos.outcome import Outcome, Plan
from tests.chaos.script import Dialogue, Echo
from tests.chaos.storm import Storm, rage_over
from tests.patience import PATIENCE_S
from tests.postgres_server import NOT_THERE, VARIABLE

POSTGRES = os.environ.get(VARIABLE, "")
ONE = Plan(questions=150, people=15, kills=3, kill_every_s=1.5, patience_s=2 * PATIENCE_S)
THREE = Plan(
    questions=150, people=15, kills=3, kill_every_s=1.5, patience_s=2 * PATIENCE_S, replicas=3, is_pushed=True
)

pytestmark = pytest.mark.slow


@pytest.fixture
async def file(tmp_path: Path) -> AsyncIterator[Database]:
    """A new SQLite file."""
    async with sqlite(tmp_path) as database:
        yield database


@pytest.fixture
async def server() -> AsyncIterator[Database]:
    """A new database on the PostgreSQL server for tests."""
    if not POSTGRES:
        pytest.skip(NOT_THERE)
    async with postgres(POSTGRES) as database:
        yield database


def report(outcome: Outcome) -> str:
    """What to show if something went wrong."""
    return "\n".join([repr(outcome.verdict), *outcome.exits, *outcome.found])


async def test_one_process_on_sqlite(file: Database, tmp_path: Path) -> None:
    """Killed three times while Telegram fails: every question is answered, in order, and nothing leaks."""
    outcome = await rage_over(file, ONE, Dialogue(), tmp_path)
    assert outcome.is_clean, report(outcome)
    assert (outcome.kills, outcome.waiting) == (3, 0)
    assert sum(outcome.faults.values()) > 0


async def test_three_replicas_on_postgres(server: Database, tmp_path: Path) -> None:
    """Three replicas behind a balancer, killed in turn: the others take over within seconds."""
    outcome = await rage_over(server, THREE, Dialogue(), tmp_path)
    assert outcome.is_clean, report(outcome)
    assert (outcome.kills, outcome.waiting) == (3, 0)
    assert max(outcome.takeovers_s, default=0.0) < PATIENCE_S


async def test_a_bot_that_forgets_is_found_out(tmp_path: Path) -> None:
    """The same storm shows what the usual bot loses."""
    plan = Plan(questions=80, people=10, kills=2, kill_every_s=1.0, patience_s=3)
    outcome = await Storm(plan, Echo(), tmp_path, {}, ("-m", "benchmarks.echo_bot", "32")).rage()
    assert outcome.verdict.lost > 0
