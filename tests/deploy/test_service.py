"""deploy/ims-doctor.service: systemd takes it, and finds it well confined."""

from __future__ import annotations

import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from tests.deploy.reading import DEPLOY, secret_variables

UNIT = DEPLOY / "ims-doctor.service"
WORST_EXPOSURE = 1.5
"""Out of 10, as `systemd-analyze security` counts; what is left is that the bot needs a network."""
systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit, with a command that is installed here too."""
    text = UNIT.read_text("utf-8").replace("/opt/ims-doctor/bin/ims-doctor", "/bin/sh")
    copy = tmp_path / UNIT.name
    copy.write_text(text, "utf-8")
    return copy


def _lines(section: str) -> list[tuple[str, str]]:
    """The settings of a section, repeated ones too."""
    found: list[tuple[str, str]] = []
    at = ""
    for line in UNIT.read_text("utf-8").splitlines():
        if line.startswith("["):
            at = line.strip("[]")
        elif at == section and "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found.append((name, value))
    return found


@systemd
def test_systemd_accepts_it(unit: Path) -> None:
    """Not even a warning."""
    done = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@systemd
def test_systemd_finds_it_confined(unit: Path) -> None:
    """The exposure that systemd counts is among the lowest that a service with a network can have."""
    threshold = f"--threshold={WORST_EXPOSURE * 10:.0f}"
    command = ["systemd-analyze", "security", "--offline=true", threshold, "--no-pager", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "unrecognized option" in done.stderr:
        pytest.skip("this systemd is older than 250 and cannot judge a file")
    assert done.returncode == 0, done.stdout[-2000:]


def test_the_token_is_a_credential() -> None:
    """In the environment, which any process of the user may read, stands only the name of a file."""
    service = _lines("Service")
    environment = [value.partition("=")[0] for name, value in service if name == "Environment"]
    assert "TELEGRAM_BOT_TOKEN" not in environment
    assert "TELEGRAM_BOT_TOKEN_FILE" in environment
    credentials = [value.partition(":")[0] for name, value in service if name == "LoadCredential"]
    assert credentials == ["telegram-token"]
    held = secret_variables() & set(environment)
    assert held == {"IMS_DOCTOR_DATABASE"}, "an SQLite file has no password"


def test_a_stop_leaves_time_to_finish_and_a_fault_is_survived() -> None:
    """Ten seconds are the bot's, whose processes are left to it till then; a reload is a SIGHUP."""
    service = dict(_lines("Service"))
    assert int(service["TimeoutStopSec"]) > 10
    assert service["KillMode"] == "mixed"
    assert service["Restart"] == "on-failure"
    assert service["ExecReload"] == "/bin/kill -HUP $MAINPID"
    assert service["ExecStart"].endswith("/ims-doctor telegram")


def test_what_it_may_write_is_its_own() -> None:
    """A state and a cache folder that nobody else reads, of a user that exists while it runs."""
    service = dict(_lines("Service"))
    assert service["DynamicUser"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert service["UMask"] == "0077"
    assert {service["StateDirectoryMode"], service["CacheDirectoryMode"]} == {"0700"}
    database = next(value for name, value in _lines("Service") if "IMS_DOCTOR_DATABASE=" in value)
    assert f"%S/{service['StateDirectory']}/" in database


def test_it_is_plain_enough_for_any_reader() -> None:
    """No line twice by mistake: only those that systemd adds up."""
    parser = RawConfigParser(strict=False)
    parser.read(UNIT, "utf-8")
    assert parser.sections() == ["Unit", "Service", "Install"]
    names = [name for name, _ in _lines("Service")]
    assert {name for name in names if names.count(name) > 1} == {"Environment", "SystemCallFilter"}
