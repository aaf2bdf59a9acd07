"""Updates that Telegram brings: who may, how much, what is kept when, and many replicas."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

import httpx
import pytest

from bot.channel.telegram.api.client import Client
from bot.channel.telegram.incoming.webhook import LIMIT_BYTES, Webhook
from bot.errors import ChannelError
from bot.store import QueuedUpdate, SqlStore, Store, StoreError, TakeUpdates
from tests.channel.telegram.hooked import SECRET, free_port, hooked
from tests.channel.telegram.running import settings_for
from tests.chaos.balancer import Balancer
from tests.fakes.bot_api import BotApiServer, Refuse, ServerError
from tests.fakes.memory_store import MemoryInbox, MemoryStore
from tests.patience import PATIENCE_S
from tests.store.conftest import SERVER, _postgres_database


async def test_a_question_is_answered(server: BotApiServer) -> None:
    """Telegram is told where to bring what, and told 200 for each."""
    async with hooked(server, concurrency=8) as bot:
        anna = server.user("Anna", language_code="sv")
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "Uppfattat: hej"
        (call,) = server.calls_to("setWebhook")
        assert call.params["url"] == bot.url
        assert call.params["secret_token"] == SECRET
        assert call.params["max_connections"] == 8
        assert "callback_query" in call.params["allowed_updates"]
        await server.confirmed()
    assert {status for _, status in server.webhook_deliveries} == {200}
    assert server.world.webhook is not None  # other replicas may live
    assert not server.calls_to("deleteWebhook")


async def test_a_repeat_is_answered_once(server: BotApiServer) -> None:
    """Telegram brings again what it did not hear of."""
    async with hooked(server):
        anna = server.user("Anna")
        asked = anna.sends("hej")
        await server.next_reply(anna)
        assert asked.update_id
        server.redeliver(asked.update_id)
        await server.until(lambda: len(server.webhook_deliveries) == 2 or None)
        anna.sends("du")
        assert (await server.next_reply(anna)).text == "Heard: du"
    assert len(server.replies(anna)) == 2


@pytest.mark.parametrize(
    "secret",
    [None, "", SECRET[:-1], SECRET + "x", "ä" * 43, "x" * 8000],
    ids=["none", "empty", "short", "long", "no-ascii", "very-long"],
)
async def test_without_the_secret_nobody_is_heard(server: BotApiServer, secret: str | None) -> None:
    """403 and nothing else; the body is not even read."""
    store = MemoryStore()
    async with hooked(server, store=store) as bot:
        headers = [] if secret is None else [(b"X-Telegram-Bot-Api-Secret-Token", secret.encode("latin-1"))]
        answer = await bot.http.post(bot.url, content=b'{"update_id": 1}', headers=headers)
        assert (answer.status_code, answer.content) == (403, b"")
        big = await bot.http.post(bot.url, content=b"x" * (LIMIT_BYTES * 2), headers=headers)
        assert big.status_code == 403
    assert await store.inbox.depth(f"telegram:{server.bot.id}") == 0


async def test_only_its_own_address_takes_updates(server: BotApiServer) -> None:
    """And only by POST."""
    async with hooked(server) as bot:
        assert (await bot.get("/telegram")).status_code == 405
        assert (await bot.get("/")).status_code == 404
        elsewhere = await bot.http.post(bot.url + "/", json={"update_id": 1})
        assert elsewhere.status_code == 404


@pytest.mark.parametrize("is_streamed", [False, True])
async def test_too_much_is_refused(server: BotApiServer, is_streamed: bool) -> None:
    """Whatever the header claims; 10 MB are not read to the end."""
    async with hooked(server) as bot:
        body = b'{"update_id":1,"x":"' + b"x" * (10 * LIMIT_BYTES) + b'"}'
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        try:
            if is_streamed:
                answer = await bot.http.post(bot.url, content=_parts(body), headers=headers)
            else:
                answer = await bot.http.post(bot.url, content=body, headers=headers)
            assert answer.status_code == 413
        except (httpx.WriteError, httpx.ReadError):
            pass  # it hung up while we were still talking
        fits = b'{"update_id":1,"x":"' + b"x" * (LIMIT_BYTES - 40) + b'"}'
        assert (await bot.bring(fits)).status_code == 200


async def _parts(body: bytes) -> AsyncIterator[bytes]:
    for begin in range(0, len(body), 65536):
        yield body[begin : begin + 65536]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"null", b"[]", b'{"message": {}}', b'{"update_id": "x"}', b"\xff", b"[" * 50_000],
    ids=lambda body: repr(body[:20]),
)
async def test_what_is_no_update(server: BotApiServer, body: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """Telegram may bring it again whole; after the third time it is set aside, and holds up nothing."""
    async with hooked(server) as bot:
        codes = [(await bot.bring(body)).status_code for _ in range(3)]
        assert codes == [400, 400, 200]
        assert (await bot.bring(body)).status_code == 400  # another one like it
    assert caplog.text.count("without an update was set aside") == 1


async def test_an_update_that_nobody_can_read(server: BotApiServer, caplog: pytest.LogCaptureFixture) -> None:
    """It is kept, set aside in its turn, and holds up nobody."""
    async with hooked(server):
        anna = server.user("Anna")
        anna.sends("before")
        poison = server.push("message", {"message_id": 1, "text": "my-secret-words"}, anna.id)
        anna.sends("after")
        assert (await server.next_reply(anna)).text == "Heard: before"
        assert (await server.next_reply(anna)).text == "Heard: after"
        await server.confirmed()
    assert [status for _, status in server.webhook_deliveries] == [200] * 3
    assert f"set aside update {poison} (message" in caplog.text
    assert "my-secret-words" not in caplog.text


class _ShakyInbox(MemoryInbox):
    errors: list[Exception] = []

    async def add(
        self, queued_updates: Sequence[QueuedUpdate], take: TakeUpdates = lambda _: None
    ) -> list[QueuedUpdate]:
        if self.errors:
            raise self.errors.pop()
        return await super().add(queued_updates, take)


@pytest.mark.parametrize(("error", "code"), [(StoreError("gone"), 503), (OSError("my-secret-words"), 500)])
async def test_what_cannot_be_kept_is_not_taken(
    server: BotApiServer, error: Exception, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Telegram brings it again, and hears 200 only when it is kept; others are answered meanwhile."""
    store = MemoryStore()
    store.inbox = inbox = _ShakyInbox()
    inbox.errors = [error] * 3
    async with hooked(server, store=store):
        anna = server.user("Anna")
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "Heard: hej"
        await server.confirmed()
    assert [status for _, status in server.webhook_deliveries] == [code] * 3 + [200]
    assert "my-secret-words" not in caplog.text
    if code == 503:
        assert caplog.text.count("updates are not taken in, the store is out of reach") == 1


async def test_what_was_taken_survives_a_stop(server: BotApiServer) -> None:
    """It is answered after the next start, also by a bot that polls."""
    store, anna = MemoryStore(), server.user("Anna")
    async with hooked(server, store=store) as bot:
        anna.sends("hej")
        await server.next_reply(anna)
        bot.stop.set()
        with server.world.changing():
            made = server.world.updates
        update = made.made[made.last_id].as_json() | {"update_id": made.last_id - 1000}
        try:
            is_taken = (await bot.bring(update)).status_code == 200
        except httpx.HTTPError:
            is_taken = False
    async with hooked(server, store=store):
        if is_taken:
            await server.until(lambda: len(server.replies(anna)) == 2 or None)
        anna.sends("och du")
        await server.until(lambda: [m.text for m in server.replies(anna)[-1:]] == ["Heard: och du"])


async def test_an_address_that_telegram_refuses(server: BotApiServer) -> None:
    """One line says which setting to mend."""
    server.faults.add(Refuse(400, "Bad Request: bad webhook: HTTPS url must be provided"), "setWebhook")
    with pytest.raises(ChannelError, match=r"refused the webhook.*IMS_DOCTOR_WEBHOOK_URL"):
        async with hooked(server):
            pass


async def test_a_port_that_is_taken(server: BotApiServer) -> None:
    """One line says which setting to mend."""
    port = int(server.root_url.rpartition(":")[2])
    with pytest.raises(ChannelError, match=rf"cannot listen on 127.0.0.1:{port} .*IMS_DOCTOR_LISTEN"):
        async with hooked(server, listen=f"127.0.0.1:{port}"):
            pass
    with pytest.raises(ChannelError, match=r"cannot listen on no-such-host.invalid:1"):
        async with hooked(server, listen="no-such-host.invalid:1"):
            pass


async def test_a_bad_moment_at_the_start_is_survived(server: BotApiServer) -> None:
    """One 502 is no reason to give up."""
    server.faults.add(ServerError(502), "setWebhook", count=1)
    async with hooked(server):
        anna = server.user("Anna")
        anna.sends("hej")
        assert await server.next_reply(anna)


async def test_a_revoked_token_ends_it(server: BotApiServer) -> None:
    """With the same line as in polling."""

    async def talk() -> None:
        async with hooked(server) as bot:
            server.revoke_token()
            server.user("Anna").sends("hej")
            async with asyncio.timeout(PATIENCE_S):
                await bot.stop.wait()

    with pytest.raises(ChannelError, match="Telegram refused the token"):
        await talk()


async def test_a_webhook_is_looked_after(server: BotApiServer, caplog: pytest.LogCaptureFixture) -> None:
    """One that somebody took away is set again; an outage is two lines, a refused token ends it."""
    caplog.set_level(logging.INFO)
    settings = settings_for(server, webhook_url="http://127.0.0.1:9/x", webhook_secret=SECRET)
    client = Client(settings, lambda: None)
    await client.initialize()
    webhook = Webhook(
        client, MemoryInbox(), lambda _updates: None, settings, allowed=["message"], look_s=0.001
    )
    await webhook.announce()
    looking = asyncio.create_task(webhook.look_after())
    await server.next_call("getWebhookInfo")
    with server.world.changing():
        server.world.webhook = None
    await server.until(lambda: server.world.webhook)
    assert caplog.text.count("it is set again") == 1
    server.faults.add(Refuse(400, "Bad Request: no"), "getWebhookInfo", count=3)
    await server.until(
        lambda: len([c for c in server.calls_to("getWebhookInfo") if c.code == 400]) == 3 or None
    )
    begin = len(server.calls_to("getWebhookInfo"))
    await server.until(lambda: len(server.calls_to("getWebhookInfo")) > begin + 2 or None)
    assert caplog.text.count("the webhook cannot be looked after") == 2
    server.revoke_token()
    with pytest.raises(Exception, match="Unauthorized"):
        await asyncio.wait_for(looking, PATIENCE_S)
    await client.shutdown()


@asynccontextmanager
async def _stores(count: int) -> AsyncIterator[list[Store]]:
    """The store as so many processes see it: PostgreSQL where it is there, else one in memory."""
    if not SERVER:
        yield [MemoryStore()] * count
        return
    async with _postgres_database() as url, AsyncExitStack() as stack:
        yield [await stack.enter_async_context(await SqlStore.open(url)) for _ in range(count)]


async def test_replicas_share_the_work(server: BotApiServer) -> None:
    """Behind a load balancer: each update is answered by one of them, each chat in order; one is stopped."""
    people = [server.user(f"Person {number}") for number in range(6)]
    async with _stores(2) as (one, two), AsyncExitStack() as stack:
        ports = [free_port(), free_port()]
        balancer = await stack.enter_async_context(Balancer(ports))
        url = f"http://127.0.0.1:{balancer.port}/telegram"
        hooks = [
            await stack.enter_async_context(
                hooked(server, store=store, name=name, public_url=url, listen=f"127.0.0.1:{port}")
            )
            for store, name, port in zip((one, two), ("one", "two"), ports, strict=True)
        ]
        for number in range(120):
            people[number % 6].sends(str(number))
            if number == 60:
                await server.until(lambda: len(server.calls_to("sendMessage")) >= 30 or None)
                hooks[0].stop.set()
                ports[0] = ports[1]  # the balancer has seen that it is not ready any more
        await server.until(lambda: sum(len(server.replies(person)) for person in people) >= 120 or None)
        await server.confirmed()
    for number, person in enumerate(people):
        expected = [f"Heard: {asked}" for asked in range(number, 120, 6)]
        assert [reply.text for reply in server.replies(person)] == expected
    callers = [call.caller for call in server.calls_to("sendMessage")]
    assert set(callers) == {"one", "two"}
