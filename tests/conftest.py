"""Fixtures that every room may use; nothing here knows a test."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from bot import app
from bot.app import Compiled
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Event, Reply
from bot.dialogue.session import Session
from bot.logs.setup import LogHandler
from tests import skips
from tests.leftovers import nothing_left_open

__all__ = ["nothing_left_open"]

_SETTINGS = ("IMS_DOCTOR_", "TELEGRAM_", "LC_", "LANG")
for _name in list(os.environ):
    if _name.startswith(_SETTINGS):
        del os.environ[_name]
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each program that a test starts compiles everything
_ROOT = logging.getLogger()


# the same examples each time; `make fuzz` looks for others
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("fuzz", deadline=None)
settings.load_profile("same")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was skipped, in a line for each reason."""
    for line in skips.lines(terminalreporter.stats.get("skipped", ())):
        terminalreporter.write_line(line)


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    """A command that runs in this process sets logging up; the next test must not notice."""
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    yield
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()
    _ROOT.setLevel(logging.WARNING)
    for logger in _ROOT.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.setLevel(logging.NOTSET)
    for handler in [handler for handler in _ROOT.handlers if isinstance(handler, LogHandler)]:
        _ROOT.removeHandler(handler)


def _no_constants() -> Constants:
    """What Hypothesis may mix into its examples besides its own.

    It takes the constants of every module of ours that happens to be imported, so that even a derandomized
    test saw other files when other tests were collected with it. It has no setting for that.
    """
    return Constants()


providers._get_local_constants = _no_constants


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
