"""The documentation's health as a board, page by page, and as one file that needs nothing else.

GET /<locale>/documents            the board
GET /<locale>/documents/<page>     a page, its languages side by side
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channel.web.pages import Pages
from bot.channel.web.rendering import locale_of, page, problem, render
from bot.compiler.lint.board import STATES, Board, BoardPage, SectionRow, State
from bot.model import Message
from bot.translate import _

_AGAIN_S = 2
"""A choice: while the board is made, the page asks again this often."""
NAMES: dict[State, Message] = {
    State.SOUND: _("sound"),
    State.FLAWED: _("flawed"),
    State.REPAIRED: _("value repaired"),
    State.BEHIND: _("behind"),
    State.MISSING: _("section missing"),
    State.UNTRANSLATED: _("untranslated"),
    State.ABSENT: _("not there"),
}


def routes(pages: Pages) -> list[Route]:
    """What this page answers to."""

    async def board(request: Request) -> Response:
        shown = await pages.board()
        if shown is None:
            return _come_again(request)
        return page(
            "board.html", locale_of(request), here="documents", board=shown, states=STATES, state_names=NAMES
        )

    async def one(request: Request) -> Response:
        shown = await pages.board()
        if shown is None:
            return _come_again(request)
        found = shown.page(request.path_params["page"])
        if found is None:
            raise HTTPException(404)
        rows = await pages.work(lambda: shown.side_by_side(found))
        return page(
            "aligned.html",
            locale_of(request),
            here="documents",
            board=shown,
            page=found,
            rows=rows,
            states=STATES,
            state_names=NAMES,
        )

    return [Route("/documents", board), Route("/documents/{page:path}", one)]


def _come_again(request: Request) -> Response:
    """A page that looks again by itself, as often as it takes to read the documentation."""
    told = _("The documentation is being read. This page shows it as soon as that is done.")
    response = problem(request, 200, told)
    response.headers["Refresh"] = str(_AGAIN_S)
    return response


def as_file(board: Board, locale: str) -> str:
    """The board as one HTML file that needs nothing else; its style and script are allowed by hash."""
    style, script = _asset("style.css"), _asset("board.js")
    return render(
        "board_file.html",
        locale,
        here="",
        board=board,
        details=_details(board),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704
        style_hash=_hash(style),
        script_hash=_hash(script),
        states=STATES,
        state_names=NAMES,
    )


def _details(board: Board) -> Iterator[tuple[BoardPage, tuple[SectionRow, ...]]]:
    """Pages with something wrong, and of each the sections in which it is."""
    for shown in board.pages:
        if shown.findings:
            yield shown, tuple(row for row in board.side_by_side(shown) if not row.is_sound)


def _asset(name: str) -> str:
    return files("bot.channel.web").joinpath("static", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()
