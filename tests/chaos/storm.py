"""The storm itself: people ask, Telegram fails, the bot is killed again and again, until all is answered."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from tests.chaos.balancer import Balancer, free_ports
from tests.chaos.databases import Database
from tests.chaos.outcome import Outcome, Plan
from tests.chaos.planted import Planted, in_files
from tests.chaos.processes import Replica
from tests.chaos.script import Answers, Asker, Question, invite, write_script
from tests.chaos.verdict import arrived, judge, takeovers
from tests.fakes.bot_api import (
    BotApiServer,
    Call,
    FaultRule,
    NothingHappened,
    ResetAfter,
    ResetBefore,
    ServerError,
    TooManyRequests,
)
from tests.fakes.bot_api.faults import Fault
from tests.patience import PATIENCE_S

SECRET = "webhook-secret-of-the-storm"
API_PASSWORD = "password-of-the-storm"
BOT = ("-m", "bot", "telegram")
UNLIMITED = {
    "IMS_DOCTOR_CALLS_PER_SECOND": "0",
    "IMS_DOCTOR_PERSON_PER_MINUTE": "0",
    "IMS_DOCTOR_CHAT_PER_MINUTE": "0",
}
STARTING_SHARE = 0.25
"""So many of the kills fall while a process starts."""
_START_S, _READY_WITHIN_S = 1.5, 2 * PATIENCE_S
_FAULTS: tuple[Fault, ...] = (TooManyRequests(1), ServerError(500), ResetBefore(), ResetAfter())


class Storm:
    """One storm over one database: `outcome = await Storm(plan, …).rage()`.

    `logs` is a folder; `environment` is that of the bots, the database above all.
    """

    def __init__(
        self,
        plan: Plan,
        answers: Answers,
        logs: Path,
        environment: Mapping[str, str],
        arguments: Sequence[str] = BOT,
    ) -> None:
        self._plan = plan
        self._answers = answers
        self._logs = logs
        self._environment = environment
        self._arguments = (*arguments, "--webhook") if plan.is_pushed else arguments
        self._dice = random.Random(plan.seed)  # noqa: S311
        self._server = BotApiServer(seed=plan.seed, patience_s=plan.patience_s, webhook_retry_s=0.2)
        self._planted = Planted(
            self._dice, (self._server.token, SECRET, API_PASSWORD, *_passwords(environment))
        )
        self._replicas: list[Replica] = []
        self._ports: list[int] = []
        self._client = httpx.AsyncClient(trust_env=False, timeout=30, verify=False)  # noqa: S501 - no TLS here
        self._askers: list[Asker] = []
        self._asked_at: dict[int, list[float]] = {}
        self._asked = 0
        self._kills = 0
        self._early_kills = 0
        self._moved = asyncio.Condition()

    @property
    def planted(self) -> Planted:
        """What was planted, to be looked for in other places, too."""
        return self._planted

    @property
    def source(self) -> str:
        """The account, as the inbox names it."""
        return f"telegram:{self._server.bot.id}"

    async def rage(self) -> Outcome:
        """Let it happen, wait until it is over, count."""
        plan, server = self._plan, self._server
        self._askers = invite(server, plan.people, self._planted)
        script = await write_script(self._askers, plan.questions, self._answers, self._planted, self._dice)
        expected: dict[int, list[str]] = {}
        for question in script:
            expected.setdefault(question.asker.chat.id, []).append(question.answer)
        began = time.time()
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(server)
            await stack.enter_async_context(self._client)
            self._ports = free_ports(plan.replicas)
            url = await self._webhook(stack) if plan.is_pushed else ""
            rules = [server.faults.add(fault, probability=share) for fault, share in self._shares()]
            self._replicas = [self._replica(number, url) for number in range(plan.replicas)]
            stack.push_async_callback(self._bury)
            await asyncio.gather(*(replica.start() for replica in self._replicas))
            noting = asyncio.create_task(self._note_starts())
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._ask(script))
                tasks.create_task(self._strike(len(script)))
            await self._wait_until_answered(expected)
            for replica in self._replicas:
                await self._ready(replica)
            noting.cancel()
            pages = await self._metrics()
            stops_s = [await replica.stop() for replica in self._replicas]
            took_s = time.time() - began
        deaths = self._deaths()
        lives = [life for replica in self._replicas for life in replica.lives]
        logs = in_files(life.log for life in lives)
        return Outcome(
            judge(expected, arrived(server), deaths),
            kills=self._kills,
            kills_while_starting=self._early_kills,
            faults=_hits(rules),
            takeovers_s=takeovers(server.calls, self._asked_at, deaths),
            starts_s=sorted(life.ready - life.born for life in lives if life.ready),
            stops_s=stops_s,
            exits=[line for replica in self._replicas for line in replica.exits],
            found=self._planted.search([*logs, *pages]),
            took_s=took_s,
        )

    def _shares(self) -> list[tuple[Fault, float]]:
        """Faults with the probability of each once those before it did not strike."""
        each = self._plan.fault_share / len(_FAULTS)
        return [(fault, each / (1 - number * each)) for number, fault in enumerate(_FAULTS)]

    def _replica(self, number: int, url: str) -> Replica:
        root = self._server.root_url.replace("://", f"://{{name}}:{API_PASSWORD}@")
        environment = {
            "TELEGRAM_BOT_TOKEN": self._server.token,
            "TELEGRAM_API_BASE_URL": root,
            "IMS_DOCTOR_LISTEN": f"127.0.0.1:{self._ports[number]}",
            "IMS_DOCTOR_LOG_LEVEL": "debug",
        }
        if url:
            environment |= {"IMS_DOCTOR_WEBHOOK_URL": url, "IMS_DOCTOR_WEBHOOK_SECRET": SECRET}
        environment |= UNLIMITED | dict(self._environment)
        return Replica(f"bot{number + 1}", self._arguments, environment, self._logs)

    async def _webhook(self, stack: AsyncExitStack) -> str:
        balancer = await stack.enter_async_context(Balancer(self._ports))
        return f"http://127.0.0.1:{balancer.port}/telegram"

    async def _bury(self) -> None:
        """Leave no process behind, whatever happened."""
        for replica in self._replicas:
            if replica.lives:
                await replica.kill()

    # People

    async def _ask(self, script: Sequence[Question]) -> None:
        """Have all questions asked, at random intervals; one share of them to each kill."""
        plan = self._plan
        pause_s = plan.kill_every_s * plan.kills / len(script)
        for number, question in enumerate(script):
            share = number * plan.kills // len(script)
            await self._until(self._has_killed(share - 1))
            chat = question.asker.chat
            self._asked_at.setdefault(chat.id, []).append(time.time())
            question.asker.user.sends(question.text, chat)
            self._asked += 1
            await self._tell()
            await asyncio.sleep(self._dice.expovariate(1 / pause_s))

    async def _wait_until_answered(self, expected: Mapping[int, Sequence[str]]) -> None:
        """Return when all is answered, or when nothing has been for as long as the plan's patience."""
        missing = {(chat, text) for chat, texts in expected.items() for text in texts}
        looked_at = 0
        under_way: list[Call] = []

        def is_over() -> bool:
            nonlocal looked_at, under_way
            calls = self._server.world.calls
            under_way += [call for call in calls[looked_at:] if call.method == "sendMessage"]
            looked_at = len(calls)
            for call in under_way:
                if call.is_done:
                    missing.discard((int(call.params["chat_id"]), call.params["text"]))
            under_way = [call for call in under_way if call.code is None]
            return not missing

        while missing:
            left = len(missing)
            try:
                await self._server.until(is_over, "the last answers")
            except NothingHappened:  # a bot that is late is not one that forgets
                if len(missing) == left:
                    return  # the verdict tells what is missing

    # The killer

    async def _strike(self, questions: int) -> None:
        """Kill one replica after the other at random moments, some while they start."""
        plan = self._plan
        turn = 0
        while self._kills < plan.kills:
            await self._until(lambda: self._asked >= self._kills * questions // plan.kills)
            replica = self._replicas[turn % len(self._replicas)]
            turn += 1
            if self._dice.random() < STARTING_SHARE:
                if replica.life.ready:
                    await self._kill(replica)
                    await replica.start()
                    if self._kills == plan.kills:
                        return
                await asyncio.sleep(self._dice.uniform(0, _START_S))
            else:
                await self._ready(replica)
                await asyncio.sleep(self._dice.uniform(0.05, 1.5) * plan.kill_every_s / 2)
            await self._kill(replica)
            await replica.start()

    async def _kill(self, replica: Replica) -> None:
        self._early_kills += not replica.life.ready
        await replica.kill()
        self._kills += 1
        await self._tell()

    async def _ready(self, replica: Replica) -> None:
        """Return when the replica takes updates in."""
        within_s = time.time() + _READY_WITHIN_S
        while replica.life.ready is None:
            replica.check()
            if time.time() > within_s:
                raise NothingHappened(f"{replica.life.name} is not ready after {_READY_WITHIN_S:g} s")
            await asyncio.sleep(0.02)

    async def _note_starts(self) -> None:
        """Note when each process is ready, until cancelled."""
        while True:
            for number, replica in enumerate(self._replicas):
                life = replica.life
                if life.ready is None and life.ended is None and await self._takes_updates(number):
                    life.ready = life.ready or time.time()
            await asyncio.sleep(0.02)

    async def _takes_updates(self, number: int) -> bool:
        if self._plan.is_pushed:
            return await self._page(number, "readyz") is not None
        name = self._replicas[number].life.name
        calls = self._server.world.calls[-50:]
        return any(call.caller == name and call.method == "getUpdates" for call in calls)

    async def _page(self, number: int, path: str) -> bytes | None:
        """A page of a replica; None if it does not give it."""
        try:
            response = await self._client.get(f"http://127.0.0.1:{self._ports[number]}/{path}")
        except httpx.HTTPError:
            return None
        return response.content if response.status_code == 200 else None

    async def _metrics(self) -> list[tuple[str, bytes]]:
        pages = [(f"/metrics of bot{n + 1}", await self._page(n, "metrics")) for n in range(len(self._ports))]
        return [(where, page) for where, page in pages if page is not None]

    def _deaths(self) -> dict[str, float]:
        """When each process was killed."""
        return {
            life.name: life.ended
            for replica in self._replicas
            for life in replica.lives
            if life.ended and life.process.returncode == -9
        }

    # Between the tasks

    def _has_killed(self, count: int) -> Callable[[], bool]:
        return lambda: self._kills >= count

    async def _until(self, probe: Callable[[], bool]) -> None:
        async with self._moved:
            await self._moved.wait_for(probe)

    async def _tell(self) -> None:
        async with self._moved:
            self._moved.notify_all()


async def rage_over(database: Database, plan: Plan, answers: Answers, logs: Path) -> Outcome:
    """The storm over a database, and a look into the database when it is over."""
    storm = Storm(plan, answers, logs, {"IMS_DOCTOR_DATABASE": database.url})
    outcome = await storm.rage()
    outcome.found += storm.planted.search(await database.contents())
    outcome.waiting = await database.waiting(storm.source)
    return outcome


def _passwords(environment: Mapping[str, str]) -> list[str]:
    """What is secret in the addresses that the bots are given."""
    found = (urlsplit(value).password for value in environment.values() if "://" in value)
    return [password for password in found if password]


def _hits(rules: Sequence[FaultRule]) -> dict[str, int]:
    names = ("429", "500", "reset before", "reset after")
    return {name: rule.hits for name, rule in zip(names, rules, strict=True)}
