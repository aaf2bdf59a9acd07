"""Where settings stand: variables, a YAML file, files with a secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import (
    SecretStr,
    Settings,
    added_knowledge,
    read_settings,
    survey_settings,
)
from bot.settings.declaration import SETTINGS
from tests.settings.examples import CONFIG, GOOD, TOKEN, problems, write


@pytest.mark.parametrize("name", GOOD)
def test_a_variable_sets_it(name: str) -> None:
    """Blanks around a value do not matter."""
    text, value = GOOD[name]
    survey = survey_settings({SETTINGS[name].variable: f" {text}\n"}, need=None)
    assert getattr(survey.checked(), name) == value
    assert survey.origin(name).kind == "environment"


@pytest.mark.parametrize("name", GOOD)
def test_a_key_of_the_yaml_file_sets_it(tmp_path: Path, name: str) -> None:
    """Under the name of the variable in lower case."""
    text, value = GOOD[name]
    survey = survey_settings(write(tmp_path, f"{SETTINGS[name].key}: {text!r}\n"), need=None)
    assert getattr(survey.checked(), name) == value
    assert str(survey.origin(name)) == f"file {tmp_path / 'ims-doctor.yaml'}"


def test_yaml_takes_texts_as_they_are(tmp_path: Path) -> None:
    """YAML would make 4500 of `1234:60`, 83 of `0123` and True of `yes`."""
    environment = write(tmp_path, "token: 1234:60\nwebhook_secret: 0123\ndatabase: ~\nchats: [-100, 5]\n")
    settings = read_settings(environment)
    assert (settings.token, settings.webhook_secret) == (SecretStr("1234:60"), SecretStr("0123"))
    assert settings.database is None
    assert settings.chats == {-100, 5}
    assert read_settings(write(tmp_path, "webhook_secret: yes"), need=None).webhook_secret == SecretStr("yes")


def test_the_environment_wins(tmp_path: Path) -> None:
    """Setting by setting; an empty variable counts as none."""
    environment = write(tmp_path, "retention_days: 30\nwalk_hours: 3\nconcurrency: 5\n")
    environment |= {"IMS_DOCTOR_RETENTION_DAYS": "7", "IMS_DOCTOR_WALK_HOURS": " "}
    settings = read_settings(environment, need=None)
    assert (settings.retention_days, settings.walk_hours, settings.concurrency) == (7, 3, 5)


@pytest.mark.parametrize("text", ["", "\n# nothing\n", "---\n", "retention_days:\n", "owners: []\n"])
def test_a_file_that_sets_nothing(tmp_path: Path, text: str) -> None:
    """Is fine."""
    assert read_settings(write(tmp_path, text), need=None) == Settings()


SECRETS = [name for name, note in SETTINGS.items() if note.has_file]


def test_what_may_stand_in_a_file_of_its_own() -> None:
    """Everything with a secret in it."""
    assert SECRETS == ["token", "database", "webhook_secret", "web_token"]


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_may_stand_in_a_file_of_its_own(tmp_path: Path, name: str) -> None:
    """As Docker and Kubernetes hand it over; the origin says which file."""
    text, value = GOOD[name]
    (tmp_path / "secret").write_text(f"\ufeff{text}\n", encoding="utf-8")
    survey = survey_settings({SETTINGS[name].file_variable: str(tmp_path / "secret")}, need=None)
    assert getattr(survey.checked(), name) == value
    assert str(survey.origin(name)) == f"secret file {tmp_path / 'secret'}"


def test_a_path_in_the_yaml_file_begins_at_its_folder(tmp_path: Path) -> None:
    """Of secrets and of added documentation."""
    (tmp_path / "token").write_text(TOKEN, encoding="utf-8")
    (tmp_path / "docs.kb").touch()
    environment = write(tmp_path, "token_file: token\nknowledge: docs.kb\n")
    settings = read_settings(environment)
    assert (settings.token, settings.knowledge) == (SecretStr(TOKEN), tmp_path / "docs.kb")
    assert added_knowledge(environment) == tmp_path / "docs.kb"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (None, "must name a file with the value; that one cannot be read (No such file or directory)"),
        (b"", "must name a file with the value alone, in one line"),
        (b"hunter2hunter2\nhunter2hunter2\n", "must name a file with the value alone, in one line"),
        (b"hunter2" * 20_000, "must name a file with the value alone, in one line"),
        (b"\xff\xfe", "names a file that is no text"),
        (b"hunter2hunter2", "is no bot token"),
    ],
    ids=str,
)
def test_a_secret_file_that_cannot_be_used(tmp_path: Path, data: bytes | None, problem: str) -> None:
    """Neither its text is shown nor its name, which may be the secret, set in the wrong place."""
    file = tmp_path / "hunter2"
    if data is not None:
        file.write_bytes(data)
    (fault,) = survey_settings({"TELEGRAM_BOT_TOKEN_FILE": str(file)}, need="token").faults
    assert str(fault).startswith(f"TELEGRAM_BOT_TOKEN_FILE: {problem}")
    assert "hunter2" not in str(fault)


def test_a_secret_in_two_places_is_a_fault(tmp_path: Path) -> None:
    """Nobody can tell which is meant; in another place it is overruled, as always."""
    (tmp_path / "token").write_text(TOKEN, encoding="utf-8")
    both = {"TELEGRAM_BOT_TOKEN": "1:a", "TELEGRAM_BOT_TOKEN_FILE": str(tmp_path / "token")}
    told = "TELEGRAM_BOT_TOKEN: is set, and so is a file with its value: unset one of them"
    assert problems(both, "token") == [told]
    assert problems(write(tmp_path, "token: 1:a\ntoken_file: token\n")) == [
        "ims-doctor.yaml:1: token: is set, and so is a file with its value: unset one of them"
    ]
    environment = write(tmp_path, "token: 1:a\n") | {
        "TELEGRAM_BOT_TOKEN_FILE": both["TELEGRAM_BOT_TOKEN_FILE"]
    }
    assert read_settings(environment).token == SecretStr(TOKEN)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"token: 'abc\n", "is not YAML"),
        (b"token: *hunter2hunter2\n", "is not YAML"),
        (b"token: @hunter2hunter2\n", "is not YAML"),
        (b"a: 1\n---\nb: 2\n", "is not YAML"),
        (b"token: \xff\xfe\xfa\n", "is not YAML"),
        (b"[" * 5000, "is not YAML"),
        (b"hunter2hunter2\n", "must be lines of `key: value`"),
        (b"- token\n", "must be lines of `key: value`"),
        (b"#" * 1_100_000, "names a file over 1 MB"),
        (None, "names a file that cannot be read (No such file or directory)"),
    ],
    ids=str,
)
def test_a_broken_file_does_not_hide_the_rest(tmp_path: Path, data: bytes | None, problem: str) -> None:
    """It is one fault; what its text says is not repeated."""
    environment = write(tmp_path, "") | {"IMS_DOCTOR_WALK_HOURS": "x", "IMS_DOCTOR_CONCURRENCY": "5"}
    path = Path(environment[CONFIG])
    path.unlink() if data is None else path.write_bytes(data)
    survey = survey_settings(environment, need=None)
    told = "\n".join(map(str, survey.faults))
    assert problem in told
    assert "IMS_DOCTOR_WALK_HOURS: must be" in told
    assert "hunter2" not in told
    assert len(survey.faults) == 2
    assert survey.settings.concurrency == 5


@pytest.mark.parametrize("name", ["/", "\0", "~nobody-of-this-name/x.yaml"])
def test_what_is_no_file_is_told(name: str) -> None:
    """A folder, no path at all, no such home."""
    (fault,) = survey_settings({CONFIG: name}, need=None).faults
    assert str(fault).startswith("IMS_DOCTOR_CONFIG: names a file that cannot be read")


def test_aliases_and_utf_16_are_yaml_too(tmp_path: Path) -> None:
    """What other editors write can be read."""
    environment = write(tmp_path, "")
    Path(environment[CONFIG]).write_bytes("owners: &x [1, 2]\npeople: *x\n".encode("utf-16"))
    settings = read_settings(environment, need=None)
    assert settings.owners == settings.people == {1, 2}
