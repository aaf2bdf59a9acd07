"""A record of the standard `logging`, or of structlog → one line, without secrets or what people wrote."""

from __future__ import annotations

import json
import logging
import math
import re
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import PurePath
from typing import Any
from uuid import UUID

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, WrappedLogger

from bot.logs.trace import described, trace_without_words
from bot.privacy.log_lines import Scrubber
from bot.privacy.secret_words import is_secret_name
from bot.privacy.spans import HIDDEN
from bot.visible import safe

_LONGEST = 16_000
"""Docker, for one, cuts lines of a log at 16 kilobytes."""
_MOST_ITEMS = 100
"""A choice: a line is read by people."""
_DEEPEST = 6
"""A choice: deeper is a program's structure, not what it wants to say."""
_CUT = "…"
_HUGE = 10**30
"""Readers of JSON take no greater numbers without losing digits or failing."""
_STANDARD = {*logging.makeLogRecord({}).__dict__, "message", "asctime", "taskName"}
_LIBRARY = {"_logger", "_name", "color_message"}
_PLAIN = (PurePath, UUID, datetime, date, time, Decimal, Enum)
_WORDY = ("telegram", "bot")
"""Objects of these packages hold what people wrote: only their type is logged."""
_FIRST_LINE_ONLY = ("asyncio", "py.warnings")
"""What follows is the `repr` of an exception, or a line of code."""


class LineFormatter(ProcessorFormatter):
    """Formats every record, whatever is in it; never raises."""

    def __init__(self, scrubber: Scrubber, *, is_json: bool, is_coloured: bool = False) -> None:
        self._scrubber = scrubber
        self._is_json = is_json
        self._console = structlog.dev.ConsoleRenderer(colors=is_coloured, sort_keys=False, pad_event_to=0)
        super().__init__(
            processors=[structlog.contextvars.merge_contextvars, self._facts, self._rendered],
            pass_foreign_args=True,
            use_get_message=False,
        )

    def format(self, record: logging.LogRecord) -> str:
        """Give the line; of a record that cannot be formatted, where it came from."""
        try:
            return super().format(record)
        except Exception as error:
            where = f"{record.pathname}:{record.lineno}"
            event = f"a line cannot be logged: {type(error).__name__}, {where}"
            return json.dumps({"level": "error", "event": event}) if self._is_json else event

    def _facts(self, _logger: WrappedLogger, _name: str, told: EventDict) -> EventDict:
        """Everything that the line says, in its order; plain values only, scrubbed."""
        record: logging.LogRecord = told.pop("_record")
        if told.pop("_from_structlog"):
            message = told.pop("event", "")
        else:
            told.pop("event")
            message = record.msg
            told.update((key, value) for key, value in record.__dict__.items() if key not in _STANDARD)
        arguments = told.pop("positional_args", ())
        error, stack = _error_in(told.pop("exc_info", None)), told.pop("stack_info", None)
        facts: EventDict = {
            "timestamp": self._time(record.created),
            "level": record.levelname.lower(),
            "logger": self._text(record.name),
            "event": self._text(self._message(record.name, message, arguments)),
        }
        for key, value in self._mapping({k: v for k, v in told.items() if k not in _LIBRARY}, 0).items():
            facts[f"{key}_" if key in (*facts, "exception", "stack") else key] = value
        if isinstance(stack, str):
            facts["stack"] = self._text(_frames_only(stack))
        if error is not None:
            facts["exception"] = self._text(trace_without_words(error))
        return facts

    def _rendered(self, logger: WrappedLogger, name: str, facts: EventDict) -> str:
        if self._is_json:
            return json.dumps(facts, ensure_ascii=False)
        # a line that people wrote cannot pass for one of ours: what follows the first is indented
        facts["event"] = facts["event"].replace("\n", "\n    ")
        return self._console(logger, name, facts)

    def _time(self, created: float) -> str:
        if self._is_json:
            return datetime.fromtimestamp(created, UTC).isoformat(timespec="milliseconds")[:-6] + "Z"
        return datetime.fromtimestamp(created).astimezone().strftime("%Y-%m-%d %H:%M:%S")

    def _message(self, logger: str, message: object, arguments: Any) -> str:
        text = described(message) if isinstance(message, BaseException) else str(message)
        if arguments:
            try:
                text %= self._arguments(arguments)
            except (TypeError, ValueError, KeyError):
                text = f"{text} (what belongs in it does not fit)"
        if logger in _FIRST_LINE_ONLY:
            text = re.sub("<.*>", "<…>", text.partition("\n")[0])
        return text

    def _arguments(self, arguments: Any) -> Any:
        if isinstance(arguments, Mapping):
            return self._mapping(arguments, 0)
        return tuple(self._argument(value) for value in arguments)

    def _argument(self, value: object) -> object:
        """What stands for an argument; strings are scrubbed later, where the words around them are known."""
        if isinstance(value, BaseException):
            return described(value)
        if isinstance(value, Mapping | list | tuple | set | frozenset):
            return self._plain(value)
        is_shown = isinstance(value, str | int | float | Enum) or not _is_wordy(value)
        return value if is_shown else f"<{type(value).__name__}>"

    def _plain(self, value: object, depth: int = 0) -> Any:
        """A value of numbers, texts, lists and groups that says no more than it may."""
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, int | float) and not isinstance(value, Enum):
            return self._number(value)
        if isinstance(value, bytes | bytearray):
            return self._text(bytes(value[:_LONGEST]).decode("utf-8", "backslashreplace"))
        if isinstance(value, _PLAIN):
            return self._text(str(value))
        if isinstance(value, BaseException):
            return self._text(described(value))
        if depth >= _DEEPEST:
            return _CUT
        if isinstance(value, Mapping):
            return self._mapping(value, depth)
        if isinstance(value, list | tuple | set | frozenset):
            return self._list(list(value)[:_MOST_ITEMS], depth)
        return f"<{type(value).__name__}>"

    def _mapping(self, value: Mapping[Any, Any], depth: int) -> dict[str, Any]:
        shown: dict[str, Any] = {}
        for key, item in list(value.items())[:_MOST_ITEMS]:
            name = str(self._plain(key, _DEEPEST))
            is_hidden = is_secret_name(name) and item is not None and not isinstance(item, bool)
            shown[name] = HIDDEN if is_hidden else self._plain(item, depth + 1)
        return shown

    def _list(self, items: list[Any], depth: int) -> list[Any]:
        shown = [self._plain(item, depth + 1) for item in items]
        is_header = len(shown) == 2 and isinstance(shown[0], str) and is_secret_name(shown[0])
        return [shown[0], HIDDEN] if is_header else shown

    def _number(self, value: float) -> float | str:
        if (isinstance(value, float) and not math.isfinite(value)) or abs(value) >= _HUGE:
            return _CUT
        return value if self._scrubber.known(str(value)) == str(value) else HIDDEN

    def _text(self, text: str) -> str:
        shown = safe(self._scrubber.text(text[: 4 * _LONGEST]))
        return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + _CUT


def _error_in(exc_info: Any) -> BaseException | None:
    """The exception that a record carries: itself, a tuple, or True for the one that is being handled."""
    if isinstance(exc_info, tuple):
        return exc_info[1] if isinstance(exc_info[1], BaseException) else None
    return exc_info if isinstance(exc_info, BaseException) else sys.exc_info()[1] if exc_info else None


def _frames_only(stack: str) -> str:
    return "\n".join(line for line in stack.splitlines() if line.startswith('  File "'))


def _is_wordy(value: object) -> bool:
    return type(value).__module__.partition(".")[0] in _WORDY
