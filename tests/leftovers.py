"""What a module's tests leave open is told in that module, not in whichever collects the garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="module")
def nothing_left_open() -> Iterator[None]:
    """Collect the module's garbage as it ends: a socket or a loop in it warns, and a warning is an error.

    What there was before is left out, and need not be looked at again: it takes milliseconds.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.collect()
