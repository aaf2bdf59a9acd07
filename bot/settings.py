"""The environment → frozen `Settings`. Secrets never show in a `repr`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import SettingsError

DEFAULT_API_ROOT = "https://api.telegram.org"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the Telegram bot is started with.

    `api_root` is the root of a Bot API server; `database` an SQLAlchemy URL, None for the default file;
    `knowledge` a file of added documentation.
    """

    token: str = field(repr=False)
    api_root: str = DEFAULT_API_ROOT
    database: str | None = field(default=None, repr=False)
    knowledge: Path | None = None


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from environment variables; empty ones count as unset.

    Raises:
        SettingsError: without a token.
    """
    token = environment.get("TELEGRAM_BOT_TOKEN", "").strip()
    if not token:
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN",
            "is not set; get a token from @BotFather, or talk here with `ims-doctor chat`",
        )
    return Settings(
        token,
        environment.get("TELEGRAM_API_BASE_URL", "").strip() or DEFAULT_API_ROOT,
        environment.get("IMS_DOCTOR_DATABASE", "").strip() or None,
        added_knowledge(environment),
    )


def added_knowledge(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The file of added documentation that IMS_DOCTOR_KNOWLEDGE names, if any."""
    name = environment.get("IMS_DOCTOR_KNOWLEDGE", "").strip()
    return Path(name) if name else None
