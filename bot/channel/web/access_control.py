"""Who gets in, and what every answer carries: Host and Origin, the token's link, security headers.

On the loopback interface everybody of this machine is let in; the Host header keeps other sites' names from
being pointed here. Elsewhere a person needs the link with the token, or Telegram's word (`mini_app`); either
is exchanged for the one cookie that there is.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channel.web.rendering import problem
from bot.translate import _

COOKIE: Final = "ims_doctor"
FRAMING_CLIENT: Final = "https://web.telegram.org"
"""Where Telegram's web client shows Mini Apps in a frame."""
_TELEGRAM_SESSION_S = 12 * 3600
"""A choice: a working day, and then Telegram vouches anew."""
_SAFE = {"GET", "HEAD"}
_OPEN = ("/static/", "/healthz", "/mini-app")
"""What needs no token: nothing in there is anybody's."""
_WILDCARDS = ("0.0.0.0", "::", "")  # noqa: S104 - named, not bound


@dataclass(frozen=True)
class Access:
    """Who may use the pages.

    `token` is None on the loopback interface, where nobody needs one. `hosts` are the names under which the
    pages are reached, in lower case and without port; `any_address` lets every IP address be one. `bot_token`
    verifies Telegram's word, `people` are whom Telegram may bring (all, where empty).
    """

    token: str | None = None
    hosts: frozenset[str] = frozenset({"localhost", "127.0.0.1", "::1"})
    any_address: bool = False
    bot_token: str = field(default="", repr=False)
    people: frozenset[int] = frozenset()

    @classmethod
    def listening(
        cls,
        host: str,
        token: str,
        *,
        public_url: str | None = None,
        bot_token: str = "",
        people: frozenset[int] = frozenset(),
    ) -> Access:
        """What is right for an address to listen on; the token counts where that is not the loopback."""
        is_here = _is_loopback(host) and not public_url
        names = {"localhost", "127.0.0.1", "::1", host.lower(), socket.gethostname().lower()} - {""}
        if public_url:
            names.add((urlsplit(public_url).hostname or "").lower())
        return cls(
            token=None if is_here else token,
            hosts=frozenset({"localhost", "127.0.0.1", "::1", host.lower()} if is_here else names),
            any_address=host in _WILDCARDS,
            bot_token=bot_token if public_url else "",
            people=people,
        )

    def knows_host(self, host: str) -> bool:
        """Whether a Host header names this server."""
        name = _name_of(host)
        return name in self.hosts or (self.any_address and _is_address(name))

    def is_token(self, given: str) -> bool:
        """Whether it is the token of the link."""
        return self.token is not None and hmac.compare_digest(given.encode(), self.token.encode())

    @property
    def link_cookie(self) -> str:
        """What the cookie of somebody with the link holds: not the token itself."""
        return f"link.{_mac((self.token or '').encode(), 'link')}"

    def telegram_cookie(self, person: int, now: int) -> str:
        """What the cookie of somebody whom Telegram vouched for holds."""
        said = f"{person}.{now + _TELEGRAM_SESSION_S}"
        return f"telegram.{said}.{_mac(self._telegram_key, said)}"

    @property
    def _telegram_key(self) -> bytes:
        return sha256(b"ims-doctor web session" + self.bot_token.encode()).digest()

    def admits(self, cookie: str, now: int) -> bool:
        """Whether a cookie is of somebody who may go on."""
        if self.token is None or hmac.compare_digest(cookie.encode(), self.link_cookie.encode()):
            return True
        return self.person_of(cookie, now) is not None

    def person_of(self, cookie: str, now: int) -> int | None:
        """The person whom Telegram vouched for; None where it did not, or too long ago."""
        match cookie.split("."):
            case ["telegram", person, until, mac] if self.bot_token:
                right = _mac(self._telegram_key, f"{person}.{until}")
                if not hmac.compare_digest(mac.encode(), right.encode()) or int(until) < now:
                    return None
                return int(person) if not self.people or int(person) in self.people else None
            case _:
                return None


class AccessControl:
    """Lets in whom `Access` admits, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access
        self._policy = dict(_headers(is_framed=bool(access.bot_token)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._policy.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refusal(Request(scope))
        await (refused or self._app)(scope, receive, send_guarded)

    def _refusal(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if not self._access.knows_host(host):
            return problem(request, 421, _("This page is not served under that name."))
        if request.method not in _SAFE and not _is_own(request.headers, host):
            return problem(request, 403, _("Another site sent this form; nothing was done."))
        if given := request.query_params.get("token"):
            return self._exchanged(request, given)
        path = request.url.path
        if path.startswith(_OPEN) or self._access.admits(request.cookies.get(COOKIE, ""), int(time.time())):
            return None
        return problem(
            request,
            401,
            _("Open the link that was printed when this page was started: it holds the token."),
        )

    def _exchanged(self, request: Request, given: str) -> Response:
        """Put the cookie in the place of the token, so that it stays in no history and goes to no log."""
        if self._access.token is not None and not self._access.is_token(given):
            return problem(request, 401, _("This link is no longer right; ask for a new one."))
        rest = [(k, v) for k, v in parse_qsl(request.url.query) if k != "token"]
        response = RedirectResponse(request.url.path + (f"?{urlencode(rest)}" if rest else ""), 303)
        if self._access.token is not None:
            set_cookie(response, self._access.link_cookie)
        return response


def set_cookie(response: Response, value: str, *, is_framed: bool = False) -> None:
    """The one cookie. Within Telegram's frame it is a third party's, which needs other words.

    Written by hand: `http.cookies` knows `Partitioned` from Python 3.14 on.
    """
    terms = "SameSite=None; Secure; Partitioned" if is_framed else "SameSite=Strict"
    response.headers.append("set-cookie", f"{COOKIE}={value}; Path=/; HttpOnly; {terms}")


def _headers(*, is_framed: bool) -> Iterator[tuple[str, str]]:
    ancestors = f"'self' {FRAMING_CLIENT}" if is_framed else "'none'"
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": ancestors,
        "require-trusted-types-for": "'script'",
    }
    yield "Content-Security-Policy", "; ".join(f"{name} {value}" for name, value in policy.items())
    if not is_framed:
        yield "X-Frame-Options", "DENY"
        yield "Cross-Origin-Opener-Policy", "same-origin"
    yield "X-Content-Type-Options", "nosniff"
    # With `no-referrer` a browser sends `Origin: null` along with our own forms.
    yield "Referrer-Policy", "same-origin"
    yield "Cross-Origin-Resource-Policy", "same-origin"
    yield "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
    yield "Cache-Control", "no-store"


def _is_own(headers: Headers, host: str) -> bool:
    """Whether a form comes from a page of ours, as far as the sender is a browser."""
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc.lower() == host.lower()
    return headers.get("sec-fetch-site", "none") in ("same-origin", "none")


def _name_of(host: str) -> str:
    """The name in a Host header, without port and brackets."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    return host.lower() == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _mac(key: bytes, said: str) -> str:
    return hmac.new(key, said.encode(), sha256).hexdigest()
