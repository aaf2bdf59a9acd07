"""What the surroundings may ask of a running bot."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.channel.telegram.api.client import Client
from bot.channel.telegram.health import SILENCE_S, Health
from bot.channel.telegram.metrics import Metrics, PrometheusMetrics, timed
from bot.channel.telegram.reloaded_knowledge import Knowledge
from bot.channel.web import Access, Pages, application
from bot.compiler.lint.board import read_board
from bot.dialogue.context import Context
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.exchange import Event
from bot.dialogue.notes import Asked, Forget, Note
from bot.dialogue.session import Session
from bot.store import StoreError
from bot.workers import FileWorkers
from tests.channel.telegram.hooked import free_port, hooked
from tests.channel.telegram.running import running, settings_for
from tests.channel.telegram.tiny_dialogue import EXPLODES
from tests.fakes.bot_api import BotApiServer, Refuse
from tests.fakes.memory_store import MemoryInbox, MemoryStore
from tests.patience import PATIENCE_S


class _ShakyStore(MemoryStore):
    problem = ""

    async def check(self) -> None:
        if self.problem == "hangs":
            await asyncio.sleep(60)
        if self.problem:
            raise StoreError(self.problem)


async def test_a_ready_bot(server: BotApiServer) -> None:
    """All parts are there."""
    async with hooked(server) as bot:
        assert (await bot.get("/healthz")).status_code == 200
        ready = await bot.get("/readyz")
        assert ready.status_code == 200
        assert ready.json() == {"ready": True, "store": "ok", "knowledge": "ok", "telegram": "ok"}


async def test_pages_are_served_along(server: BotApiServer) -> None:
    """Behind what the bot itself answers to."""

    async def page(request: Request) -> PlainTextResponse:
        return PlainTextResponse(f"the page {request.url.path}")

    async with hooked(server, web=Starlette(routes=[Route("/{path:path}", page)])) as bot:
        assert (await bot.get("/fr/check")).text == "the page /fr/check"
        assert (await bot.get("/healthz")).text == "ok\n"
        assert (await bot.bring({})).status_code == 400


async def test_pages_are_part_of_the_health(server: BotApiServer, desk: Desk) -> None:
    """The real ones: ready while they answer, counted by page and status and by nothing that was sent."""

    def talk(event: Event, session: Session, context: Context) -> Turn:
        return converse(event, session, desk, context)

    files = FileWorkers()  # nobody sends one here, so that none is started
    served = Pages(talk, lambda: desk.documents, lambda: read_board([]), files)
    access = Access.listening("127.0.0.1", "a-link", public_url="https://doctor.example.com")
    async with hooked(server, web=application(served, access)) as bot:
        assert (await bot.get("/readyz")).json()["pages"] == "ok"
        for path in ("/fr/", "/fr/check?token=a-link", "/nowhere/secret-words"):
            await bot.get(path)
        figures = (await bot.get("/metrics")).text
    counted = {
        (one.labels["page"], one.labels["status"]): one.value
        for family in text_string_to_metric_families(figures)
        for one in family.samples
        if one.name == "ims_doctor_pages_total"
    }
    assert counted == {("chat", "401"): 1, ("check", "303"): 1, ("other", "404"): 1}
    assert "secret-words" not in figures
    assert "a-link" not in figures


async def test_pages_that_do_not_answer(server: BotApiServer) -> None:
    """Then the process is not ready; it says so, and lives."""

    async def broken(_request: Request) -> PlainTextResponse:
        raise ValueError

    async with hooked(server, web=Starlette(routes=[Route("/{path:path}", broken)])) as bot:
        ready = await bot.get("/readyz")
        assert (ready.status_code, ready.json()["pages"]) == (503, "no answer")
        assert (await bot.get("/healthz")).status_code == 200
        assert (await bot.get("/fr/")).status_code == 500
        assert 'ims_doctor_pages_total{page="chat",status="500"} 1.0' in (await bot.get("/metrics")).text


async def test_without_its_store_it_is_not_ready(server: BotApiServer) -> None:
    """It says so, and lives."""
    store = _ShakyStore()
    async with hooked(server, store=store) as bot:
        store.problem = "my-secret-words"
        ready = await bot.get("/readyz")
        assert ready.status_code == 503
        assert ready.json() == {"ready": False, "store": "out of reach", "knowledge": "ok", "telegram": "ok"}
        assert (await bot.get("/healthz")).status_code == 200
        store.problem = ""
        assert (await bot.get("/readyz")).status_code == 200


async def test_without_telegram_it_is_not_ready(server: BotApiServer) -> None:
    """When it has not answered for a while; until it does again."""
    async with hooked(server) as bot:
        await server.until(lambda: [call.code for call in server.calls_to("setMyDescription")] == [200] * 4)
        bot.pauses.taken_s.append(SILENCE_S + 10)  # so much later
        while (ready := await bot.get("/readyz")).status_code == 200:  # the last call was under way
            bot.pauses.taken_s.append(SILENCE_S + 10)
        assert ready.status_code == 503
        assert re.fullmatch(r"silent for \d\d\d s", ready.json()["telegram"])
        anna = server.user("Anna")
        anna.sends("hej")
        await server.next_reply(anna)
        async with asyncio.timeout(PATIENCE_S):
            while (await bot.get("/readyz")).status_code != 200:  # as soon as it has heard
                pass


async def test_a_stopping_bot_is_not_ready() -> None:
    """So that a load balancer turns to others while it finishes; it says so as long as it listens."""
    async with BotApiServer() as server:
        settings = settings_for(server)
        client = Client(settings, lambda: None)

        async def read() -> str:
            return ""

        health = Health(client, MemoryStore(), Knowledge(read))
        transport = httpx.ASGITransport(Starlette(routes=health.routes))
        async with httpx.AsyncClient(transport=transport, base_url="http://bot") as http:
            assert (await http.get("/readyz")).status_code == 200
            health.is_stopping = True
            ready = await http.get("/readyz")
        assert (ready.status_code, ready.json()["process"]) == (503, "stopping")


async def test_a_polling_bot_listens_only_where_it_is_told_to(server: BotApiServer) -> None:
    """And takes no updates there."""
    port = free_port()
    async with running(server, listen=f"127.0.0.1:{port}"):
        _reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert b'"ready":true' in await _reader.read()
        writer.close()
    async with running(server):
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", port)


def _figures(page: str) -> dict[str, float]:
    families = text_string_to_metric_families(page)
    return {
        sample.name + "".join(f" {value}" for _, value in sorted(sample.labels.items())): sample.value
        for family in families
        for sample in family.samples
    }


async def test_the_figures(server: BotApiServer) -> None:
    """Updates, answers, errors, the inbox; no id, no text."""
    async with hooked(server) as bot:
        anna = server.user("Anna")
        anna.sends("my-secret-words")
        reply = await server.next_reply(anna)
        anna.presses(reply, "More")
        await server.next_reply(anna)
        anna.sends(EXPLODES)
        await server.next_reply(anna)
        server.faults.add(Refuse(403, "Forbidden: bot was blocked by the user"), "sendMessage", count=1)
        anna.sends("blocked")
        await server.until(lambda: len(server.calls_to("sendMessage")) == 4 or None)
        await server.confirmed()
        while (figures := _figures((await bot.get("/metrics")).text))["ims_doctor_inbox_depth"]:
            await asyncio.sleep(0.001)
        page = (await bot.get("/metrics")).text
    assert figures["ims_doctor_updates_total message"] == 3
    assert figures["ims_doctor_updates_total callback_query"] == 1
    assert figures["ims_doctor_telegram_errors_total 403 sendMessage"] == 1
    assert figures["ims_doctor_failures_total"] == 3
    assert figures["ims_doctor_set_aside_total"] == 1
    assert figures["ims_doctor_dialogue_seconds_count"] == 6
    assert figures["ims_doctor_answer_seconds_count"] >= 3
    assert 0 <= figures["ims_doctor_knowledge_age_seconds"] < 60
    assert figures["process_resident_memory_bytes"] > 1e6
    assert 'ims_doctor_build_info{python="3.' in page
    for secret in ("my-secret-words", str(anna.id), server.token, "Anna"):
        assert secret not in page


async def test_an_inbox_that_cannot_be_counted(server: BotApiServer) -> None:
    """The other figures are told all the same."""

    class Uncounted(MemoryInbox):
        async def depth(self, source: str) -> int:  # noqa: ARG002
            raise StoreError("gone")

    store = MemoryStore()
    store.inbox = Uncounted()
    async with hooked(server, store=store) as bot:
        page = await bot.get("/metrics")
    assert page.status_code == 200
    assert "ims_doctor_inbox_depth NaN" in page.text


@pytest.mark.parametrize(
    ("notes", "counted"),
    [
        ([Asked("answer", "fr"), Forget()], {"ims_doctor_questions_total fr answer": 1.0}),
        ([Asked("my-secret", "tlh")] * 2, {"ims_doctor_questions_total other other": 2.0}),
    ],
)
def test_outcomes_are_counted_by_locale(notes: Sequence[Note], counted: dict[str, float]) -> None:
    """With labels from a short list only."""
    metrics = PrometheusMetrics("1.2.3")
    metrics.noted(notes)
    metrics.received("my-secret")
    body, kind = metrics.page(0, 1)
    figures = _figures(body.decode())
    assert kind.startswith("text/plain")
    assert {
        name: n for name, n in figures.items() if name.startswith("ims_doctor_questions_total")
    } == counted
    assert figures["ims_doctor_updates_total other"] == 1
    assert 'version="1.2.3"' in body.decode()


def test_nobody_counts_without_need() -> None:
    """The figures of a bot that nobody watches are empty."""
    metrics = Metrics()
    metrics.received("message")
    metrics.noted([])
    assert metrics.page(0, 0) == (b"", "text/plain")
    assert timed(str.upper, metrics)("a") == "A"
