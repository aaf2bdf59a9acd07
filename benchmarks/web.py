"""What the pages cost beside the command line: sizes, the check of a file, memory for open conversations.

    python -m benchmarks.web

Goals: a page within 50 KB; its first paint, and a file of 100 accounts checked, in at most 1.5 times what
`ims-doctor validate` takes; 200 open conversations within 40 MB more. What a person waits for is measured in
the distribution's Chromium, where there is one, by the page's own clock: from the address to the first paint,
from the click to the frame that shows the report. (What drives the browser looks for the report only now and
then, which is no part of the wait.)
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from statistics import median

import httpx
from starlette.types import ASGIApp

from bot import services
from bot.channel.http_server import Listener
from bot.channel.web import Access, application
from bot.translate import translator
from bot.validator import inspect_file, report
from bot.workers import FileWorkers

_ACCOUNTS = 100
_CHATS = 200
_TIMES = 5
_PAINT = """() => new Promise(done => new PerformanceObserver(
    list => done(list.getEntriesByName("first-contentful-paint")[0].startTime)
).observe({type: "paint", buffered: true}))"""
_REPORT = """() => new Promise(done => {
    const begun = performance.now(), result = document.getElementById("result");
    const painted = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
    const changed = new MutationObserver(() => result.querySelector("#outcome") && painted());
    changed.observe(result, {childList: true});
    document.querySelector("form[data-check] button.main").click();
})"""
_PATHS = ("/fr/", "/fr/check", "/fr/documents", "/static/style.css", "/static/page.js")


def main() -> None:
    """Print tables."""
    files = FileWorkers()
    try:
        asyncio.run(_measured(files))
    finally:
        files.close()


async def _measured(files: FileWorkers) -> None:
    pages = services.web_pages(files)
    transport = httpx.ASGITransport(application(pages, Access(), per_minute=0))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as browser:
        print("| page | KB |\n|---|---|")
        for path in _PATHS:
            print(f"| {path} | {len((await browser.get(path)).content) / 1000:.1f} |")
        file = _account_file()
        checked_s = await _median(partial(_check, browser, file))
        plain_s = _median_of(lambda: report.as_text(inspect_file(file, "a.yaml"), translator("fr")))
        command_s = _median_of(partial(_command, file))
        print(f"\n| a file of {_ACCOUNTS} accounts | ms |\n|---|---|")
        print(f"| checked on the page, corrections proved | {1000 * checked_s:.0f} |")
        print(f"| checked and written as text in the same process | {1000 * plain_s:.0f} |")
        print(f"| `ims-doctor validate`, start to end | {1000 * command_s:.0f} |")
        print(f"| page / command | {checked_s / command_s:.2f} × |")
        for name, seconds in await _in_a_browser(application(pages, Access(), per_minute=0), file):
            print(f"| {name} | {1000 * seconds:.0f} |\n| that / command | {seconds / command_s:.2f} × |")
        before = _memory_mb()
        sessions = [await _talk(browser) for _ in range(_CHATS)]
        more = _memory_mb() - before
        print(f"\n{len(sessions)} open conversations: {more:.1f} MB more")


async def _in_a_browser(app: ASGIApp, file: bytes) -> list[tuple[str, float]]:
    """What a person waits for, in seconds; nothing without a browser."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        return []
    from playwright.async_api import async_playwright

    listener = Listener(app, ("127.0.0.1", 0))
    await listener.start()
    paints, reports = list[float](), list[float]()
    try:
        async with async_playwright() as playwright:
            chromium = await playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            for _round in range(_TIMES):
                page = await (await chromium.new_context()).new_page()
                await page.goto(f"http://127.0.0.1:{listener.port}/fr/check")
                paints.append(await page.evaluate(_PAINT) / 1000)
                given = {"name": "a.yaml", "mimeType": "text/plain", "buffer": file}
                await page.set_input_files("#file", given)  # type: ignore[arg-type]
                reports.append(await page.evaluate(_REPORT) / 1000)
            await chromium.close()
    finally:
        await listener.stop()
    return [("first paint", median(paints)), ("from the click to the painted report", median(reports))]


async def _check(browser: httpx.AsyncClient, file: bytes) -> None:
    page = await browser.post("/fr/check", files={"file": ("a.yaml", file)})
    page.raise_for_status()


async def _talk(browser: httpx.AsyncClient) -> str:
    page = await browser.post("/sv/", data={"text": "vilket internt namn ska kontot ha?"})
    page.raise_for_status()
    return page.text.partition('name="session" value="')[2].partition('"')[0]


def _command(file: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.yaml")
        path.write_bytes(file)
        command = [sys.executable, "-m", "bot", "validate", str(path)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)


def _account_file() -> bytes:
    account = "    external_accounts: [{internal_name: Adobe_marketing_Cloud, enabled: true}]"
    instances = (f"  - name: c{n}\n{account}" for n in range(_ACCOUNTS))
    return ("instances:\n" + "\n".join(instances) + "\n").encode()


async def _median(work: Callable[[], Awaitable[None]]) -> float:
    times = []
    for _ in range(_TIMES):
        begun = time.perf_counter()
        await work()
        times.append(time.perf_counter() - begun)
    return median(times)


def _median_of(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_TIMES):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return median(times)


def _memory_mb() -> float:
    """What is resident now, not at the most so far."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


if __name__ == "__main__":
    main()
