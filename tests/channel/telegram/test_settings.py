"""Where the Bot API server is."""

from __future__ import annotations

from bot.channel.telegram import TelegramSettings


def test_addresses_follow_the_root() -> None:
    """Methods and files of the same server, with or without a slash at the end."""
    settings = TelegramSettings("1:a", "http://127.0.0.1:8081/")
    assert settings.base_url == "http://127.0.0.1:8081/bot"
    assert settings.base_file_url == "http://127.0.0.1:8081/file/bot"
    assert TelegramSettings("1:a").base_url == "https://api.telegram.org/bot"


def test_a_token_is_not_shown() -> None:
    """Nor is the password of a server."""
    settings = TelegramSettings("1:secret", "http://me:secret@bots.example")
    assert settings.server == "bots.example"
    assert "1:secret" not in repr(settings)
