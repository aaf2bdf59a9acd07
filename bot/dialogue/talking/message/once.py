"""What is worked out of a message is kept with it, for whichever reader asks the same of it again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class ReadMessage(Protocol):
    """What is read, which does not change: an utterance, or the moment at which it comes."""

    @property
    def worked_out(self) -> dict[object, Any]:
        """What was worked out of it."""


_M = TypeVar("_M", bound=ReadMessage)
_P = ParamSpec("_P")
_R = TypeVar("_R")


def once(work_out: Callable[Concatenate[_M, _P], _R]) -> Callable[Concatenate[_M, _P], _R]:
    """A decorator: a function of a message, and of texts or ids, is worked out once for each message."""

    @wraps(work_out)
    def kept(message: _M, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        key = (work_out, args, *kwargs.items()) if args or kwargs else work_out
        known = message.worked_out
        if key in known:
            value: _R = known[key]
        else:
            value = known[key] = work_out(message, *args, **kwargs)
        return value

    return kept
