"""Imports a library without what it would do without: where that is installed, it costs memory and time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Within, these modules cannot be imported; those that are loaded already stay at hand."""
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        # This is how Python is told that there is none.
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
