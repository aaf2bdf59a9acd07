"""What may be chosen of logs: their form, and from which level on a line is written."""

from __future__ import annotations

from typing import Literal, TypeAlias

Format: TypeAlias = Literal["auto", "console", "json"]
Level: TypeAlias = Literal["debug", "info", "warning", "error"]
