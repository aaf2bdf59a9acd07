"""`.ci/audit`: a known vulnerability fails, an advisory service out of reach does not."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.deploy.reading import ROOT

AUDIT = ROOT / ".ci" / "audit"
SKIPPED = "pip-audit skipped: the advisory service cannot be reached"
LOCK = f"holed==1.0 --hash=sha256:{'0' * 64}\nsound==2.0 --hash=sha256:{'1' * 64}\n"
HOLE = {
    "id": "PYSEC-2026-1",
    "summary": "reads what it should not",
    "published": "2026-01-01T00:00:00Z",
    "affected": [
        {
            "package": {"name": "holed", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.1"}]}],
        }
    ],
}


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """Two pinned packages."""
    path = tmp_path / "requirements.lock"
    path.write_text(LOCK, "utf-8")
    return path


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script as a module."""
    loader = importlib.machinery.SourceFileLoader("audit", str(AUDIT))
    spec = importlib.util.spec_from_loader("audit", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


@contextmanager
def _advisories(known: dict[str, Any]) -> Iterator[str]:
    """A service that speaks OSV's protocol; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found = known.get(asked["package"]["name"])
            body = json.dumps({"vulns": [found]} if found else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
        server.shutdown()
        thread.join()


def _audit(lock: Path, url: str) -> subprocess.CompletedProcess[str]:
    options = ["--", "--vulnerability-service=osv", f"--osv-url={url}"]
    command = [sys.executable, str(AUDIT), str(lock), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_known_vulnerability_fails(lock: Path) -> None:
    """The package, the advisory and the version that is safe."""
    with _advisories({"holed": HOLE}) as url:
        done = _audit(lock, url)
    assert done.returncode == 1
    assert "holed 1.0: PYSEC-2026-1, fixed in 1.1: reads what it should not" in done.stderr
    assert "sound" not in done.stderr


def test_nothing_known_passes(lock: Path) -> None:
    """With a line that says how many were asked for."""
    with _advisories({}) as url:
        done = _audit(lock, url)
    assert (done.returncode, done.stdout) == (0, "no known vulnerability in 2 pinned packages\n")


def test_out_of_reach_is_one_line(lock: Path) -> None:
    """No network is no fault of the code."""
    with _advisories({}) as url:
        pass
    done = _audit(lock, url)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{SKIPPED}\n", "")


@pytest.mark.parametrize("text", ["holed==1.0\n", "holed>=1 --hash=sha256:00\n", None])
def test_an_unfit_lock_file_fails(lock: Path, text: str | None) -> None:
    """Without hashes, not pinned, not there: that is ours to mend, network or not."""
    if text is None:
        lock.unlink()
    else:
        lock.write_text(text, "utf-8")
    done = _audit(lock, "http://127.0.0.1:9/")
    assert done.returncode == 1
    assert "requirement" in done.stderr


def test_a_service_that_knows_no_package_at_all_was_not_reached(script: ModuleType) -> None:
    """A mirror of packages without advisories: pip-audit calls that a success."""
    skipped = [{"name": "holed", "skip_reason": "not found"}, {"name": "sound", "skip_reason": "not found"}]
    assert script.judge(skipped) == ([SKIPPED], 0)


def test_a_package_that_the_service_does_not_know_is_named(script: ModuleType) -> None:
    """It was not audited, and that is said."""
    report = [
        {"name": "odd", "skip_reason": "not found"},
        {"name": "sound", "version": "2.0", "vulns": []},
    ]
    lines, code = script.judge(report)
    assert code == 0
    assert lines[0] == "not known to the advisory service: odd"


def test_all_lock_files_of_the_project_are_audited() -> None:
    """Those that it finds by itself are those that `make` installs from."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    locks = sorted(path.name for path in ROOT.glob("requirements*.lock"))
    assert locks
    assert all(f"-r {name}" in makefile for name in locks)
