"""deploy/health.py: what a container engine is told."""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType

import pytest

from tests.deploy.reading import DEPLOY


@pytest.fixture
def health(tmp_path: Path) -> ModuleType:
    """The script, in a container whose first process runs the bot in webhook mode."""
    spec = importlib.util.spec_from_file_location("health", DEPLOY / "health.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    process = tmp_path / "cmdline"
    process.write_bytes(b"python\0/opt/ims-doctor/bin/ims-doctor\0telegram\0--webhook\0")
    vars(module)["PROCESS"] = process
    return module


@contextmanager
def _answering(status: int) -> Iterator[str]:
    """A server that knows /healthz alone; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/healthz" else 404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"0.0.0.0:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_bot_that_answers_is_well(health: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """It listens on all addresses, and is asked on the loopback one."""
    with _answering(200) as address:
        monkeypatch.setenv("IMS_DOCTOR_LISTEN", address)
        assert health.main() == 0


def test_a_bot_in_trouble_is_not_well(
    health: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The engine keeps the line."""
    with _answering(503) as address:
        monkeypatch.setenv("IMS_DOCTOR_LISTEN", address)
        assert health.main() == 1
    assert capsys.readouterr().err == "/healthz answers 503\n"


def test_a_bot_that_does_not_listen_is_not_well(
    health: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither is one that listens at nonsense."""
    with _answering(200) as address:
        pass
    for nowhere in (address, "nonsense"):
        monkeypatch.setenv("IMS_DOCTOR_LISTEN", nowhere)
        assert health.main() == 1
    assert "no answer from /healthz" in capsys.readouterr().err


@pytest.fixture
def polling(health: ModuleType) -> ModuleType:
    """The script beside a bot that polls, under an init process."""
    process: Path = vars(health)["PROCESS"]
    process.write_bytes(b"/sbin/docker-init\0--\0ims-doctor\0telegram\0")
    return health


def test_a_bot_that_polls_need_not_listen(polling: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were it dead, so were the container."""
    with _answering(200) as address:
        pass
    monkeypatch.setenv("IMS_DOCTOR_LISTEN", address)
    assert polling.main() == 0


def test_a_bot_that_polls_and_listens_is_asked(polling: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could be stuck."""
    with _answering(503) as address:
        monkeypatch.setenv("IMS_DOCTOR_LISTEN", address)
        assert polling.main() == 1
