"""Makes the standard `logging` and structlog write to one stream, through one filter."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Iterable
from types import TracebackType
from typing import Any, TextIO

from bot.logs.choices import Format, Level
from bot.logs.lean_structlog import structlog
from bot.logs.line import LineFormatter
from bot.privacy.log_lines import Scrubber

_OURS = ("bot", "__main__")
_TELLING = ("alembic.runtime.migration", "uvicorn")
"""Libraries that say at level INFO what an operator wants to know; others quote addresses and texts there."""
_SILENT = ("uvicorn.access",)
"""An address that was called may hold what nobody else should know; `/metrics` counts calls."""
_CHATTER = ("Context impl", "Will assume")
"""How Alembic begins when there is nothing to do."""
_log = logging.getLogger("bot")


class LogHandler(logging.StreamHandler[TextIO]):
    """Writes scrubbed lines; a line that cannot be written is lost, without a word about what it said."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line may be logged; a library may have lowered the level of its own logger."""
        if record.levelno < logging.WARNING and not _is_within(record.name, _OURS):
            is_told = _is_within(record.name, _TELLING) and record.levelno >= logging.INFO
            is_dull = _is_within(record.name, _SILENT) or str(record.msg).startswith(_CHATTER)
            if not is_told or is_dull:
                return False
        return bool(super().filter(record))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """The original prints message and arguments."""


def set_up(form: Format, level: Level, secrets: Iterable[str], stream: TextIO | None) -> Scrubber:
    """See `bot.logs.configure`."""
    stream = stream or sys.stderr
    scrubber = Scrubber(secrets)
    is_terminal = stream.isatty()
    handler = LogHandler(stream)
    handler.setFormatter(
        LineFormatter(
            scrubber,
            is_json=form == "json" or (form == "auto" and not is_terminal),
            is_coloured=is_terminal and not os.environ.get("NO_COLOR") and os.name != "nt",
        )
    )
    root = logging.getLogger()
    for old in [old for old in root.handlers if isinstance(old, LogHandler)]:
        root.removeHandler(old)
    root.addHandler(handler)
    _set_levels(getattr(logging, level.upper()))
    _let_structlog_follow()
    _take_what_nobody_catches()
    return scrubber


def _set_levels(level: int) -> None:
    logging.getLogger().setLevel(max(level, logging.WARNING))
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    for name in _TELLING:
        logging.getLogger(name).setLevel(max(level, logging.INFO))
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    logging.captureWarnings(capture=True)


def _let_structlog_follow() -> None:
    """`structlog.get_logger()` goes the same way as the loggers of the standard library."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _take_what_nobody_catches() -> None:
    """The original hooks print messages of exceptions, which may quote anything."""
    sys.excepthook = _at_the_end
    sys.unraisablehook = _unraisable
    threading.excepthook = _in_thread


def _at_the_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        _log.critical("ended by an error", exc_info=(kind, error, trace))


def _unraisable(args: Any) -> None:
    error = args.exc_value or args.exc_type()
    _log.error("an error where none can be raised", exc_info=(args.exc_type, error, args.exc_traceback))


def _in_thread(args: Any) -> None:
    if args.exc_type is not SystemExit:
        error = args.exc_value or args.exc_type()
        _log.error("a thread ended by an error", exc_info=(args.exc_type, error, args.exc_traceback))


def _is_within(name: str, roots: tuple[str, ...]) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in roots)
