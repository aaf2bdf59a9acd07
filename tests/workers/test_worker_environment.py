"""What a worker gets of the bot: nothing secret, and only what is installed."""

from __future__ import annotations

import os
import site
from pathlib import Path

import pytest

from bot.workers import FileWorkers
from bot.workers.environment import worker_environment
from tests.workers.scripted_worker import RIGHT, processes_of


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no /proc here")
def test_a_worker_knows_no_secret_of_the_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a file does to it gives nothing away."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:planted")
    monkeypatch.setenv("IMS_DOCTOR_DATABASE", "postgresql://planted")
    monkeypatch.setenv("HTTPS_PROXY", "http://me:planted@proxy.example")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", "/run/planted")
    workers = FileWorkers()
    workers.inspect(RIGHT, "a.yaml")
    told = [Path(f"/proc/{process.pid}/environ").read_bytes() for process in processes_of(workers)]
    workers.close()
    assert told
    assert not any(b"planted" in one for one in told)


def test_a_worker_begins_with_what_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not with what lies where the bot was started."""
    (tmp_path / "msgspec.py").write_text("raise SystemExit(3)", "utf-8")
    monkeypatch.chdir(tmp_path)
    workers = FileWorkers()
    assert workers.inspect(RIGHT, "a.yaml").report.file == "a.yaml"
    workers.close()


def test_installed_packages_do_not_come_before_the_standard_library() -> None:
    """The path is named only where nobody would look otherwise."""
    home = Path(site.getsitepackages()[0])
    assert worker_environment({"PATH": "/bin", "AWS_SECRET_ACCESS_KEY": "planted"}, home) == {"PATH": "/bin"}
    assert worker_environment({"PYTHONPATH": "b"}, Path("/a"))["PYTHONPATH"] == os.pathsep.join(("/a", "b"))
