"""An exception as log text that says where it happened and never what anybody wrote."""

from __future__ import annotations

import traceback
from collections.abc import Iterator


def trace_without_words(error: BaseException) -> str:
    """Give the traceback, causes first, with the types of the exceptions but not their messages.

    A message may quote a question, a file or a token; the frames show code only.
    """
    return "\n".join(_lines(error, set()))


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _lines(before, seen)
        yield "  which led to"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
    yield f"{type(error).__module__}.{type(error).__qualname__}"
