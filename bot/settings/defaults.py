"""What is so unless a setting says otherwise, and what a command cannot do without."""

from __future__ import annotations

from typing import Literal, TypeAlias

DEFAULT_API_ROOT = "https://api.telegram.org"
Need: TypeAlias = Literal["token", "webhook"]
"""What a command cannot do without: a bot token; that, and an address and a secret for Telegram's calls."""
