"""All pages as one ASGI application."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.channel.web import board_page, chat_page, check_page, mini_app
from bot.channel.web.access_control import Access, AccessControl
from bot.channel.web.pages import Pages
from bot.channel.web.rendering import locale_of, problem
from bot.channel.web.request_limits import RequestLimits
from bot.languages import LOCALES
from bot.model import Message
from bot.translate import _

_STATIC = Path(__file__).parent / "static"


class _Assets(StaticFiles):
    """Our style sheet and scripts; a browser asks each time whether they are still the same."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


def application(
    pages: Pages, access: Access, *, per_minute: int = 60, before: Sequence[BaseRoute] = ()
) -> Starlette:
    """The pages behind their guard; `before` are routes that others own, which are guarded by themselves."""
    inner = Starlette(routes=_routes(pages, access), exception_handlers={HTTPException: _refused})
    inner.router.redirect_slashes = False
    guarded = AccessControl(RequestLimits(inner, per_minute), access)
    whole = Starlette(routes=[*before, Mount("/", guarded)])
    whole.router.redirect_slashes = False
    return whole


def _routes(pages: Pages, access: Access) -> list[BaseRoute]:
    localized = [*chat_page.routes(pages), *check_page.routes(pages), *board_page.routes(pages)]
    return [
        Route("/", _home),
        Route("/healthz", _alive),
        Mount("/static", _Assets(directory=_STATIC)),
        *mini_app.routes(access),
        *(Mount(f"/{locale}", routes=localized) for locale in LOCALES),
    ]


async def _home(request: Request) -> Response:
    return RedirectResponse(f"/{locale_of(request)}/", 303)


async def _alive(_request: Request) -> Response:
    return PlainTextResponse("ok\n")


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    told: Message = _("There is no such page.")
    if status == 405:
        told = _("That cannot be done here.")
    return problem(request, status, told)
