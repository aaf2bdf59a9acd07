"""An exception as log text that says where it happened and never what anybody wrote.

Our own errors are one-liners for operators, so their messages may be shown; those of other exceptions may
quote a question, a file or a token.
"""

from __future__ import annotations

import errno
import re
import traceback
from collections.abc import Iterator

from bot.errors import BotError, UnreadableFileError

_MOST_FRAMES = 40
"""A choice: both ends of a recursion; what lies between says nothing more."""
_MOST_IN_GROUP = 10
"""A choice: exceptions of a group are mostly the same."""
_INDENT = "  "


def trace_without_words(error: BaseException) -> str:
    """Give the traceback, causes first; frames show code only: no source line, no value."""
    return "\n".join(_lines(error, set()))


def described(error: BaseException) -> str:
    """The type of an exception and its code, such as ENOSPC; of our own errors the message as well."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, BotError) and not isinstance(error, UnreadableFileError):
        return f"{name}: {error}"
    return f"{name} {_code(error)}".strip()


def _code(error: BaseException) -> str:
    """What the system or a database calls the fault; empty where there is no such thing."""
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno, "") if isinstance(error.errno, int) else ""
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None)
    return code if isinstance(code, str) and re.fullmatch("[A-Z0-9_]{5,40}", code) else ""


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _lines(before, seen)
        yield "  which led to"
    frames = [
        f'  File "{frame.f_code.co_filename}", line {line}, in {frame.f_code.co_name}'
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    if len(frames) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        frames[half:-half] = [f"  … {len(frames) - 2 * half} more"]
    yield from frames
    yield described(error)
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions[:_MOST_IN_GROUP]:
            if id(one) not in seen:
                yield from (_INDENT + line for line in _lines(one, seen))
        if len(error.exceptions) > _MOST_IN_GROUP:
            yield f"{_INDENT}… {len(error.exceptions) - _MOST_IN_GROUP} more"
