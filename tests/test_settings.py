"""The environment → settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import DEFAULT_API_ROOT, read_settings

TOKEN = "12345:test-token"


def test_a_token_is_enough() -> None:
    """Everything else has a default."""
    settings = read_settings({"TELEGRAM_BOT_TOKEN": f" {TOKEN} "})
    assert (settings.token, settings.api_root) == (TOKEN, DEFAULT_API_ROOT)
    assert (settings.database, settings.knowledge) == (None, None)


def test_everything_can_be_set() -> None:
    """Server, database, added documentation."""
    settings = read_settings(
        {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE_URL": "http://localhost:8081",
            "IMS_DOCTOR_DATABASE": "sqlite:///x.db",
            "IMS_DOCTOR_KNOWLEDGE": "docs.kb",
        }
    )
    assert settings.api_root == "http://localhost:8081"
    assert settings.database == "sqlite:///x.db"
    assert settings.knowledge == Path("docs.kb")


@pytest.mark.parametrize("environment", [{}, {"TELEGRAM_BOT_TOKEN": "  "}])
def test_without_a_token_the_message_says_what_to_do(environment: dict[str, str]) -> None:
    """It names the variable."""
    with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN: is not set; get a token"):
        read_settings(environment)


def test_secrets_do_not_show() -> None:
    """Not in a repr, which a traceback may print."""
    settings = read_settings({"TELEGRAM_BOT_TOKEN": TOKEN, "IMS_DOCTOR_DATABASE": "postgresql://u:pw@h/d"})
    assert TOKEN not in repr(settings)
    assert "pw" not in repr(settings)
