"""The channel from start to stop: checks the token, takes updates in, hands them on, stops when told to."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Coroutine, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from importlib import metadata
from typing import TYPE_CHECKING, Any

from telegram.error import InvalidToken, TelegramError

from bot.channel.rate import Clock
from bot.channel.telegram.answering.answer import Answerer, Converse, ReadAnew
from bot.channel.telegram.answering.inline_query import InlineSearch
from bot.channel.telegram.answering.leaked_secrets import ContainsSecret
from bot.channel.telegram.answering.worker import Worker
from bot.channel.telegram.api.client import Client
from bot.channel.telegram.api.retry import Sleep, StoppingError, explain
from bot.channel.telegram.api.steady import SteadyTime
from bot.channel.telegram.incoming.intake import ALLOWED_UPDATES, UpdateReader
from bot.channel.telegram.incoming.polling import poll
from bot.channel.telegram.introduce import MenuCommands, introduce
from bot.channel.telegram.metrics import Metrics, PrometheusMetrics, timed
from bot.channel.telegram.reloaded_knowledge import Knowledge
from bot.channel.telegram.signals import heeded, reload_when_told
from bot.dialogue.message_secrets import file_contains_secret
from bot.errors import ChannelError
from bot.settings import Settings
from bot.store import DAY_S, QueuedUpdate, Store, StoreError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from bot.channel.http_server import Listener
    from bot.channel.telegram.health import Health
    from bot.channel.telegram.incoming.webhook import Webhook

DEFAULT_LISTEN = ("127.0.0.1", 8080)
LIMIT_BYTES = 1 << 20
"""How large a sent file may be."""
FINISH_S = 6.0
"""How long a call may wait for its turn when the bot stops; one that has to wait for longer is not made."""
TIDY_S = 60.0
"""How often what is too old is erased."""

_log = logging.getLogger(__name__)


async def _nothing_to_read() -> str:
    return ""


async def run(
    settings: Settings,
    converse: Converse,
    store: Store,
    commands: MenuCommands = (),
    *,
    read_anew: ReadAnew = _nothing_to_read,
    search: InlineSearch | None = None,
    contains_secret: ContainsSecret = file_contains_secret,
    web: ASGIApp | None = None,
    stop: asyncio.Event | None = None,
    limit_bytes: int = LIMIT_BYTES,
    sleep: Sleep = asyncio.sleep,
    clock: Clock = time.monotonic,
) -> None:
    """Answer people until `stop` is set, if given, else until SIGINT or SIGTERM.

    With `settings.webhook_url` Telegram brings the updates there, without it they are fetched. SIGHUP reads
    the knowledge anew. `web` is served along where the bot listens. `limit_bytes` is how large a sent file
    may be; for files `converse` and `contains_secret` are called in a thread, one at a time. `sleep` and
    `clock` (seconds) belong together.

    Raises:
        ChannelError: no token or a refused one, no network at start; one line that says what to do.
    """
    _keep_secrets_out_of_logs()
    reload, refused, ending = asyncio.Event(), asyncio.Event(), stop or asyncio.Event()
    signals = nullcontext() if stop else heeded(ending, reload)

    def end() -> None:
        refused.set()
        ending.set()

    is_watched = bool(settings.listen or settings.webhook_url)
    metrics = PrometheusMetrics(metadata.version("ims-doctor")) if is_watched else Metrics()
    client = Client(settings, end, sleep, clock, metrics, numbers=store.numbers)
    with signals:
        try:
            if await _unless_stopped(_connect(client, settings), ending):
                knowledge = Knowledge(read_anew)
                channel = _Channel(
                    client,
                    settings,
                    store,
                    commands,
                    converse=converse,
                    knowledge=knowledge,
                    search=search,
                    contains_secret=contains_secret,
                    web=web,
                    limit_bytes=limit_bytes,
                )
                await channel.serve(ending, reload)
        finally:
            client.waiter.end(0)
            await client.shutdown()
    if refused.is_set():
        raise _refusal()


class _Channel:
    """A connected bot with all its parts."""

    def __init__(
        self,
        client: Client,
        settings: Settings,
        store: Store,
        commands: MenuCommands,
        *,
        converse: Converse,
        knowledge: Knowledge,
        search: InlineSearch | None,
        contains_secret: ContainsSecret,
        web: ASGIApp | None,
        limit_bytes: int,
    ) -> None:
        self._client = client
        self._settings = settings
        self._store = store
        self._commands = commands
        self._knowledge = knowledge
        self._web = web
        answerer = Answerer(
            client,
            UpdateReader(client.bot, {command.name for command in commands}, limit_bytes),
            timed(converse, client.metrics),
            store,
            settings,
            read_anew=knowledge.read_anew,
            search=search,
            contains_secret=contains_secret,
            sleep=client.waiter.pause,
            clock=client.waiter.now,
        )
        self._worker = Worker(
            store.inbox,
            client.source,
            answerer.answer,
            answerer.set_aside,
            client.waiter,
            concurrency=settings.concurrency,
            metrics=client.metrics,
        )
        self._scan = answerer.scan
        self._webhook: Webhook | None = None
        self._health: Health | None = None

    async def serve(self, stop: asyncio.Event, reload: asyncio.Event) -> None:
        """Take updates in until `stop`; those in hand are finished then, the rest stays in the inbox.

        Raises ChannelError, and whatever makes it impossible to go on.
        """
        listener, tasks = self._listener(), list[asyncio.Task[None]]()
        try:
            if listener:
                await listener.start()
            if self._settings.webhook_url:
                self._worker.start()
            tasks = [asyncio.create_task(work) for work in (self._take_in(), *self._chores(reload))]
            _log.info("listening as @%s", self._client.username)
            with suppress(InvalidToken):  # the client has told, and `stop` is set
                await _unless_stopped(tasks[0], stop)
        finally:
            await self._stop(tasks, listener)

    async def _stop(self, tasks: Sequence[asyncio.Task[None]], listener: Listener | None) -> None:
        _log.info("stopping, finishing what is in hand")
        if self._health:
            self._health.is_stopping = True
        self._client.waiter.end(FINISH_S)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(self._worker.stop(), *([listener.stop()] if listener else []))
        await self._scan.stop()

    def _listener(self) -> Listener | None:
        """What listens for Telegram, or only for who looks after the bot; None if nothing does.

        A bot that polls, and that nobody looks after, does without a server: 60 ms of a start, 7 MB.
        """
        if not (self._settings.webhook_url or self._settings.listen):
            return None
        from starlette.applications import Starlette
        from starlette.routing import BaseRoute, Mount

        from bot.channel.http_server import Listener
        from bot.channel.page_counts import Counted
        from bot.channel.telegram.health import Health
        from bot.channel.telegram.incoming.webhook import Webhook

        self._health = Health(self._client, self._store, self._knowledge, self._web)
        routes: list[BaseRoute] = [*self._health.routes]
        if self._settings.webhook_url:
            self._webhook = Webhook(
                self._client, self._store.inbox, self._take, self._settings, allowed=ALLOWED_UPDATES
            )
            routes.insert(0, self._webhook.route)
        if self._web:
            routes.append(Mount("/", Counted(self._web, self._client.metrics.page_served)))
        app = Starlette(routes=routes)
        app.router.redirect_slashes = False
        return Listener(app, self._settings.listen or DEFAULT_LISTEN)

    def _take(self, queued_updates: Sequence[QueuedUpdate]) -> None:
        """Updates are in the inbox: secrets first, then each in its turn."""
        self._scan.look(queued_updates)
        self._worker.take(queued_updates)

    async def _take_in(self) -> None:
        """Have updates come, until cancelled. Raises ChannelError, InvalidToken."""
        if self._webhook is None:
            # Who looks for what an earlier process sent must know what people have said meanwhile.
            await poll(self._client, self._store.inbox, self._take, ALLOWED_UPDATES, self._worker.start)
            return
        with _reaching(self._settings):
            await self._webhook.announce()
        await self._webhook.look_after()

    def _chores(self, reload: asyncio.Event) -> Iterator[Coroutine[Any, Any, None]]:
        settings = self._settings
        yield reload_when_told(reload, self._knowledge.read_anew)
        yield tidy(self._store, settings.retention_days)
        yield introduce(self._client, self._commands, settings.owners, renames=settings.renames)


async def _unless_stopped(work: Awaitable[None], stop: asyncio.Event) -> bool:
    """Await the work, but give it up when `stop` is set first; tells whether it was done."""
    doing, stopping = asyncio.ensure_future(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((doing, stopping), return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            doing.result()
        return doing.done()
    finally:
        for task in (doing, stopping):
            task.cancel()
        await asyncio.gather(doing, stopping, return_exceptions=True)


async def _connect(client: Client, settings: Settings) -> None:
    """Find out who we are, and that we may poll: a webhook that is set would forbid it."""
    with _reaching(settings):
        await client.initialize()
        if not settings.webhook_url:
            await client.delete_webhook()


@contextmanager
def _reaching(settings: Settings) -> Iterator[None]:
    """Make one line of what goes wrong with Telegram at the start."""
    try:
        yield
    except InvalidToken:
        raise _refusal() from None  # the original quotes the token
    except StoppingError:
        raise
    except TelegramError as error:
        raise ChannelError(
            f"cannot reach {settings.server} ({explain(error)}): check the network and TELEGRAM_API_BASE_URL"
        ) from error


async def tidy(store: Store, retention_days: int, pause_s: float = TIDY_S) -> None:
    """Erase what is too old, now and again, until cancelled."""
    clock = SteadyTime()
    while True:
        try:
            await store.prune(int(clock.now()) - retention_days * DAY_S)
        except StoreError as error:
            _log.warning("what is too old could not be erased, trying again later: %s", error)
        await asyncio.sleep(pause_s)


def _refusal() -> ChannelError:
    return ChannelError(
        "Telegram refused the token in TELEGRAM_BOT_TOKEN: "
        "get a valid one from @BotFather (or mend TELEGRAM_API_BASE_URL)"
    )


def _keep_secrets_out_of_logs() -> None:
    """Addresses hold the token, debug lines what people write."""
    for name in ("aiohttp", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)
