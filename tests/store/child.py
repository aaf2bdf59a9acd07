"""A process that uses a store and waits to be killed: `python -m tests.store.child URL WORK`.

It prints a line when its work is done, and then waits. `add` puts two updates into the inbox and answers the
first; `open` only opens; `claim` claims the queue `telegram:7`.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.store import Done, SqlStore
from tests.store.given import NOON, queued

_ROOT = Path(__file__).resolve().parents[2]


@asynccontextmanager
async def child(url: str, work: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Such a process, once its work is done; it is killed with SIGKILL at the end."""
    command = (sys.executable, "-m", "tests.store.child", url, work)
    process = await asyncio.create_subprocess_exec(*command, cwd=_ROOT, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout
        assert await process.stdout.readline() == b"done\n"
        yield process
    finally:
        process.kill()
        await process.wait()


async def _main(url: str, work: str) -> None:
    store = await SqlStore.open(url)
    if work == "add":
        await store.inbox.add([queued(1), queued(2)])
        await store.finish(Done(queued(1), now=NOON))
    if work == "claim":
        assert await store.inbox.claim("telegram:7")
    print("done", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
