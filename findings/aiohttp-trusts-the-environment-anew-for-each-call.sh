#!/usr/bin/env bash
# aiohttp: `ClientSession(trust_env=True)`, for a bot behind a proxy.
#
# Guess: the session reads HTTP_PROXY and .netrc when it is opened, as a connector reads its certificates, and
#        a password in .netrc is for the proxy.
# Found: both are read again for each call, each in a thread of the default executor, two trips a call; a file
#        that changes while the session is open counts from the next call on. And the password goes to whatever
#        host the file names, or to every host where it has a `default`: the Bot API server gets a Basic
#        Authorization of somebody's that it never asked for.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "aiohttp==3.14.5"

NETRC="$place/netrc" "$place/venv/bin/python" - <<'PYTHON'
import asyncio
import os
from pathlib import Path

import aiohttp
from aiohttp import web

print("aiohttp", aiohttp.__version__)
netrc = Path(os.environ["NETRC"])
for name in ("http_proxy", "HTTP_PROXY", "no_proxy", "NO_PROXY"):
    os.environ.pop(name, None)


async def main() -> None:
    told: list[str | None] = []
    trips = 0

    async def hear(request: web.Request) -> web.Response:
        told.append(request.headers.get("Authorization"))
        return web.Response()

    app = web.Application()
    app.router.add_post("/", hear)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]

    loop = asyncio.get_running_loop()
    original = loop.run_in_executor

    def counted(*arguments):
        nonlocal trips
        trips += 1
        return original(*arguments)

    loop.run_in_executor = counted
    async with aiohttp.ClientSession(trust_env=True) as session:
        for written in ("", "default login user password first\n", "default login user password second\n"):
            netrc.write_text(written)
            async with session.post(f"http://127.0.0.1:{port}/") as response:
                assert response.status == 200
    await runner.cleanup()
    print("threads asked in three calls:", trips)
    print("Authorization:", told)
    assert trips == 6, "behaviour changed"
    assert told[0] is None and told[1] and told[2] and told[1] != told[2], "behaviour changed"


asyncio.run(main())
PYTHON
