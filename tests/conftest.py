"""Fixtures that every room may use; nothing here knows a test."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import app
from bot.app import Compiled
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Event, Reply
from bot.dialogue.session import Session
from tests import skips

_SETTINGS = ("IMS_DOCTOR_", "TELEGRAM_", "LC_", "LANG")
for _name in list(os.environ):
    if _name.startswith(_SETTINGS) and not _name.startswith("IMS_DOCTOR_TEST_"):
        del os.environ[_name]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was skipped, in a line for each reason."""
    for line in skips.lines(terminalreporter.stats.get("skipped", ())):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout that the tests stand in."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def compiled() -> Compiled:
    """What the bot knows, compiled once (or loaded from the cache) for all tests."""
    return app.load_knowledge()


@pytest.fixture(scope="session")
def desk() -> Desk:
    """The desk of the real bot."""
    return app.open_desk(app.load_known())


@pytest.fixture
def say(desk: Desk) -> Callable[[Event], Reply]:
    """One person's conversation: send an event, get the reply; the session goes on from one to the next."""
    session = Session()

    def sent(event: Event) -> Reply:
        nonlocal session
        turn = converse(event, session, desk)
        session = turn.session
        (reply,) = turn.replies
        return reply

    return sent
