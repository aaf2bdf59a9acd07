"""A log that is read back, and what is to be kept out of it."""

from __future__ import annotations

import io
import json
import logging
from typing import Any

from bot import logs

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
