"""Logs: ids, never texts. Every line of every library goes one way, and secrets do not get through.

Modules log with `logging.getLogger(__name__)` as usual; `configure` lets structlog write what they say: for
people on a terminal, as JSON lines elsewhere. structlog is loaded when that happens, not before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

from bot.logs.choices import Format, Level
from bot.logs.trace import trace_without_words
from bot.privacy.log_lines import Scrubber

__all__ = ["Format", "Level", "Scrubber", "bind", "configure", "trace_without_words"]


def configure(
    form: Format = "auto",
    level: Level = "info",
    secrets: Iterable[str] = (),
    stream: TextIO | None = None,
) -> Scrubber:
    """Log to `stream` (standard error) from now on; what is `auto` depends on whether that is a terminal.

    `level` is for our own modules; of other libraries only warnings are logged, of Alembic and uvicorn what
    they do. Exceptions that nobody catches, and warnings, are logged as well. `secrets` are removed wherever
    they stand, also encoded, and so is what looks like one; gives what removes them. May be called again.
    """
    from bot.logs.setup import set_up

    return set_up(form, level, secrets, stream)


@contextmanager
def bind(
    *, update: int | None = None, chat: str | int | None = None, person: str | int | None = None
) -> Iterator[None]:
    """Every line that is logged inside carries these ids, also in tasks that are started there."""
    from bot.logs.lean_structlog import structlog

    named = {"update": update, "chat": chat, "person": person}
    ids = {name: value for name, value in named.items() if value is not None}
    tokens = structlog.contextvars.bind_contextvars(**ids)
    try:
        yield
    finally:
        structlog.contextvars.reset_contextvars(**tokens)
