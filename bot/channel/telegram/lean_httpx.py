"""Imports httpx, which python-telegram-bot needs to be there, without its command line.

That one brings click and, where they are installed, rich and Pygments along: 1 to 5 MB and as much as a tenth
of a start, for what nobody calls here. httpx does without it where it cannot be imported.
"""

import sys

_COMMAND_LINE = "httpx._main"

if "httpx" not in sys.modules:
    # This is how Python is told that there is none.
    sys.modules[_COMMAND_LINE] = None  # type: ignore[assignment]
    import httpx  # noqa: F401 - that it is loaded is the purpose

    del sys.modules[_COMMAND_LINE]
