"""A browser without a screen, and without a network: forms are sent to the application itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.channel.web import Access, PageFileChecks, Pages, application
from bot.compiler.lint.board import read_board
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.workers import FileWorkers

BOT_TOKEN = "123456:" + "A" * 35
LINK = "a-link-that-nobody-guesses"


class Window:
    """A window of a browser: it has cookies, and follows no redirect by itself."""

    def __init__(self, runner: asyncio.Runner, transport: httpx.ASGITransport, base: str) -> None:
        self._runner = runner
        self.client = httpx.AsyncClient(transport=transport, base_url=base)

    def get(self, path: str, **terms: Any) -> httpx.Response:
        """Open a page."""
        return self._runner.run(self.client.get(path, **terms))

    def post(self, path: str, **terms: Any) -> httpx.Response:
        """Send a form."""
        return self._runner.run(self.client.post(path, **terms))


Browser = Callable[..., Window]


@pytest.fixture(scope="module")
def files() -> Iterator[FileWorkers]:
    """Who checks files: a process beside this one."""
    workers = FileWorkers()
    yield workers
    workers.close()


@pytest.fixture
def pages(desk: Desk, files: FileWorkers, checkout: Path) -> Pages:
    """The real dialogue, and the health of a small documentation."""
    return pages_of(replace(desk, files=files), files, checkout)


def pages_of(desk: Desk, files: PageFileChecks, checkout: Path) -> Pages:
    """The pages of a desk."""
    return Pages(
        lambda event, session, context: converse(event, session, desk, context),
        lambda: desk.documents,
        lambda: read_board([checkout / "tests" / "cases" / "lint"]),
        files,
        patience_s=600,
    )


@pytest.fixture
def browser(pages: Pages) -> Iterator[Browser]:
    """Makes windows; without terms, one on this machine."""
    with asyncio.Runner() as runner:

        def opened(
            access: Access | None = None,
            *,
            base: str = "http://localhost",
            per_minute: int = 0,
            client: tuple[str, int] = ("127.0.0.1", 4711),
        ) -> Window:
            app = application(pages, access or Access(), per_minute=per_minute)
            return Window(runner, httpx.ASGITransport(app, client=client), base)

        yield opened
