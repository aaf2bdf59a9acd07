"""What it costs to lose nothing: the same bot with a store in memory, in SQLite, and in PostgreSQL.

    python -m benchmarks.durability [ROUNDS]

Each bot is one process, or several behind a balancer, against the Bot API server of `tests/fakes`. PostgreSQL
is the server that TEST_POSTGRES_URL names, or a private one (fsync on) where it is installed. A burst
gives answered messages a second, and processor time a message, all replicas together. What a database costs
is told by bots that hear in the same way: a webhook brings one update a call, polling up to a hundred.
Everything shares the machine, Telegram's stand-in too, so replicas show what they cost there rather than what
they bring elsewhere. Rounds are interleaved, figures are medians.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import httpx

from benchmarks.channel import PEOPLE, ask, cpu_s, memory_mb
from tests.chaos.balancer import Balancer, free_ports
from tests.chaos.databases import postgres, postgres_server, sqlite
from tests.chaos.processes import Replica
from tests.chaos.storm import SECRET, UNLIMITED
from tests.fakes.bot_api import BotApiServer, Delay
from tests.postgres_server import PostgresMissingError


@dataclass(frozen=True, slots=True)
class Bot:
    """How a bot is run; `replicas` is 0 where it polls, and `database` empty where it needs none."""

    name: str
    database: str = ""
    replicas: int = 0

    @property
    def arguments(self) -> Sequence[str]:
        """What starts it."""
        program = ("-m", "bot", "telegram") if self.database else ("-m", "benchmarks.undurable_bot")
        return (*program, "--webhook") if self.replicas else program


@dataclass(frozen=True, slots=True)
class Run:
    """Messages a second, processor ms a message, MB of a replica, seconds from start to ready.

    `around_ms` is what Telegram's stand-in and the balancer take, processor ms a message.
    """

    per_second: float
    cpu_ms: float
    around_ms: float
    memory_mb: float
    start_s: float


BOTS = (
    Bot("not durable, polling"),
    Bot("SQLite, polling", "sqlite"),
    Bot("not durable, webhook", replicas=1),
    Bot("SQLite, webhook", "sqlite", 1),
    *(
        Bot(f"PostgreSQL, webhook, {count} replica{'s'[: count - 1]}", "postgres", count)
        for count in (1, 2, 3)
    ),
)
LOADS = ((0, 1000), (50, 300))
"""Milliseconds that Telegram takes for a call, and how many questions are asked at once."""


def main() -> None:
    """Print one table a delay."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with ExitStack() as stack:
        try:
            server_url = stack.enter_context(postgres_server(has_fsync=True))
        except PostgresMissingError as reason:
            server_url = ""
            print(f"Without PostgreSQL: {reason}.", file=sys.stderr)
        bots = [bot for bot in BOTS if server_url or bot.database != "postgres"]
        for delay_ms, burst in LOADS:
            runs: dict[str, list[Run]] = {bot.name: [] for bot in bots}
            for _round in range(rounds):
                for bot in bots:
                    runs[bot.name].append(asyncio.run(measure(bot, server_url, burst, delay_ms)))
            _print(
                runs, f"Telegram takes {delay_ms} ms a call, burst of {burst} from {PEOPLE} people", rounds
            )


async def measure(bot: Bot, server_url: str, burst: int, delay_ms: int) -> Run:
    """One bot, started, warmed up, measured and stopped."""
    server = BotApiServer(patience_s=120)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        await stack.enter_async_context(server)
        people = [server.user(f"Person {n}", language_code="fr") for n in range(PEOPLE)]
        if delay_ms:
            server.faults.add(Delay(delay_ms / 1000))
        database_url = await stack.enter_async_context(_database(bot, server_url, folder))
        began = time.perf_counter()
        pids = await stack.enter_async_context(_running(bot, server, database_url, folder))
        start_s = time.perf_counter() - began
        await asyncio.to_thread(ask, server, people, range(PEOPLE))
        before_s, around_s, start = sum(map(cpu_s, pids)), time.process_time(), time.perf_counter()
        await asyncio.to_thread(ask, server, people, range(burst))
        took_s = time.perf_counter() - start
        around_s = time.process_time() - around_s
        used_s = sum(map(cpu_s, pids)) - before_s
        ms = 1000 / burst
        return Run(burst / took_s, used_s * ms, around_s * ms, median(map(memory_mb, pids)), start_s)


@asynccontextmanager
async def _database(bot: Bot, server_url: str, folder: Path) -> AsyncIterator[str]:
    """A new database for the bot; nothing for one that needs none."""
    if bot.database == "postgres":
        async with postgres(server_url) as database:
            yield database.url
    else:
        async with sqlite(folder) as database:
            yield database.url


@asynccontextmanager
async def _running(
    bot: Bot, server: BotApiServer, database_url: str, folder: Path
) -> AsyncIterator[list[int]]:
    """The bot's processes, all of them ready; gives their ids."""
    environment = {
        "TELEGRAM_BOT_TOKEN": server.token,
        "TELEGRAM_API_BASE_URL": server.root_url,
        "IMS_DOCTOR_DATABASE": database_url,
        "IMS_DOCTOR_LOG_LEVEL": "error",
        **UNLIMITED,
    }
    ports = free_ports(bot.replicas)
    async with Balancer(ports) as balancer:
        if ports:
            environment["IMS_DOCTOR_WEBHOOK_URL"] = f"http://127.0.0.1:{balancer.port}/telegram"
            environment["IMS_DOCTOR_WEBHOOK_SECRET"] = SECRET
        replicas = [Replica("bot", bot.arguments, environment, folder)]
        if ports:
            replicas = [
                Replica(
                    f"bot{n}",
                    bot.arguments,
                    {**environment, "IMS_DOCTOR_LISTEN": f"127.0.0.1:{port}"},
                    folder,
                )
                for n, port in enumerate(ports)
            ]
        for replica in replicas:
            await replica.start()
        try:
            if ports:
                await _until_ready(ports)
            else:
                await server.until(lambda: server.calls_to("getUpdates"), "the first poll")
            yield [replica.life.process.pid for replica in replicas]
            for replica in replicas:
                await replica.stop()
        finally:
            for replica in replicas:
                await replica.kill()


async def _until_ready(ports: Sequence[int]) -> None:
    """Return when all replicas say that they are ready."""
    waiting = list(ports)
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:  # noqa: S501 - no TLS here
        while waiting:
            try:
                response = await client.get(f"http://127.0.0.1:{waiting[0]}/readyz")
            except httpx.HTTPError:
                await asyncio.sleep(0.02)
            else:
                waiting = waiting[1:] if response.status_code == 200 else waiting


def _print(runs: dict[str, list[Run]], title: str, rounds: int) -> None:
    print(f"\n{title}, {rounds} rounds, {os.cpu_count()} processors\n")
    print(
        "| bot | answered/s | to the first | CPU ms a message | stand-in's | MB a replica | ready after s |"
    )
    print("|---|---|---|---|---|---|---|")
    first = median(run.per_second for run in next(iter(runs.values())))
    for name, found in runs.items():
        middle = [median(getattr(run, field) for run in found) for field in Run.__slots__]
        speed, cpu, around, memory, start = middle
        shown = f"{cpu:.2f} | {around:.2f} | {memory:.0f} | {start:.2f}"
        print(f"| {name} | {speed:.0f} | {speed / first:.2f} | {shown} |")


if __name__ == "__main__":
    main()
