"""Draws docs/pictures/ anew: `python -m tests.pictures`. Look at each picture before it is committed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

_FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
_FILE = (
    "internal_name: Adobe_marketing_Cloud\n"
    "type: Adobe Marketing Cloud\n"
    "ims_server: https://ims-na1.adobelogin.com\n"
    "callback_url: http://campaign.example.com/nl/jsp/logon.jsp\n"
)


def main() -> int:
    """Serve the pages, look at them, and keep what is seen."""
    chromium = shutil.which("chromium")
    if not chromium:
        print("no Chromium here; `apt-get install chromium` brings one", file=sys.stderr)
        return 2
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    lint = _FOLDER.parent.parent / "tests" / "cases" / "lint"
    command = [sys.executable, "-m", "bot", "web", "--listen", place, "--documents", str(lint)]
    server = subprocess.Popen(command)
    try:
        _wait_for(place)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1100, "height": 900})
            _draw(page, f"http://{place}")
            browser.close()
    finally:
        server.terminate()
        server.wait()
    return 0


def _wait_for(place: str) -> None:
    host, _, port = place.partition(":")
    while True:
        try:
            socket.create_connection((host, int(port))).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
            continue
        return


def _draw(page: Page, address: str) -> None:
    _FOLDER.mkdir(exist_ok=True)
    page.goto(f"{address}/fr/")
    page.fill("#text", "Je suis renvoyé sur adobe.com après le login")
    page.keyboard.press("Enter")
    page.wait_for_selector(".answer >> nth=1")
    page.screenshot(path=_FOLDER / "chat.png", full_page=True)
    page.goto(f"{address}/sv/check")
    page.set_input_files("#file", {"name": "konto.yaml", "mimeType": "text/yaml", "buffer": _FILE.encode()})
    page.click("form[data-check] button.main")
    page.wait_for_selector("#outcome")
    page.screenshot(path=_FOLDER / "check.png", full_page=True)
    page.goto(f"{address}/ko/documents")
    page.screenshot(path=_FOLDER / "documents.png")


if __name__ == "__main__":
    sys.exit(main())
