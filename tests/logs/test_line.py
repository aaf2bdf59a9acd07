"""A record → one line of JSON, or one for people."""

from __future__ import annotations

import errno
import json
import logging
import sqlite3
import time
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import logs
from bot.errors import SettingsError, UnreadableFileError
from bot.privacy.log_lines import Scrubber
from bot.privacy.spans import HIDDEN
from tests.logs.book import HALF, SECRETS, WORDS, Book, Silent, fail, log


def test_fields_with_a_telling_name_are_hidden(book: Book) -> None:
    """Whatever is in them; nothing at all may be told."""
    fields = {
        "client_secret": 12345,
        "headers": {"Authorization": ["a"], "Accept": "text"},
        "pairs": [("x-api-key", "a"), (b"cookie", b"b"), ("host", "c")],
        "webhook_secret": None,
        "has_token": True,
    }
    book.open()
    log.info("called", extra=fields)
    (line,) = book.lines
    assert {name: line[name] for name in fields} == {
        "client_secret": HIDDEN,
        "headers": {"Authorization": HIDDEN, "Accept": "text"},
        "pairs": [["x-api-key", HIDDEN], ["cookie", HIDDEN], ["host", "c"]],
        "webhook_secret": None,
        "has_token": True,
    }


def test_a_line_of_json(book: Book) -> None:
    """In a fixed order; ids as numbers; what has our names does not replace ours."""
    book.open("auto")
    with logs.bind(update=7, chat=-100, person="telegram:5"):
        log.warning("set aside %d buttons", 2, extra={"event": "x", "level": 3, "ratio": 0.5})
    (line,) = book.lines
    assert line.pop("timestamp").endswith("Z")
    assert list(line.items())[:3] == [
        ("level", "warning"),
        ("logger", "bot.test"),
        ("event", "set aside 2 buttons"),
    ]
    assert (line["update"], line["chat"], line["person"], line["ratio"]) == (7, -100, "telegram:5", 0.5)
    assert (line["event_"], line["level_"]) == ("x", 3)


def test_a_line_for_people(book: Book) -> None:
    """Nobody can forge another one, or paint over it: what follows the first line is indented."""
    book.open("console")
    with logs.bind(update=7):
        log.error("odd name: %s", "x\n2026-01-01 00:00:00 [info] all is well\x1b[2K\r\u202e")
    first, second = book.text.splitlines()
    assert " [error    ] odd name: x" in first
    assert second == "    2026-01-01 00:00:00 [info] all is well\\u001b[2K\\u000d\\u202e [bot.test] update=7"


def test_messages_of_our_own_errors_are_shown(book: Book) -> None:
    """They are written for operators; one about a file may quote it, and is not."""
    book.open()
    for error in (SettingsError("IMS_DOCTOR_LISTEN", "taken"), UnreadableFileError(WORDS), OSError(WORDS)):
        log.error("stopped", exc_info=error)
        log.error("stopped: %s", error)
    assert [line["exception"] for line in book.lines if "exception" in line] == [
        "bot.errors.SettingsError: IMS_DOCTOR_LISTEN: taken",
        "bot.errors.UnreadableFileError",
        "OSError",
    ]
    assert WORDS not in book.text


def test_an_exception_is_told_with_its_code(book: Book) -> None:
    """What the system and databases call it says more than the type, and quotes nothing."""
    book.open()
    full = OSError(errno.ENOSPC, WORDS)
    odd = OSError(10**9, WORDS)
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute(WORDS)
        except sqlite3.Error as error:
            log.warning("failed: %s, %s, %s", full, odd, error)
    assert [line["event"] for line in book.lines] == [
        "failed: OSError ENOSPC, OSError, sqlite3.OperationalError SQLITE_ERROR"
    ]


def test_exceptions_that_lead_to_each_other_end(book: Book) -> None:
    """A circle of causes, a thousand frames, a group of a hundred."""
    book.open()
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    log.error("round", exc_info=one)

    def deep(left: int) -> None:
        deep(left - 1) if left else fail(WORDS)

    try:
        deep(500)
    except ValueError:
        log.exception("deep")
    log.error("many", exc_info=ExceptionGroup("", [OSError() for _ in range(100)]))
    round_, deep_, many = (line["exception"].splitlines() for line in book.lines)
    assert round_ == ["KeyError", "  which led to", "ValueError"]
    assert len(deep_) < 60
    assert "more" in "".join(deep_)
    assert many[-1] == "  … 90 more"


def test_what_cannot_be_shown_ends_nothing(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    """A line says where; nothing is printed beside the log."""
    book.open()
    log.info(Silent())
    log.info("calling %s", Silent())
    log.info("calling", extra={"a": Silent(), "b": {Silent(): float("nan")}, "c": 10**5000})
    circle: list[object] = []
    circle.append(circle)
    log.info("calling %s", circle, extra={"circle": circle})
    book.stream.close()
    log.info("nowhere to write")
    assert capsys.readouterr() == ("", "")


def test_after_such_a_line_the_next_is_fine(book: Book) -> None:
    """And each is JSON."""
    book.open()
    log.info(Silent())
    log.info("x\ud800y", extra={"n": 10**5000, "f": float("inf"), "o": Silent()})
    first, second = book.lines
    assert first["event"].startswith("a line cannot be logged: RuntimeError, ")
    assert __file__ in first["event"]
    assert second["event"] == "x\\ud800y"
    assert (second["n"], second["f"], second["o"]) == ("…", "…", "<Silent>")


def test_long_lines_are_cut_in_time(book: Book) -> None:
    """Whatever they are made of: no pattern runs away."""
    book.open()
    began = time.process_time()
    for piece in ("a", "1", "://", "token:", "\\", "%25", '"', HALF[:12], "secret='", "x@y:", "eyJaaaaaaaa."):
        log.info("%s", piece * (50_000 // len(piece)))
    assert time.process_time() - began < 60  # a few seconds by far; what runs away takes hours
    assert max(len(line["event"]) for line in book.lines) <= 16_001


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(values=st.lists(VALUES, max_size=3), message=st.text())
def test_anything_can_be_logged(values: list[Any], message: str) -> None:
    """Every record becomes one line of JSON, and one for people that nobody takes for two."""
    from bot.logs.line import LineFormatter

    record = logging.LogRecord("bot.x", logging.INFO, "x.py", 1, message, tuple(values), None)
    record.__dict__ |= {"value": values}
    told = json.loads(LineFormatter(Scrubber(SECRETS), is_json=True).format(record))
    assert told["logger"] == "bot.x"
    _first, *more = LineFormatter(Scrubber(SECRETS), is_json=False).format(record).split("\n")
    assert all(line.startswith("    ") for line in more)
