"""A text for each setting, and the value that it is; places to write them."""

from __future__ import annotations

from pathlib import Path

from bot.settings import (
    Need,
    SecretStr,
    survey_settings,
)
from bot.settings.values import ListenAddress

TOKEN = "12345:test-token"
CONFIG = "IMS_DOCTOR_CONFIG"
HERE = Path(__file__)


GOOD: dict[str, tuple[str, object]] = {
    "token": (TOKEN, SecretStr(TOKEN)),
    "api_root": ("http://localhost:8081/", "http://localhost:8081"),
    "database": ("postgresql://bot:pw@db:5432/ims", "postgresql://bot:pw@db:5432/ims"),
    "knowledge": (str(HERE), HERE),
    "owners": ("5, 6 7;7", frozenset({5, 6, 7})),
    "chats": ("-1001234567890 42", frozenset({-1001234567890, 42})),
    "people": ("9", frozenset({9})),
    "retention_days": ("3650", 3650),
    "person_per_minute": ("0", 0),
    "chat_per_minute": ("600", 600),
    "calls_per_second": ("25", 25),
    "concurrency": ("256", 256),
    "walk_hours": ("1", 1),
    "memory_minutes": ("30", 30),
    "contact": ("Adobe Customer Care, +46 8 000 00", "Adobe Customer Care, +46 8 000 00"),
    "renames": ("no", False),
    "webhook_url": ("https://bot.example.com:8443/t", "https://bot.example.com:8443/t"),
    "webhook_secret": ("s" * 256, SecretStr("s" * 256)),
    "listen": ("[::1]:0", ListenAddress("::1", 0)),
    "web_url": ("https://doctor.example.com/", "https://doctor.example.com"),
    "web_token": ("w" * 32, SecretStr("w" * 32)),
    "log_format": ("JSON", "json"),
    "log_level": ("Warning", "warning"),
}
"""For each setting a text, and the value that it is."""


def write(folder: Path, text: str) -> dict[str, str]:
    """An environment that names a YAML file with this text."""
    path = folder / "ims-doctor.yaml"
    path.write_text(text, encoding="utf-8")
    return {CONFIG: str(path)}


def problems(environment: dict[str, str], need: Need | None = None) -> list[str]:
    """The lines of all faults, the folder of the YAML file left out."""
    folder = str(Path(environment.get(CONFIG, "/nowhere")).parent) + "/"
    return [str(fault).replace(folder, "") for fault in survey_settings(environment, need=need).faults]
