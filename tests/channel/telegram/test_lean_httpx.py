"""What is loaded with python-telegram-bot."""

from __future__ import annotations

import subprocess
import sys

_TELL = """
import sys
import bot.channel.telegram
import httpx, telegram.request
print(httpx.AsyncClient.__name__, callable(httpx.main))
print(*sorted({"click", "rich", "pygments"} & sys.modules.keys()))
"""


def test_nothing_for_a_terminal_comes_along() -> None:
    """All else of httpx is there."""
    told = subprocess.run([sys.executable, "-c", _TELL], check=True, capture_output=True, text=True).stdout
    assert told.splitlines() == ["AsyncClient True", ""]
