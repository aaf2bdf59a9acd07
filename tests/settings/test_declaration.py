"""The settings themselves: defaults, names, what does not show."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.errors import SettingsError
from bot.settings import (
    DEFAULT_API_ROOT,
    SecretStr,
    Settings,
    added_knowledge,
    read_settings,
)
from bot.settings.declaration import SETTINGS
from tests.settings.examples import CONFIG, GOOD, TOKEN, write


def test_a_token_is_enough() -> None:
    """Everything else has a default."""
    settings = read_settings({"TELEGRAM_BOT_TOKEN": f" {TOKEN} "})
    assert settings == Settings(token=SecretStr(TOKEN))
    assert settings.api_root == DEFAULT_API_ROOT
    assert (settings.database, settings.knowledge, settings.webhook_url) == (None, None, None)
    assert not settings.owners | settings.chats | settings.people
    rates = settings.person_per_minute, settings.chat_per_minute, settings.calls_per_second
    assert rates == (20, 60, 30)
    assert (settings.retention_days, settings.walk_hours, settings.concurrency) == (90, 24, 32)
    assert settings.listen is None
    assert (settings.log_format, settings.log_level) == ("auto", "info")


def test_every_setting_is_tried_here() -> None:
    """A new setting needs an example above."""
    assert list(GOOD) == list(SETTINGS)


def test_the_keys_of_the_yaml_file_are_the_variables_in_short() -> None:
    """One rule, and what comes of it."""
    keys = {note.variable: note.key for note in SETTINGS.values()}
    assert keys["TELEGRAM_BOT_TOKEN"] == "token"
    assert keys["TELEGRAM_API_BASE_URL"] == "api_base_url"
    assert keys["IMS_DOCTOR_RETENTION_DAYS"] == "retention_days"


def test_secrets_do_not_show() -> None:
    """Not in a repr, which a traceback may print, rich's too; what logs must hide is told apart."""
    settings = read_settings(
        {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE_URL": "http://me:rootpw@h:8081",
            "IMS_DOCTOR_DATABASE": "postgresql://u:data%40pw@h/d?sslpassword=sslpw",
            "IMS_DOCTOR_WEBHOOK_SECRET": "hook-pw",
            "IMS_DOCTOR_WEBHOOK_URL": f"https://h/{quote('123456:' + 'x' * 35)}",
        }
    )
    for shown in (repr(settings), str(settings), str(settings.__rich_repr__())):
        assert not [
            word for word in ("test-token", "rootpw", "pw@", "sslpw", "hook-pw", "xxx") if word in shown
        ]
        assert "postgresql://u:•••@h/d?sslpassword=•••" in shown
    words = {TOKEN, "test-token", "hook-pw", "rootpw", "data%40pw", "data@pw", "sslpw"}
    assert words <= settings.secrets


def test_settings_cannot_be_changed() -> None:
    """What was validated stays so."""
    with pytest.raises(AttributeError, match="immutable"):
        Settings().token = SecretStr(TOKEN)  # type: ignore[misc]


def test_made_from_values_they_read_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the environment nor a file."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TOKEN", TOKEN)
    assert Settings().token == SecretStr("")


def test_added_knowledge_needs_no_other_setting(tmp_path: Path) -> None:
    """`ask` asks for nothing else, and does not mind what is wrong elsewhere."""
    assert added_knowledge({}) is None
    assert added_knowledge({"IMS_DOCTOR_KNOWLEDGE": " a.kb "}) == Path("a.kb")
    assert added_knowledge(write(tmp_path, "walk_hours: x\n")) is None
    with pytest.raises(SettingsError, match="IMS_DOCTOR_CONFIG: names a file that cannot be read"):
        added_knowledge({CONFIG: "/no/such/file"})


def test_settings_cost_nothing_until_they_are_read() -> None:
    """`ask` must start quickly."""
    script = (
        "import sys, bot.settings, bot.cli.settings, bot.logs; bot.settings.added_knowledge({});"
        "print({'bot.settings.declaration', 'yaml', 'structlog'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_manual_names_every_setting(checkout: Path) -> None:
    """docs/settings.md has each variable, key and default."""
    manual = (checkout / "docs" / "settings.md").read_text(encoding="utf-8")
    names = [name for note in SETTINGS.values() for name in (*note.variables, *note.keys)]
    assert not [name for name in [*names, CONFIG] if f"`{name}`" not in manual]
    for note in SETTINGS.values():
        assert note.meaning in manual
    assert not [name for name in SETTINGS if f"| {Settings().shown(name)} |" not in manual]
