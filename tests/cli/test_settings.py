"""`ims-doctor settings`: what is set, where it came from, what is wrong; no secret."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.settings.declaration import SETTINGS

SECRETS = ("12345:test-token", "test-token", "hook-secret-of-32-characters-00", "data-pw")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings from everywhere: variables, a YAML file, secret files."""
    (tmp_path / "hook").write_text("hook-secret-of-32-characters-00\n", encoding="utf-8")
    path = tmp_path / "settings.yaml"
    path.write_text(
        "retention_days: 30\n"
        "owners: [7, 5]\n"
        "webhook_secret_file: hook\n"
        "database: postgresql://ims:data-pw@db/ims\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("IMS_DOCTOR_CONFIG", str(path))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "12345:test-token")
    monkeypatch.setenv("IMS_DOCTOR_LISTEN", "[::1]:8080")
    return path


def test_it_prints_every_setting_with_where_it_came_from(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what it means; secrets are masked, not shortened."""
    assert main(["settings"]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    lines = output.out.splitlines()
    assert lines[0] == f"IMS_DOCTOR_CONFIG = {config}  (environment)"
    assert "TELEGRAM_BOT_TOKEN = •••  (environment)" in lines
    assert "IMS_DOCTOR_LISTEN = [::1]:8080  (environment)" in lines
    assert f"IMS_DOCTOR_DATABASE = postgresql://ims:•••@db/ims  (file {config})" in lines
    assert f"IMS_DOCTOR_OWNERS = 5, 7  (file {config})" in lines
    assert f"IMS_DOCTOR_WEBHOOK_SECRET = •••  (secret file {config.parent / 'hook'})" in lines
    assert "IMS_DOCTOR_CHATS = all  (default)" in lines
    for note in SETTINGS.values():
        assert f"    {note.meaning}" in lines
    assert not [secret for secret in SECRETS if secret in output.out]


def test_json_is_for_programs(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """docs/settings.md; numbers are numbers, ids a list, what is not set null."""
    assert main(["settings", "--format", "json"]) == 0
    text = capsys.readouterr().out
    told = json.loads(text)
    assert list(told) == ["config", "settings", "faults", "warnings"]
    assert (told["config"], told["faults"], told["warnings"]) == (str(config), [], [])
    rows = {row["name"]: row for row in told["settings"]}
    assert list(rows) == list(SETTINGS)
    assert rows["retention_days"] == {
        "name": "retention_days",
        "variable": "IMS_DOCTOR_RETENTION_DAYS",
        "key": "retention_days",
        "value": 30,
        "origin": "file",
        "path": str(config),
        "meaning": "days after which what was stored is erased",
        "faults": [],
    }
    assert rows["owners"]["value"] == [5, 7]
    assert rows["chats"]["value"] == []
    assert rows["knowledge"]["value"] is None
    assert rows["token"]["value"] == "•••"
    assert not [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_wrong_exits_1_and_hides_nothing_else(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """All faults, warnings too, and the settings that are right."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "hunter2")
    monkeypatch.setenv("IMS_DOCTOR_CONCURRENCY", "0")
    monkeypatch.setenv("IMS_DOCTOR_OWNER", "1")
    assert main(["settings", "--format", form]) == 1
    output = capsys.readouterr()
    warning = "IMS_DOCTOR_OWNER is no setting and was ignored; did you mean IMS_DOCTOR_OWNERS?"
    faults = [
        "TELEGRAM_BOT_TOKEN: is no bot token (number, colon, letters): copy it again from @BotFather",
        "IMS_DOCTOR_CONCURRENCY: must be a whole number from 1 to 256",
    ]
    if form == "text":
        lines = output.out.splitlines()
        assert "TELEGRAM_BOT_TOKEN = wrong, see below  (environment)" in lines
        assert f"IMS_DOCTOR_RETENTION_DAYS = 30  (file {config})" in lines
        told = [f"ims-doctor: {fault}" for fault in faults]
        assert output.err.splitlines() == [f"ims-doctor: warning: {warning}", *told]
    else:
        told = json.loads(output.out)
        assert told["faults"] == faults
        assert told["warnings"] == [warning]
        assert [row["faults"] for row in told["settings"] if row["faults"]] == [[fault] for fault in faults]
    assert "hunter2" not in output.out + output.err


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        ([], 0),
        (["--for", "telegram"], 1),
        (["--for", "webhook"], 3),
    ],
)
def test_it_can_demand_what_a_command_needs(
    capsys: pytest.CaptureFixture[str], arguments: list[str], missing: int
) -> None:
    """So that it can be asked before the bot is started."""
    assert main(["settings", *arguments]) == int(missing > 0)
    assert len(capsys.readouterr().err.splitlines()) == missing


def test_telegram_tells_all_faults(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 2, nothing is started."""
    monkeypatch.setenv("IMS_DOCTOR_LISTEN", "x")
    assert main(["telegram"]) == 2
    first, *lines = capsys.readouterr().err.splitlines()
    assert first == "ims-doctor: 2 settings are wrong"
    assert [line.split(":")[0].strip() for line in lines] == ["IMS_DOCTOR_LISTEN", "TELEGRAM_BOT_TOKEN"]
