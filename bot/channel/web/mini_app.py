"""The way in for Telegram's Mini App: `initData` against the cookie, then the page that checks a file.

    GET  /mini-app     a page whose script hands over what Telegram put behind the address's `#`
    POST /mini-app     `init_data` → the cookie, and where to go on

What stands behind `#` is sent to nobody by the browser itself; hence the script. Telegram's own script is not
loaded: nothing here comes from elsewhere.
"""

from __future__ import annotations

import time

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channel.web.access_control import Access, set_cookie
from bot.channel.web.forms import read_form
from bot.channel.web.init_data import verified_user
from bot.channel.web.rendering import locale_of, page, problem
from bot.dialogue.session import supported
from bot.translate import _


def routes(access: Access) -> list[Route]:
    """What this page answers to; nothing without a bot to verify with."""
    if not access.bot_token:
        return []

    async def opened(request: Request) -> Response:
        return page("mini_app.html", locale_of(request), here="")

    async def proved(request: Request) -> Response:
        sent = await read_form(request)
        now = int(time.time())
        user = verified_user(sent.one("init_data") if sent else "", access.bot_token, now)
        if user is None:
            told = _("Telegram does not vouch for this. Open the page again from the chat with the bot.")
            return problem(request, 403, told)
        if access.people and user.id not in access.people:
            return problem(request, 403, _("This bot does not serve you. Ask whoever runs it."))
        locale = supported(user.language) or locale_of(request)
        response = RedirectResponse(f"/{locale}/check", 303)
        set_cookie(response, access.telegram_cookie(user.id, now), is_framed=True)
        return response

    return [Route("/mini-app", opened, methods=["GET"]), Route("/mini-app", proved, methods=["POST"])]
