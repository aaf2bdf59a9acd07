"""`ims-doctor web`: it tells its address, serves until it is told to stop, and names what it cannot use."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from bot.cli.main import main
from tests.channel.telegram.hooked import free_port
from tests.patience import PATIENCE_S

PAGE = "# Login {#login}\n\n## First {#first}\n\nOpen the console.\n"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The command in a process of its own, with one page of documentation to look at."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "login.md").write_text(PAGE, encoding="utf-8")
    place = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "bot", "web", "--listen", place, "--documents", str(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def test_it_serves_where_it_says_until_it_is_told_to_stop(server: subprocess.Popen[str]) -> None:
    """On the loopback interface the link has no token."""
    assert server.stderr
    link = server.stderr.readline().strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+/", link)
    with httpx.Client(transport=httpx.HTTPTransport(retries=5), timeout=PATIENCE_S) as browser:
        page = browser.get(link, follow_redirects=True)
    assert page.status_code == 200
    assert page.url.path == "/en/"
    server.send_signal(signal.SIGTERM)
    assert server.wait(PATIENCE_S) == 0


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks at processes as Linux shows them")
def test_its_end_is_the_end_of_who_checks_files(server: subprocess.Popen[str]) -> None:
    """Also while a file is in hand, of which nobody knows when it will be done with."""
    assert server.stderr
    link = server.stderr.readline().strip() + "en/check"
    file = {"file": ("a.yaml", b"internal_name: Adobe_Marketing_Clod\n")}

    def send() -> None:
        with suppress(httpx.HTTPError), httpx.Client(timeout=PATIENCE_S) as browser:
            browser.post(link, files=file)

    with httpx.Client(transport=httpx.HTTPTransport(retries=5), timeout=PATIENCE_S) as browser:
        assert browser.post(link, files=file).status_code == 200
    threads = Path(f"/proc/{server.pid}/task").glob("*/children")
    (worker,) = (int(child) for thread in threads for child in thread.read_text().split())
    os.kill(worker, signal.SIGSTOP)
    sender = threading.Thread(target=send)
    sender.start()
    with open(f"/proc/{worker}/fd/0", "rb") as jobs:  # noqa: PTH123 - a pipe, no path
        assert select.select([jobs], [], [], PATIENCE_S)[0], "the job has come, and nobody does it"
    server.send_signal(signal.SIGTERM)
    assert server.wait(PATIENCE_S / 2) == 0, "it waits for the file's deadline"
    sender.join()
    assert not Path(f"/proc/{worker}").exists()


@pytest.mark.parametrize("place", ["nowhere", "127.0.0.1", "127.0.0.1:99999"])
def test_an_address_that_is_none_is_told(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, exit 2; nothing was served."""
    assert main(["web", "--listen", place]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith("ims-doctor: --listen ")
    assert len(error.splitlines()) == 1
