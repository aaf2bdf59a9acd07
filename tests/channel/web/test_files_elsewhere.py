"""Files are checked in another process: what takes too much ends there, and nobody else waits for it."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import httpx
import pytest

from bot.channel.web import Access, application
from bot.channel.web.pages import NOT_NOW
from bot.dialogue.desk import Desk
from bot.errors import MisreadFileError
from bot.languages import LOCALES
from bot.model import Message
from bot.translate import translator
from bot.validator.examination import Examination, examine_file
from bot.validator.fix import Change
from bot.validator.given_up import MY_FAULT, TOO_COSTLY
from bot.workers import FileWorkers
from bot.workers.worker_process import Limits
from tests.channel.web.conftest import Browser, pages_of
from tests.patience import PATIENCE_S
from tests.validator.hostile_files import COSTLY

RIGHT = b"internal_name: Adobe_Marketing_Cloud\n"
WRONG = b"internal_name: Adobe_marketing_Cloud\n"
IS_POSIX = pytest.mark.skipif(os.name != "posix", reason="there are no such limits elsewhere")


@pytest.fixture
def files(request: pytest.FixtureRequest) -> Iterator[FileWorkers]:
    """One who gives up at once what takes seconds, or who has been closed, as the test asks."""
    workers = FileWorkers(getattr(request, "param", None))
    yield workers
    workers.close()


def _costly() -> tuple[str, bytes]:
    text, name = COSTLY["text-names"]
    return name, text.encode() * 4


def _shown(message: Message, locale: str) -> str:
    return escape(translator(locale).text(message), quote=False)


@IS_POSIX
@pytest.mark.parametrize("files", [Limits(cpu_s=0)], indirect=True)
@pytest.mark.parametrize("locale", LOCALES)
def test_what_takes_too_much_is_told(browser: Browser, locale: str) -> None:
    """In the reader's language, on the page and in the conversation; the next file is checked."""
    window = browser()
    page = window.post(f"/{locale}/check", files={"file": _costly()})
    assert page.status_code == 422
    assert _shown(TOO_COSTLY, locale) in page.text
    answer = window.post(f"/{locale}/", files={"file": _costly()})
    assert _shown(TOO_COSTLY, locale) in answer.text
    assert window.post(f"/{locale}/check", files={"file": ("a.yaml", WRONG)}).status_code == 200


@IS_POSIX
@pytest.mark.parametrize("files", [Limits(cpu_s=0)], indirect=True)
def test_several_that_take_too_much_are_told_of(browser: Browser) -> None:
    """Once, for they are judged as one."""
    sent = [("file", _costly()), ("file", ("b.yaml", RIGHT))]
    page = browser().post("/en/check", files=sent)
    assert page.status_code == 422
    assert _shown(TOO_COSTLY, "en") in page.text


@pytest.mark.parametrize("locale", LOCALES)
def test_that_nobody_can_look_at_a_file_is_told(
    browser: Browser, files: FileWorkers, locale: str, caplog: pytest.LogCaptureFixture
) -> None:
    """As passing, and the conversation stays what it was: a walk-through would go on. The log says why."""
    files.close()
    assert len({_shown(NOT_NOW, one) for one in LOCALES}) == len(LOCALES)
    window = browser()
    for path in ("check", "check/corrected"):
        page = window.post(f"/{locale}/{path}", files={"file": ("a.yaml", WRONG)})
        assert page.status_code == 503
        assert _shown(NOT_NOW, locale) in page.text
    pair = [("file", ("a.yaml", WRONG)), ("file", ("b.yaml", RIGHT))]
    assert window.post(f"/{locale}/check", files=pair).status_code == 503
    asked = window.post(f"/{locale}/", data={"text": "callback url"})
    session = asked.text.partition('name="session" value="')[2].partition('"')[0]
    answer = window.post(f"/{locale}/", data={"session": session}, files={"file": ("a.yaml", WRONG)})
    assert _shown(NOT_NOW, locale) in answer.text
    assert f'name="session" value="{session}"' in answer.text
    assert caplog.text.count("a file was not checked, its sender was told: files are not checked") == 4


def test_a_report_stands_where_proving_its_corrections_goes_wrong(
    browser: Browser, files: FileWorkers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a conversation: what was found is worth having without them."""

    def fails(_data: bytes, _name: str) -> tuple[Change, ...]:
        raise MisreadFileError(MY_FAULT)

    window, sent = browser(), {"file": ("a.yaml", WRONG)}
    assert 'name="take"' in window.post("/en/check", files=sent).text
    monkeypatch.setattr(files, "changes", fails)
    page = window.post("/en/check", files=sent)
    assert page.status_code == 200
    assert "Adobe_marketing_Cloud" in page.text
    assert 'name="take"' not in page.text


def test_the_conversation_goes_on_beside_a_file(desk: Desk, checkout: Path) -> None:
    """A question of somebody else is answered while a file is in hand."""

    class Slow(FileWorkers):
        begun, may_go_on = threading.Event(), threading.Event()

        def examine(self, data: bytes, name: str) -> Examination:
            self.begun.set()
            assert self.may_go_on.wait(PATIENCE_S)
            return examine_file(data, name)

    async def talk(files: Slow) -> None:
        pages = pages_of(replace(desk, files=files), files, checkout)
        transport = httpx.ASGITransport(application(pages, Access(), per_minute=0))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as window:
            check = asyncio.create_task(window.post("/en/check", files={"file": ("a.yaml", WRONG)}))
            try:
                assert await asyncio.to_thread(files.begun.wait, PATIENCE_S)
                answer = await window.post("/en/", data={"text": "callback url"})
                assert answer.status_code == 200
                assert not check.done()
            finally:
                files.may_go_on.set()
            assert (await check).status_code == 200

    files = Slow()
    asyncio.run(talk(files))
    files.close()
