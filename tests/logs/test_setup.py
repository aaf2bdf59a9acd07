"""Who is heard, and where it goes."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from bot import logs
from bot.privacy.spans import HIDDEN
from tests.logs.book import HALF, PASSWORD, TOKEN, WORDS, Book, log


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
    assert json.loads(later.getvalue())["event"] == HIDDEN


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
