"""What the surroundings may ask: `/healthz`, `/readyz`, `/metrics`.

- `/healthz`: the process is alive and not stuck.
- `/readyz`: it can do its work: the store is there, the knowledge is loaded, Telegram has answered lately,
  and the pages answer where they are served along. 503 says in JSON which part is missing.
- `/metrics`: figures for Prometheus.

None of them tells anything of what people said. They need no secret: keep them inside your network.
"""

from __future__ import annotations

import asyncio
import logging

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.channel.page_counts import is_alive
from bot.channel.telegram.api.client import Client
from bot.channel.telegram.reloaded_knowledge import Knowledge
from bot.store import Store, StoreError

SILENCE_S = 90.0
"""Telegram answers a long poll after 30 s at the latest, and a webhook is looked after as often."""
_STORE_S = 3.0
"""A choice: less than a probe waits, so that it gets its reason."""

_log = logging.getLogger(__name__)


class Health:
    """Looks at the parts of a running bot."""

    def __init__(
        self, client: Client, store: Store, knowledge: Knowledge, web: ASGIApp | None = None
    ) -> None:
        """`web` are the pages, if they are served along."""
        self._web = web
        self._client = client
        self._store = store
        self._knowledge = knowledge
        self.is_stopping = False

    @property
    def routes(self) -> list[Route]:
        """What is served."""
        return [
            Route("/healthz", self._alive),
            Route("/readyz", self._ready),
            Route("/metrics", self._figures),
        ]

    async def _alive(self, _: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def _ready(self, _: Request) -> Response:
        silence_s = self._client.silence_s
        parts = {
            "store": "ok" if await self._has_store() else "out of reach",
            "knowledge": "ok",  # the bot does not start without
            "telegram": "ok" if silence_s <= SILENCE_S else f"silent for {silence_s:.0f} s",
        }
        if self._web:
            parts["pages"] = "ok" if await is_alive(self._web) else "no answer"
        if self.is_stopping:
            parts["process"] = "stopping"
        is_ready = all(state == "ok" for state in parts.values())
        return JSONResponse({"ready": is_ready, **parts}, 200 if is_ready else 503)

    async def _has_store(self) -> bool:
        try:
            async with asyncio.timeout(_STORE_S):
                await self._store.check()
        except (StoreError, TimeoutError):
            return False
        return True

    async def _figures(self, _: Request) -> Response:
        depth: int | None = None
        try:
            async with asyncio.timeout(_STORE_S):
                depth = await self._store.inbox.depth(self._client.source)
        except (StoreError, TimeoutError):
            _log.debug("the inbox cannot be counted")
        body, kind = self._client.metrics.page(depth, self._knowledge.age_s)
        return Response(body, media_type=kind)
