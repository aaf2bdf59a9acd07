"""Fixtures that every room may use; nothing here knows a test."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from bot import app
from bot.app import Compiled
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Event, Reply
from bot.dialogue.session import Session

_SETTINGS = ("IMS_DOCTOR_", "TELEGRAM_", "LC_", "LANG")
for _name in list(os.environ):
    if _name.startswith(_SETTINGS) and not _name.startswith("IMS_DOCTOR_TEST_"):
        del os.environ[_name]


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
