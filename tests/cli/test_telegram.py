"""`ims-doctor telegram`: what keeps it from running is told before anything is begun."""

from __future__ import annotations

import pytest

from bot.cli.main import main


@pytest.mark.parametrize(
    ("arguments", "variable"),
    [([], "TELEGRAM_BOT_TOKEN"), (["--webhook"], "IMS_DOCTOR_WEBHOOK_URL")],
)
def test_a_setting_that_is_missing_is_named(
    arguments: list[str], variable: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line for each, exit 2."""
    assert main(["telegram", *arguments]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert variable in error


def test_a_wrong_token_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It may be another secret."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "my-mail-password")
    assert main(["telegram"]) == 2
    error = capsys.readouterr().err
    assert "TELEGRAM_BOT_TOKEN" in error
    assert "my-mail-password" not in error
