"""Imports httpx, which python-telegram-bot needs to be there, without its command line.

That one brings click and, where they are installed, rich and Pygments along: 1 to 5 MB and as much as a tenth
of a start, for what nobody calls here. httpx does without it where it cannot be imported.
"""

from bot.lean_import import without

with without("httpx._main"):
    import httpx  # noqa: F401 - that it is loaded is the purpose
