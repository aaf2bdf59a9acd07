"""Runs the HTTP face in a thread of its own, on a free loopback port, with uvicorn's protocol."""

import asyncio
import socket
import threading
from typing import Any

from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from tests.fakes.bot_api.http import Api
from tests.fakes.bot_api.pushing import Pusher
from tests.fakes.bot_api.world import World
from tests.fakes.listening import let_nobody_in


class Runner:
    """One listening server; it accepts connections once `start` has returned."""

    def __init__(self, world: World, webhook_retry_s: float) -> None:
        self._world = world
        self._webhook_retry_s = webhook_retry_s
        self._state = ServerState()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="bot-api", daemon=True)
        self._ready = threading.Event()
        self._pusher: Pusher | None = None
        self._listener: asyncio.Server | None = None
        # asyncio sends without delay only on sockets that name their protocol
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]

    def start(self) -> None:
        """Begins to serve."""
        self._thread.start()
        self._ready.wait()

    def stop(self) -> None:
        """End all connections and the thread; harmless if that was done before."""
        if self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
        if not self._loop.is_closed():
            self._world.updates.on_new.clear()
            self._loop.close()
            self._socket.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._listen())
        self._ready.set()
        self._loop.run_forever()

    async def _listen(self) -> None:
        api = Api(self._world, self._loop, self._transport_of)
        self._pusher = Pusher(self._world, self._loop, api.carry_out, self._webhook_retry_s)
        config = Config(
            api,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            proxy_headers=False,
            timeout_keep_alive=600,
        )
        config.load()
        self._listener = await self._loop.create_server(
            lambda: H11Protocol(config=config, server_state=self._state, app_state={}),
            sock=self._socket,
            backlog=1024,
        )

    async def _close(self) -> None:
        assert self._listener is not None
        assert self._pusher is not None
        await self._pusher.close()
        await let_nobody_in([self._socket])
        while connections := list(self._state.connections):
            for connection in connections:
                connection.transport.abort()
            await asyncio.sleep(0)
        self._listener.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _transport_of(self, peer: Any) -> asyncio.Transport | None:
        for connection in self._state.connections:
            if getattr(connection, "client", None) == tuple(peer):
                transport: asyncio.Transport = connection.transport
                return transport
        return None
