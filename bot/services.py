"""What runs until it is told to stop: the Telegram bot, the pages. Wired here, on what `app` lays out."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot import resources
from bot.app import ReloadableDialogue, load_known, open_desk

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from bot.channel.web import Access, PageFileChecks, Pages
    from bot.settings import Settings


@contextmanager
def _loading() -> Iterator[None]:
    """What is loaded within stays: nobody looks for garbage in it, neither now nor later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


async def serve_telegram(settings: Settings, *, by_webhook: bool = False) -> None:
    """Run the Telegram bot until it is told to stop. Raises ChannelError, StoreError."""
    with _loading():
        from bot.channel.telegram import run
        from bot.dialogue.commands import COMMANDS
        from bot.store import SqlStore
        from bot.workers import FileWorkers
    async with await SqlStore.open(settings.database) as store:
        files = FileWorkers()
        with _loading():
            answerer = ReloadableDialogue(
                settings.knowledge,
                walk_idle_s=settings.walk_hours * 3600,
                retention_days=settings.retention_days,
                memory_idle_s=settings.memory_minutes * 60,
                contact=settings.contact,
                files=files,
            )
        try:
            await run(
                settings if by_webhook else settings.polling(),
                answerer.converse,
                store,
                tuple(COMMANDS.values()),
                read_anew=answerer.read_anew,
                web=_pages_of(settings, answerer, files) if settings.web_url else None,
                search=answerer.search,
                contains_secret=files.contains_secret,
            )
        finally:
            files.close()


def web_pages(
    files: PageFileChecks,
    added: Path | None = None,
    sources: Sequence[Path] = (),
    settings: Settings | None = None,
) -> Pages:
    """What the pages show: the dialogue, and the health of `sources`, else of the bot's own documents.

    What people send is judged by `files`, which are the caller's to close.
    """
    from functools import partial

    from bot.channel.web import Pages
    from bot.compiler.lint.board import read_board
    from bot.dialogue.converse import converse

    desk = open_desk(load_known(added), files)
    if settings:
        desk = replace(desk, walk_idle_s=settings.walk_hours * 3600)
    shown = list(sources) or [resources.knowledge() / "docs"]
    return Pages(
        lambda event, session, context: converse(event, session, desk, context),
        lambda: desk.documents,
        partial(read_board, shown),
        files,
    )


def _pages_of(settings: Settings, answerer: ReloadableDialogue, files: PageFileChecks) -> ASGIApp:
    """The pages of a bot that listens anyway."""
    import secrets
    from functools import partial

    from bot.channel.web import Pages, application
    from bot.compiler.lint.board import read_board

    token = settings.web_token.get_secret_value() if settings.web_token else secrets.token_urlsafe(24)
    host = settings.listen.host if settings.listen else "127.0.0.1"
    pages = Pages(
        answerer.converse,
        lambda: answerer.documents,
        partial(read_board, [resources.knowledge() / "docs"]),
        files,
    )
    return application(pages, web_access(settings, host, token), per_minute=settings.person_per_minute)


def web_access(settings: Settings, host: str, token: str) -> Access:
    """Who may use the pages when they are served at `host`."""
    from bot.channel.web import Access

    return Access.listening(
        host,
        token,
        public_url=settings.web_url,
        bot_token=settings.token.get_secret_value(),
        people=settings.people,
    )
