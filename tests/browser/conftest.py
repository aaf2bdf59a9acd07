"""A served page and a browser to look at it; without a Chromium these tests are skipped."""

from __future__ import annotations

import asyncio
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.channel.web import Access, Pages, application, serve
from bot.compiler.lint.board import read_board
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.workers import FileWorkers
from tests.patience import PATIENCE_S

_NAMES = ("chromium", "chromium-browser", "google-chrome")
PHONE, DESK = (390, 844), (1280, 900)
Open = Callable[..., Page]
expect.set_options(timeout=PATIENCE_S * 1000)


class Site:
    """The pages, served in a thread; they can be stopped and started anew at the same place."""

    def __init__(self, desk: Desk, documents: Path) -> None:
        self._files = FileWorkers()
        self._desk = replace(desk, files=self._files)
        self._documents = documents
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self.start()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Begin to serve, with nothing of before."""
        pages = Pages(
            lambda event, session, context: converse(event, session, self._desk, context),
            lambda: self._desk.documents,
            lambda: read_board([self._documents]),
            self._files,
            patience_s=600,
        )
        app = application(pages, Access(), per_minute=0)
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(
            target=lambda: self._loop.run_until_complete(serve(app, ("127.0.0.1", self.port), self._stop))
        )
        self._thread.start()
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
            except ConnectionRefusedError:
                continue
            return

    def stop(self) -> None:
        """Serve no more."""
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        self._loop.close()

    def close(self) -> None:
        """Serve no more, and check no more files."""
        self.stop()
        self._files.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser that this machine has.

    Playwright keeps an event loop in this thread as long as it runs, in which no asynchronous test could: it
    ends with the module.
    """
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        pytest.skip("no Chromium here; `apt-get install chromium` brings one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(desk: Desk, checkout: Path) -> Iterator[Site]:
    """The pages, at a place of their own."""
    served = Site(desk, checkout / "tests" / "cases" / "lint")
    yield served
    served.close()


@pytest.fixture
def look(chromium: Browser, site: Site) -> Iterator[Open]:
    """Opens pages; when the test ends, none has complained, and none has asked anybody but this server."""
    contexts, complaints, strangers = [], list[str](), list[str]()

    def opened(path: str, size: tuple[int, int] = DESK, *, scripts: bool = True, dark: bool = False) -> Page:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_S * 1000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith((site.address, "data:", "blob:"))
                else strangers.append(asked.url)
            ),
        )
        page.goto(site.address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not strangers
    assert not [text for text in complaints if "ERR_CONNECTION" not in text and "status of 4" not in text]
