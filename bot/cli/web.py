"""`ims-doctor web`: the pages, served from this machine until Ctrl+C."""

from __future__ import annotations

import argparse
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.described import CommandParsers, add_command
from bot.cli.knowledge_option import add_knowledge, added_knowledge

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from bot.workers import FileWorkers

DEFAULT_LISTEN = "127.0.0.1:8090"


def add_to(commands: CommandParsers) -> None:
    """Add the command."""
    web = add_command(
        commands,
        "web",
        "serve pages: ask, check a file, see the documentation's health",
        more="On the loopback interface they need no password; elsewhere it prints a link with a token.",
        example="ims-doctor web --listen 127.0.0.1:8000",
    )
    web.add_argument(
        "--listen", metavar="HOST:PORT", default=DEFAULT_LISTEN, help="where (default: %(default)s)"
    )
    web.add_argument(
        "--documents",
        metavar="SRC",
        type=Path,
        action="append",
        default=[],
        help="folder or file whose health is shown, as often as wanted (default: the bot's own)",
    )
    add_knowledge(web)
    web.set_defaults(run=run_web)


def run_web(options: argparse.Namespace) -> int:
    """Serve until told to stop. Raises BotError for an address that is none."""
    import asyncio

    from bot import logs, services
    from bot.settings import survey_settings
    from bot.settings.values import address
    from bot.workers import FileWorkers

    settings = survey_settings(need=None).checked()
    try:
        listen = address(options.listen)
    except ValueError as error:
        from bot.errors import BotError

        raise BotError(f"--listen {error}") from None
    token = settings.web_token.get_secret_value() if settings.web_token else secrets.token_urlsafe(24)
    logs.configure(settings.log_format, settings.log_level, settings.secrets | {token})
    files = FileWorkers()
    pages = services.web_pages(files, added_knowledge(options), options.documents, settings)
    access = services.web_access(settings, listen.host, token)
    host = f"[{listen.host}]" if ":" in listen.host else listen.host
    link = settings.web_url.rstrip("/") if settings.web_url else f"http://{host}:{listen.port}"
    print(f"{link}/{f'?token={token}' if access.token else ''}", file=sys.stderr, flush=True)
    from bot.channel.web import application

    # whoever uses it on this machine is one address
    per_minute = settings.person_per_minute if access.token else 0
    shown = application(pages, access, per_minute=per_minute)
    asyncio.run(_served(shown, (listen.host, listen.port), files))
    return 0


async def _served(shown: ASGIApp, listen: tuple[str, int], files: FileWorkers) -> None:
    """Serve until told to stop; a file that takes longer than calls may then take is given up."""
    from bot.channel.web import serve

    try:
        await serve(shown, listen)
    finally:
        files.close()
