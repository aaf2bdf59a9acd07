"""A place to log to."""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest
import structlog

from tests.logs.book import Book


@pytest.fixture
def book() -> Iterator[Book]:
    """A place to log to; everything is as before afterwards."""
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    names = ["", "bot", "__main__", "alembic", "uvicorn", "uvicorn.error", "uvicorn.access"]
    loggers = [logging.getLogger(name) for name in names]
    before = [(logger, logger.level, logger.propagate, list(logger.handlers)) for logger in loggers]
    showwarning = warnings.showwarning
    for name in names[1:]:  # a listening bot in this process may have silenced some
        logging.getLogger(name).setLevel(logging.NOTSET)
    yield Book()
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    logging.captureWarnings(capture=False)
    warnings.showwarning = showwarning
    structlog.reset_defaults()
    for logger, level, propagate, handlers in before:
        logger.setLevel(level)
        logger.propagate = propagate
        logger.handlers[:] = handlers
