"""Logs: one way for everybody, ids on every line, and no secret gets through."""

from __future__ import annotations

import asyncio
import base64
import errno
import gc
import html
import io
import json
import logging
import sqlite3
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot import logs
from bot.errors import SettingsError, UnreadableFileError
from bot.privacy.log_lines import MASK, Scrubber

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"
HALF = TOKEN.partition(":")[2]
PASSWORD = "pä/ss:w@rd 1"
WORDS = "my callback url is wrong"
SECRETS = (TOKEN, HALF, PASSWORD)
log = logging.getLogger("bot.test")


class Book:
    """What was logged since `configure`."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    def open(self, form: logs.Format = "json", level: logs.Level = "debug") -> Book:
        """Log into this book."""
        logging.getLogger().handlers.clear()  # those of pytest fail where a record cannot be shown
        logs.configure(form, level, SECRETS, self.stream)
        return self

    @property
    def text(self) -> str:
        """All of it."""
        return self.stream.getvalue()

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The lines of JSON."""
        return [json.loads(line) for line in self.text.splitlines()]


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


class Talkative:
    """Shows what it holds, as a record or a request may."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return f"Talkative({self.text!r})"


class Silent:
    """Cannot be shown."""

    def __str__(self) -> str:
        raise RuntimeError(TOKEN)


def fail(text: str) -> None:
    """Raise, with the text in the message, in a note, in a cause and in local variables."""
    local = f"{text} again"
    empty: dict[str, str] = {}
    try:
        empty[local]
    except KeyError as error:
        problem = ValueError(text)
        problem.add_note(text)
        raise problem from error


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
    "too many arguments": lambda text: log.info("calling", text),  # noqa: PLE1205 - as it happens
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

CODES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "address": lambda text: quote(text, safe=""),
    "small address": lambda text: quote(text, safe="").lower(),
    "form": quote_plus,
    "address twice": lambda text: quote(quote(text, safe=""), safe=""),
    "every byte": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "json": lambda text: json.dumps({"x": text}),
    "json twice": lambda text: json.dumps(json.dumps({"x": text})),
    "repr": repr,
    "bytes": lambda text: repr(text.encode()),
    "html": html.escape,
    "html numbers": lambda text: "".join(f"&#{ord(c)};" for c in text),
    "hex": lambda text: text.encode().hex(),
    "basic": lambda text: base64.b64encode(f"user:{text}".encode()).decode(),
    "basic 2": lambda text: base64.b64encode(f"a:{text}!".encode()).decode(),
    "basic 3": lambda text: base64.b64encode(f"ab:{text}".encode()).decode(),
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(f"~~?>{text}".encode()).decode(),
    "capitals": str.upper,
    "address of a database": lambda text: f"postgresql://ims:{text}@db/ims",
}


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


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_known_in_any_form(secret: str, code: str) -> None:
    """Encoded as libraries encode what they send."""
    written = CODES[code](secret)
    hidden = Scrubber([secret]).text(f"before {written} after")
    assert written not in hidden
    assert MASK in hidden
    assert hidden.startswith("before ")
    core = base64.b64encode(secret.encode())[4:-8].decode()
    assert not [form for form in (secret, core) if form in hidden]


@pytest.mark.parametrize("cut", [slice(None, 25), slice(None, 12), slice(-20, None), slice(10, 23)])
def test_a_secret_that_was_cut_short_is_hidden(cut: slice) -> None:
    """A library shows the beginning or the end of it; both are too much."""
    hidden = Scrubber([HALF]).known(f"https://h/bot1:{HALF[cut]}… failed")
    assert (HALF[cut] in hidden) is (cut.start == 10)
    assert hidden.endswith(" failed")


LOOKS_SECRET = {
    f"GET https://api.telegram.org/bot{TOKEN}/getMe": HALF,
    f"https://api.telegram.org/file/bot{quote(TOKEN, safe='')}/x": HALF,
    "client_secret: p4ss, w0rd;x": "w0rd",
    'client_secret: "p4ss\\" w0rd"': "w0rd",
    "{'client_secret': 'p4ss w0rd', 'id': 3}": "w0rd",
    '{\\"client_secret\\": \\"p4ss\\\\\\" w0rd\\"}': "w0rd",
    "clientSecret => w0rd": "w0rd",
    "Client Secret：w0rd": "w0rd",
    "?x=1&access_token=w0rd&y=2": "w0rd",
    "password=w0rd chat=5": "w0rd",
    "PGPASSWORD=w0rd": "w0rd",
    "Mot de passe : w0rd": "w0rd",
    "Lösenord: w0rd": "w0rd",
    "비밀번호: w0rd": "w0rd",
    "Authorization: Basic dXNlcjpw": "dXNlcjpw",
    "[(b'authorization', b'Bearer w0rd')]": "w0rd",
    "x-telegram-bot-api-secret-token: w0rd": "w0rd",
    "Cookie: a=b; c=w0rd": "w0rd",
    "Bearer abcdef012345 refused": "abcdef",
    "postgresql+asyncpg://ims:w0rd@db/ims": "w0rd",
    "postgresql://ims:w/0rd@x@db/ims": "0rd",
    "https://w0rd@github.com/x": "w0rd",
    "eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl": "c2lnbmF0dXJl",
    "-----BEGIN RSA PRIVATE KEY-----\nabc\nw0rd\n-----END RSA PRIVATE KEY-----": "w0rd",
    "-----BEGIN PRIVATE KEY-----\nabc\nw0rd": "w0rd",
}


@pytest.mark.parametrize("text", LOOKS_SECRET)
def test_what_looks_like_a_secret_is_hidden(text: str) -> None:
    """Nobody told the log about it."""
    hidden = Scrubber().text(f"seen {text}")
    assert LOOKS_SECRET[text] not in hidden
    assert hidden.startswith("seen ")
    assert MASK in hidden


@pytest.mark.parametrize(
    "text",
    [
        "update 12345 failed in chat -1001234567890 after 0.35 s",
        "listening as @ims_doctor_bot on http://127.0.0.1:8080/telegram?x=1",
        "postgresql://ims@db:5432/ims and sqlite:////var/lib/bot.db at 12:30:45",
        "Telegram refused the token; get a valid one from @BotFather",
        "IMS_DOCTOR_WEBHOOK_SECRET is short enough to be guessed; make one with `openssl rand -hex 32`",
        '  File "/srv/bot/secret_token.py", line 12, in password',
        "basic things work, bearer of good news",
        "person telegram:123456789 in telegram:-100",
        "",
    ],
)
def test_ordinary_lines_stay_as_they_are(text: str) -> None:
    """A log that hides everything helps nobody."""
    assert Scrubber([TOKEN, HALF, "abc", ""]).text(text) == text


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
        "client_secret": MASK,
        "headers": {"Authorization": MASK, "Accept": "text"},
        "pairs": [["x-api-key", MASK], ["cookie", MASK], ["host", "c"]],
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


async def test_ids_belong_to_one_update(book: Book) -> None:
    """Tasks at the same time do not see each other's; tasks that are started inside do."""
    book.open()

    async def say() -> None:
        await asyncio.sleep(0)
        log.info("said")

    async def handle(number: int) -> None:
        with logs.bind(update=number, chat=None):
            await asyncio.gather(say(), asyncio.to_thread(log.info, "said"))

    await asyncio.gather(*(handle(number) for number in range(20)))
    log.info("after")
    *lines, last = book.lines
    assert sorted(line["update"] for line in lines) == sorted([*range(20)] * 2)
    assert "chat" not in lines[0]
    assert "update" not in last


@pytest.mark.parametrize(
    ("level", "heard"),
    [
        (
            "debug",
            [
                "bot debug",
                "bot info",
                "uvicorn.error info",
                "alembic.runtime.migration info",
                "httpx warning",
            ],
        ),
        ("info", ["bot info", "uvicorn.error info", "alembic.runtime.migration info", "httpx warning"]),
        ("warning", ["httpx warning"]),
        ("error", []),
    ],
)
def test_of_other_libraries_only_warnings_are_logged(book: Book, level: logs.Level, heard: list[str]) -> None:
    """Below, they quote addresses and texts, even if they set their own level."""
    book.open(level=level)
    own = logging.getLogger("aiosqlite")
    own.setLevel(logging.DEBUG)
    for name, words in [
        ("bot", "debug info"),
        ("uvicorn.error", "debug info"),
        ("uvicorn.access", "info"),
        ("alembic.runtime.migration", "debug info"),
        ("httpx", "debug info warning"),
        ("aiosqlite", "debug info"),
        ("alembic.runtime.plugins", "info"),
        ("bottle", "info"),
    ]:
        for word in words.split():
            getattr(logging.getLogger(name), word)("said")
    own.setLevel(logging.NOTSET)
    assert [f"{line['logger']} {line['level']}" for line in book.lines] == heard


def test_configured_again_it_writes_once(book: Book) -> None:
    """To the new place, with the new secrets."""
    book.open()
    later = io.StringIO()
    logs.configure("json", "info", ["another-secret"], later)
    log.info("another-secret")
    assert book.text == ""
    assert json.loads(later.getvalue())["event"] == MASK


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
    assert time.process_time() - began < 10
    assert max(len(line["event"]) for line in book.lines) <= 16_001


@given(
    secret=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=8, max_size=40).filter(
        lambda text: len(text.strip()) >= 8
    ),
    before=st.text(st.characters(codec="utf-8"), max_size=10),
    after=st.text(st.characters(codec="utf-8"), max_size=10),
    code=st.sampled_from([code for code in CODES if code not in ("capitals", "base64 for addresses")]),
)
def test_any_secret_is_hidden_in_any_form(secret: str, before: str, after: str, code: str) -> None:
    """Whatever stands around it."""
    written = CODES[code](secret.strip())
    hidden = Scrubber([secret]).text(f"{before}{written}{after}")
    assert secret.strip() not in hidden
    if MASK not in f"{before}{written}{after}":
        assert MASK in hidden
        assert written not in hidden


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


def test_a_program_that_fails_says_nothing_else(tmp_path: Path) -> None:
    """A process of its own: at the end, in a thread, in a warning; one JSON line each."""
    script = f"""
import logging, threading, warnings
from bot import logs
logs.configure("auto", "info", [{PASSWORD!r}])
def fail():
    raise ValueError({PASSWORD!r} + {WORDS!r})
warnings.warn("odd " + {PASSWORD!r})
thread = threading.Thread(target=fail)
thread.start()
thread.join()
class Doomed:
    def __del__(self):
        fail()
Doomed()
logging.getLogger("bot").info("%d", {TOKEN!r})
fail()
"""
    path = tmp_path / "script.py"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["level"] for line in lines] == ["warning", "error", "error", "info", "critical"]
    assert not [text for text in (PASSWORD, WORDS, HALF) if text in done.stderr]
