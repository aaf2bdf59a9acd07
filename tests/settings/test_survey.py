"""Everything that is wrong is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SettingsError
from bot.settings import (
    Need,
    read_settings,
    survey_settings,
)
from bot.settings.faults import FaultySettingsError
from tests.settings.examples import problems, write


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """Variables first, then the file line by line."""
    environment = write(
        tmp_path,
        "retention_days: 0\n"
        "ownrs: [1]\n"
        "webhook: {url: x}\n"
        "log-level: info\n"
        "walk_hours: [3]\n"
        "walk_hours: 3\n"
        "IMS_DOCTOR_OWNERS: 3\n"
        "123456:AAAA: 3\n"
        "concurrency: {a: b}\n"
        "token_file: [a, b]\n"
        "people: [100, x]\n",
    )
    environment |= {"IMS_DOCTOR_LISTEN": "x", "IMS_DOCTOR_WEBHOOK_URL": "http://x"}
    with pytest.raises(FaultySettingsError) as caught:
        read_settings(environment, need="webhook")
    folder = f"{tmp_path}/"
    first, *lines = str(caught.value).replace(folder, "").splitlines()
    assert first == "14 settings are wrong"
    assert [line.strip() for line in lines] == [
        "IMS_DOCTOR_LISTEN: must be host:port such as 127.0.0.1:8080, 0.0.0.0:8080 or [::1]:8080",
        "IMS_DOCTOR_WEBHOOK_URL: must begin with https://: Telegram calls nothing else",
        "IMS_DOCTOR_WEBHOOK_SECRET: is not set; make one with `openssl rand -hex 32`",
        "ims-doctor.yaml:1: retention_days: must be a whole number from 1 to 3650",
        "ims-doctor.yaml:2: ownrs: is no setting; did you mean owners?",
        "ims-doctor.yaml:3: webhook: is no setting; did you mean webhook_url?",
        "ims-doctor.yaml:4: log-level: is no setting; did you mean log_level?",
        "ims-doctor.yaml:5: walk_hours: must be a whole number from 1 to 8760",
        "ims-doctor.yaml:6: walk_hours: stands there twice: delete one",
        "ims-doctor.yaml:7: IMS_DOCTOR_OWNERS: is no setting; did you mean owners?",
        "ims-doctor.yaml:8: has a key that is no setting; `ims-doctor settings` lists them",
        "ims-doctor.yaml:9: concurrency: must be one value, or a list of values",
        "ims-doctor.yaml:10: token_file: must name one file",
        "ims-doctor.yaml:11: people: entry 2 is no person's id: a whole number over 0, no @name",
    ]


def test_unknown_variables_are_a_warning() -> None:
    """With what was probably meant; other programs' variables are theirs."""
    environment = {
        "IMS_DOCTOR_PEPLE": "1",
        "IMS_DOCTOR_XYZ": "1",
        "IMS_DOCTOR_TOKEN": "1:a",
        "TELEGRAM_CHAT": "1",
        "HOME": "/",
    }
    assert survey_settings(environment, need=None).warnings == (
        "IMS_DOCTOR_PEPLE is no setting and was ignored; did you mean IMS_DOCTOR_PEOPLE?",
        "IMS_DOCTOR_TOKEN is no setting and was ignored; did you mean TELEGRAM_BOT_TOKEN?",
        "IMS_DOCTOR_XYZ is no setting and was ignored",
    )


def test_what_may_be_meant_so_is_a_warning() -> None:
    """A short secret; more calls than Telegram takes."""
    environment = {"IMS_DOCTOR_WEBHOOK_SECRET": "abc", "IMS_DOCTOR_CALLS_PER_SECOND": "0"}
    short, fast = survey_settings(environment, need=None).warnings
    assert short.startswith("IMS_DOCTOR_WEBHOOK_SECRET is short enough to be guessed")
    assert fast.startswith("IMS_DOCTOR_CALLS_PER_SECOND is over 30 a second")
    environment |= {"IMS_DOCTOR_WEBHOOK_SECRET": "a" * 16, "TELEGRAM_API_BASE_URL": "http://localhost"}
    assert survey_settings(environment, need=None).warnings == ()


@pytest.mark.parametrize(
    ("need", "missing"),
    [
        (None, []),
        ("token", ["TELEGRAM_BOT_TOKEN"]),
        ("webhook", ["TELEGRAM_BOT_TOKEN", "IMS_DOCTOR_WEBHOOK_URL", "IMS_DOCTOR_WEBHOOK_SECRET"]),
    ],
)
def test_only_what_a_command_needs_is_missed(need: Need | None, missing: list[str]) -> None:
    """One line each, with where to get it."""
    told = problems({}, need)
    assert [line.partition(":")[0] for line in told] == missing
    assert all("is not set; " in line for line in told)


@pytest.mark.parametrize("environment", [{}, {"TELEGRAM_BOT_TOKEN": "  "}])
def test_without_a_token_the_message_says_what_to_do(environment: dict[str, str]) -> None:
    """It names the variable."""
    with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN: is not set; get a token") as caught:
        read_settings(environment)
    assert caught.value.key == "TELEGRAM_BOT_TOKEN"


def test_a_wrong_token_is_not_missing_as_well() -> None:
    """One fault, one line."""
    assert len(problems({"TELEGRAM_BOT_TOKEN": "x"}, "token")) == 1


@given(text=st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_yaml_file_is_settings_or_faults(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Nothing else is raised."""
    folder = tmp_path_factory.getbasetemp()
    for content in (text, f"token: {text}\nowners: [{text}]\n"):
        survey_settings(write(folder, content), need=None)
