"""Environment and an optional YAML file → frozen `Settings`; every fault is told at once.

A variable wins over the file that IMS_DOCTOR_CONFIG names. Secrets never show: not in a `repr`, not in a
fault. They are declared when they are read, not when this module is: `ask` must start quickly.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.settings.defaults import DEFAULT_API_ROOT, Need

if TYPE_CHECKING:
    from bot.settings.declaration import Settings
    from bot.settings.secret_str import SecretStr
    from bot.settings.survey import Survey

__all__ = [
    "DEFAULT_API_ROOT",
    "Need",
    "SecretStr",
    "Settings",
    "added_knowledge",
    "read_settings",
    "survey_settings",
]


def read_settings(environment: Mapping[str, str] = os.environ, *, need: Need | None = "token") -> Settings:
    """The settings; empty variables and keys count as unset.

    Raises:
        SettingsError: something is missing or makes no sense; its text has a line for each fault.
    """
    return survey_settings(environment, need=need).checked()


def survey_settings(environment: Mapping[str, str] = os.environ, *, need: Need | None = "token") -> Survey:
    """The settings with where each came from, and everything that is wrong with them."""
    from bot.settings.survey import survey

    return survey(environment, need)


def added_knowledge(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The file of added documentation that is set, if any; nothing else is looked at.

    Raises:
        SettingsError: the YAML file cannot be read.
    """
    name = environment.get("IMS_DOCTOR_KNOWLEDGE", "").strip()
    if name:
        return Path(name).expanduser()
    if environment.get("IMS_DOCTOR_CONFIG", "").strip():
        from bot.settings.config_file import knowledge_in  # PyYAML

        return knowledge_in(environment["IMS_DOCTOR_CONFIG"].strip())
    return None


def __getattr__(name: str) -> Any:
    """`Settings` and its `SecretStr` are loaded when they are asked for."""
    if name == "Settings":
        from bot.settings.declaration import Settings

        return Settings
    if name == "SecretStr":
        from bot.settings.secret_str import SecretStr

        return SecretStr
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
