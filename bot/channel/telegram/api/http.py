"""HTTP for python-telegram-bot, on aiohttp.

Its own, on httpx, takes most of the processor time of a message: measured, a sendMessage took 2.4 to 5.6 ms
with httpx and 0.3 to 0.4 ms with aiohttp, on the same server in the same run, 32 at once. Its `trust_env`
costs more than that, for it looks for a proxy and reads `.netrc` before each call, in another thread.
"""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import msgspec
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_TIMEOUT_S = 10.0
"""A choice: a server that is reached at all is reached within a second or two."""
_JSON = {"Content-Type": "application/json"}
POOL_TIMEOUT_S = 30.0
"""How long a call waits for a free connection, the time to connect included."""
_CERTAINLY_NOT_SENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
    aiohttp.ClientProxyConnectionError,
)


class NotSentError(NetworkError):
    """There was no connection: the call had no effect."""


@dataclass(frozen=True, slots=True)
class WrittenParameters:
    """Parameters that stand in JSON as they are, objects already written; the library would copy them."""

    json_parameters: Mapping[str, str | int]
    contains_files = False

    @property
    def json_payload(self) -> bytes:
        """As the standard library writes it."""
        return json.dumps(self.json_parameters).encode()


class AiohttpRequest(BaseRequest):
    """Makes calls over kept connections, at most so many at once.

    `read_timeout_s` is how long it waits for Telegram's answer. Proxies come from the environment, as it is
    when the session is opened; a password for one stands in its address.
    """

    def __init__(self, connections: int, read_timeout_s: float) -> None:
        self._connections = connections
        self._read_timeout_s = read_timeout_s
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[str, str] = {}

    @property
    def read_timeout(self) -> float:
        """How long to wait for an answer, in seconds."""
        return self._read_timeout_s

    async def initialize(self) -> None:
        """Open the session; the connections come with the calls."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self._connections, ssl=trusted(ssl.get_default_verify_paths())
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )
            self._proxies = getproxies()

    async def shutdown(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            await asyncio.sleep(0)  # in which the transports close, as aiohttp's manual says

    async def do_request(  # noqa: PLR0917 - as python-telegram-bot calls it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - aiohttp knows no such timeout
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - as above
    ) -> tuple[int, bytes]:
        """The status and body of the answer.

        Raises:
            RuntimeError: before `initialize`, or after the end.
            NotSentError: no connection came about.
            TimedOut: no answer in time; the call may have had its effect.
            NetworkError: the connection broke; the call may have had its effect.
        """
        if self._session is None or self._session.closed:
            raise RuntimeError("the request is not initialized")
        read_s = self._read_timeout_s if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        connect_s = CONNECT_TIMEOUT_S if connect_timeout is BaseRequest.DEFAULT_NONE else connect_timeout
        timeout = aiohttp.ClientTimeout(connect=POOL_TIMEOUT_S, sock_connect=connect_s, sock_read=read_s)
        body = _body(request_data)
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=_JSON if isinstance(body, bytes) else None,
                timeout=timeout,
                allow_redirects=False,
                proxy=self._proxy(url) if self._proxies else None,
            ) as response:
                return response.status, await response.read()
        except _CERTAINLY_NOT_SENT as error:
            raise NotSentError(type(error).__name__) from error
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error

    def _proxy(self, url: str) -> str | None:
        """The proxy that the environment names for an address, if it does."""
        address = urlsplit(url)
        proxy = self._proxies.get(address.scheme)
        return proxy if proxy and not proxy_bypass(address.hostname or "") else None


def trusted(machine: ssl.DefaultVerifyPaths) -> ssl.SSLContext | Literal[True]:
    """What aiohttp is told whom to trust: as it does by itself, the list that the machine has.

    Where there is none, as on some machines, Mozilla's besides. To read that everywhere took 3 MB and 40 ms.
    """
    if _names_somebody(machine):
        return True
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _names_somebody(machine: ssl.DefaultVerifyPaths) -> bool:
    """Whether a machine's list is there and has something in it."""
    with suppress(OSError):
        if machine.cafile and Path(machine.cafile).stat().st_size:
            return True
        return bool(machine.capath) and any(Path(machine.capath).iterdir())
    return False


def _body(request_data: RequestData | None) -> aiohttp.FormData | bytes | None:
    """Parameters as JSON, which is written much faster than a form; with files in several parts."""
    if request_data is None:
        return None
    if not request_data.contains_files:
        try:
            return msgspec.json.encode(request_data.json_parameters)
        except UnicodeEncodeError:  # half of a surrogate pair, which the standard library writes as an escape
            return request_data.json_payload
    parameters = request_data.json_parameters
    files = request_data.multipart_data or {}
    form = aiohttp.FormData(quote_fields=False)  # Telegram reads names as UTF-8, not as percent signs
    for name, value in parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, kind) in files.items():
        form.add_field(name, content, filename=file_name, content_type=kind)
    return form
