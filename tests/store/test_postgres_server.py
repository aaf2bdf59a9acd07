"""The private server that tests are run with."""

from __future__ import annotations

import sys

import pytest

from tests import postgres_server
from tests.postgres_server import PostgresMissingError, PostgresServer


def _missing() -> PostgresServer:
    raise PostgresMissingError("PostgreSQL is not installed")


def test_without_postgresql_the_command_runs_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It says why tests are skipped, and exits as the command does."""
    monkeypatch.delenv(postgres_server.VARIABLE, raising=False)
    monkeypatch.setattr(PostgresServer, "start", _missing)
    command = "import os; print(os.environ.get('TEST_POSTGRES_URL')); raise SystemExit(7)"
    assert postgres_server.main(["--", sys.executable, "-c", command]) == 7
    shown = capfd.readouterr()
    assert shown.out == "None\n"
    assert shown.err == "Tests with PostgreSQL are skipped: PostgreSQL is not installed.\n"


def test_it_wants_a_command(capfd: pytest.CaptureFixture[str]) -> None:
    """Without one there is nothing to do."""
    assert postgres_server.main(["--"]) == 2
    assert "usage" in capfd.readouterr().err
