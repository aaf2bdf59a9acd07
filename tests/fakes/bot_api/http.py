"""The HTTP face of the server: addresses, tokens, faults, and answers in Telegram's envelope."""

import asyncio
import base64
import contextlib
import json
import re
import socket
import struct
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.faults import (
    Delay,
    FaultRule,
    Hold,
    Refuse,
    ResetAfter,
    ResetBefore,
    ServerError,
    TooManyRequests,
)
from tests.fakes.bot_api.methods import HANDLERS
from tests.fakes.bot_api.params import Params, read_params
from tests.fakes.bot_api.polling import Poller
from tests.fakes.bot_api.refusals import Refusal, too_many_requests
from tests.fakes.bot_api.world import Call, World

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{3,80}")
_FLOODING = re.compile(r"(send(?!chataction)|editmessage)", re.I)


class _Reset(Exception):  # noqa: N818
    """The connection is to be reset instead of an answer."""


class Api:
    """The Starlette application over a world. `transport_of` finds the connection of a peer."""

    def __init__(
        self,
        world: World,
        loop: asyncio.AbstractEventLoop,
        transport_of: Callable[[Any], asyncio.Transport | None],
    ) -> None:
        self._world = world
        self._transport_of = transport_of
        self._poller = Poller(world, loop)
        self._starlette = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._method, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self._file, methods=["GET"]),
                Route("/{path:path}", self._nowhere, methods=["GET", "POST"]),
            ]
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve as an ASGI application; a call that either side cuts off ends quietly."""
        with contextlib.suppress(asyncio.CancelledError, ClientDisconnect):
            await self._starlette(scope, receive, send)

    def carry_out(self, method: str, params: Params) -> None:
        """Do what a method asks, without HTTP; refusals end in the record only."""
        call = self._begin(method, params)
        try:
            self._do(call, method, params)
        except Refusal as refusal:
            self._end(call, refusal.code, refusal.description)
        else:
            self._end(call, 200)

    async def _method(self, request: Request) -> Response:
        name = request.path_params["method"]

        async def serve(call: Call, params: Params) -> Response:
            if name.lower() == "getupdates":
                call.result = await self._poller.get_updates(params, _gone(request))
            else:
                self._do(call, name, params)
            return _respond(200, {"ok": True, "result": call.result})

        return await self._guarded(request, name, serve)

    async def _file(self, request: Request) -> Response:
        async def serve(call: Call, _: Params) -> Response:
            with self._world.changing():
                stored = self._world.files.at(request.path_params["path"])
                if stored is None:
                    raise Refusal(404, "Not Found")
                call.result = stored.path
            return Response(stored.content, media_type="application/octet-stream")

        return await self._guarded(request, "download", serve)

    async def _nowhere(self, _: Request) -> Response:
        return _refuse(Refusal(404, "Not Found"))

    async def _guarded(
        self,
        request: Request,
        name: str,
        serve: Callable[[Call, Params], Awaitable[Response]],
    ) -> Response:
        """Serve one call, with its record, its faults, and refusals as answers."""
        refused = self._check_token(request.path_params["token"])
        if refused is not None:
            return _refuse(refused)
        try:
            params, refused = await read_params(request), None
        except Refusal as refusal:
            params, refused = Params({}, {}), refusal
        if name == "download":
            params = Params({"path": request.path_params["path"]}, {})
        call = self._begin(name, params, _caller(request))
        if refused is not None:
            self._end(call, refused.code, refused.description)
            return _refuse(refused)
        try:
            response = await self._with_faults(call, params, serve)
        except Refusal as refusal:
            self._end(call, refusal.code, refusal.description)
            return _refuse(refusal)
        except _Reset:
            self._end(call, -1)
            self._reset(request)
            return Response()
        except Exception as error:  # a fault of this server must not look like the bot's
            self._end(call, 500, f"the fake server failed: {error!r}")
            raise
        self._end(call, response.status_code)
        return response

    async def _with_faults(
        self,
        call: Call,
        params: Params,
        serve: Callable[[Call, Params], Awaitable[Response]],
    ) -> Response:
        rules = self._world.faults.draw(call.method, params.values)
        page = await _strike_before(rules)
        if page is not None:
            return page
        response = await serve(call, params)
        for rule in rules:
            if isinstance(rule.fault, Delay) and rule.fault.after:
                await asyncio.sleep(rule.fault.seconds)
            if isinstance(rule.fault, ResetAfter):
                raise _Reset
        return response

    def _do(self, call: Call, method: str, params: Params) -> None:
        handler = HANDLERS.get(method.lower())
        if handler is None:
            raise Refusal(404, "Not Found: method not found")
        with self._world.changing():
            limits = self._world.flood_limits
            if limits is not None and _FLOODING.match(method) and "chat_id" in params.values:
                now = self._world.clock.now()
                self._world.flood_meter.check(limits, str(params.get("chat_id")), now)
            call.result = handler(self._world, params)

    def _check_token(self, token: str) -> Refusal | None:
        if not _TOKEN.fullmatch(token):
            return Refusal(404, "Not Found")
        is_known = token == self._world.token and self._world.token_is_valid
        return None if is_known else Refusal(401, "Unauthorized")

    def _begin(self, method: str, params: Params, caller: str = "") -> Call:
        world = self._world
        with world.changing():
            values: JsonObject = {**params.values, **params.uploads}
            call = Call(len(world.calls), method, values, world.clock.now(), caller=caller)
            world.calls.append(call)
        return call

    def _end(self, call: Call, code: int, description: str | None = None) -> None:
        with self._world.changing():
            call.code, call.description = code, description

    def _reset(self, request: Request) -> None:
        """End the connection with a TCP reset."""
        transport = self._transport_of(request.scope["client"])
        if transport is not None:
            peer = transport.get_extra_info("socket")
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()


def _caller(request: Request) -> str:
    """The user whom the address of the server named, so that one process can be told from another."""
    scheme, _, word = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return ""
    return base64.b64decode(word).decode("utf-8", "replace").partition(":")[0]


def _gone(request: Request) -> Callable[[], Awaitable[None]]:
    async def wait() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    return wait


async def _strike_before(rules: list[FaultRule]) -> Response | None:
    """Delay and refuse as the rules say; a page where a gateway answers instead."""
    for rule in rules:
        match rule.fault:
            case Delay(seconds, after=False):
                await asyncio.sleep(seconds)
            case Hold():
                await rule.held()
            case TooManyRequests(retry_after_s):
                raise too_many_requests(retry_after_s)
            case Refuse(code, description):
                raise Refusal(code, description)
            case ResetBefore():
                raise _Reset
            case ServerError(status) as error:
                return Response(error.body(), status, media_type="text/html")
            case _:
                pass
    return None


def _refuse(refusal: Refusal) -> Response:
    body: JsonObject = {
        "ok": False,
        "error_code": refusal.code,
        "description": refusal.description,
    }
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return _respond(refusal.code, body)


def _respond(code: int, body: JsonObject) -> Response:
    return Response(json.dumps(body), code, media_type="application/json")
