"""Wherever a text may hide in a line, no secret gets out, and of exceptions no word."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import structlog

from bot import logs
from bot.errors import SettingsError
from tests.logs.book import HALF, SECRETS, WORDS, Book, Talkative, fail, log


def log_failure(text: str) -> None:
    """Log it as everybody does."""
    try:
        fail(text)
    except ValueError:
        log.exception("it failed")


def log_group(text: str) -> None:
    """Several at once, as a task group raises them."""

    def fail_twice() -> None:
        raise ExceptionGroup(text, [ValueError(text), OSError(text)])

    try:
        fail_twice()
    except ExceptionGroup:
        log.exception("it failed")


def call_hook(text: str) -> None:
    """What Python does with an exception that nobody caught."""
    try:
        fail(text)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def call_thread_hook(text: str) -> None:
    """The same in a thread."""
    try:
        fail(text)
    except ValueError as error:
        threading.excepthook(threading.ExceptHookArgs((ValueError, error, error.__traceback__, None)))


def call_unraisable_hook(text: str) -> None:
    """The same in `__del__`."""
    error = ValueError(text)
    args = {"exc_type": ValueError, "exc_value": error, "exc_traceback": None, "err_msg": text}
    hook: Callable[[Any], object] = sys.unraisablehook
    hook(SimpleNamespace(**args, object=Talkative(text)))


def warn(text: str) -> None:
    """A warning of any library."""
    warnings.showwarning(f"this is odd: {text}", UserWarning, "x.py", 1, None, f"password = {text!r}")


def lose_task(text: str) -> None:
    """A task fails, and nobody asks for it."""

    async def doomed() -> None:
        fail(text)

    async def run() -> None:
        task = asyncio.create_task(doomed())
        await asyncio.sleep(0)
        del task
        gc.collect()

    asyncio.run(run())


def show_everything(text: str) -> None:
    """Into a line of structlog's own logger."""
    structlog.get_logger("bot.native").info("%s or %(x)s", text, token=text, deep={"k": [text]})


def fail_in_structlog(text: str) -> None:
    """Its `exception` knows the exception by itself."""
    try:
        fail(text)
    except ValueError:
        structlog.get_logger("bot.native").exception("it failed")


PLACES: dict[str, Callable[[str], object]] = {
    "message": lambda text: log.info(f"calling {text}"),
    "argument": lambda text: log.info("calling %s", text),
    "repr": lambda text: log.info("calling %r", text),
    "named argument": lambda text: log.info("calling %(x)s", {"x": text}),
    "bytes": lambda text: log.info("calling %s", text.encode()),
    "list": lambda text: log.info("calling %s", [text, {text: (text,)}]),
    "object": lambda text: log.info("calling %s", Talkative(text)),
    "too many arguments": lambda text: log.info("calling", text),
    "wrong argument": lambda text: log.info("calling %d", text),
    "field": lambda text: log.info("calling", extra={"address": text}),
    "nested field": lambda text: log.info("calling", extra={"a": {"b": [{"c": {text, 1}}, (text, b"x")]}}),
    "key": lambda text: log.info("calling", extra={"a": {text: 1}, text: 2}),
    "bytes field": lambda text: log.info(
        "calling", extra={"a": text.encode(), "b": bytearray(text.encode())}
    ),
    "path field": lambda text: log.info("calling", extra={"a": Path(text)}),
    "object field": lambda text: log.info("calling", extra={"a": Talkative(text)}),
    "exception field": lambda text: log.info("calling", extra={"a": ValueError(text)}),
    "own error": lambda text: log.error("failed: %s", SettingsError("X", text)),
    "error as message": lambda text: log.error(SettingsError("X", text)),
    "exception": log_failure,
    "exception group": log_group,
    "stack": lambda text: log.info("calling %s", text, stack_info=True),
    "logger": lambda text: logging.getLogger(f"bot.{text}").info("calling"),
    "httpx": lambda text: logging.getLogger("httpx").warning("GET https://x/bot%s/getMe", text),
    "uvicorn": lambda text: logging.getLogger("uvicorn.error").info(
        "at %s", text, extra={"color_message": text}
    ),
    "alembic": lambda text: logging.getLogger("alembic.runtime.migration").info("at %s", text),
    "warning": warn,
    "end": call_hook,
    "thread": call_thread_hook,
    "unraisable": call_unraisable_hook,
    "lost task": lose_task,
    "structlog": show_everything,
    "structlog exception": fail_in_structlog,
}
"""Where something can hide: each logs one line with a text in it."""


@pytest.mark.parametrize("form", ["console", "json"])
@pytest.mark.parametrize("place", PLACES)
def test_a_secret_gets_out_nowhere(book: Book, place: str, form: logs.Format) -> None:
    """Known ones: the token, half of it, a password with signs in it."""
    for secret in SECRETS:
        book.open(form)
        PLACES[place](secret)
    assert len(book.text.splitlines()) >= len(SECRETS)
    assert not [secret for secret in SECRETS if secret in book.text]
    assert HALF not in book.text
    if form == "json":
        assert len(book.lines) == len(SECRETS)


@pytest.mark.parametrize("place", [place for place in PLACES if "exception" in place or "ta" in place])
def test_what_people_wrote_is_not_in_a_traceback(book: Book, place: str) -> None:
    """Of an exception the log has type and frames; of local variables and source lines nothing."""
    if place not in ("stack", "bytes field"):
        book.open()
        PLACES[place](WORDS)
        assert WORDS not in book.text


@pytest.mark.parametrize(
    "place", ["end", "thread", "unraisable", "lost task", "exception", "exception group"]
)
def test_an_exception_is_told_by_type_and_frames(book: Book, place: str) -> None:
    """Enough to find the place; of messages, local variables and source lines nothing."""
    book.open()
    PLACES[place](WORDS)
    (line,) = book.lines
    assert "ValueError" in line["exception"]
    assert WORDS not in book.text
    if place != "unraisable":
        assert f'File "{__file__}"' in line["exception"]
    if place in ("end", "exception"):
        first, _, last = line["exception"].partition("\n  which led to\n")
        assert first.splitlines()[-1] == "KeyError"
        assert last.splitlines()[-1] == "ValueError"
