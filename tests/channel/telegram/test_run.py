"""The whole channel over the real protocol: start, groups, languages, stop."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.channel.telegram import run
from bot.channel.telegram.run import FINISH_S, tidy
from bot.errors import ChannelError
from bot.settings import SecretStr, Settings
from bot.store import DAY_S, SqlStore, StoreError
from tests.channel.telegram.running import COMMANDS, Pauses, running, settings_for
from tests.channel.telegram.tiny_dialogue import converse
from tests.fakes.bot_api import BotApiServer, Hold, Refuse, ResetBefore, ServerError, TooManyRequests
from tests.fakes.memory_store import MemoryStore
from tests.patience import PATIENCE_S

_FASTER = 4


async def test_a_question_in_private_is_answered_once(server: BotApiServer) -> None:
    """One message in, one message out, in the language of the person's app."""
    async with running(server):
        anna = server.user("Anna", language_code="sv")
        anna.sends("Jag hamnar på adobe.com")
        reply = await server.next_reply(anna)
        assert reply.text == "Uppfattat: Jag hamnar på adobe.com"
        assert reply.labels == ["Again", "More"]
        assert reply.reply_to is None
    assert len(server.replies(anna)) == 1


async def test_in_a_group_only_who_addresses_the_bot_is_answered(server: BotApiServer) -> None:
    """Talk among people passes; mentions (after emoji), commands and replies are answered there."""
    server.bot.privacy_mode = False
    async with running(server):
        anna, team = server.user("Anna", language_code="sv"), server.supergroup("Team")
        anna.sends("Has anybody seen the login page?", team)
        anna.sends("/help@other_bot", team)
        anna.sends("/weather", team)
        asked = anna.sends("👍🏽👨‍👩‍👧 @ims_doctor_bot varför?", team)
        reply = await server.next_reply(team)
        assert reply.text == "Uppfattat: 👍🏽👨‍👩‍👧 varför?"
        assert reply.reply_to is asked
        anna.sends("och sedan?", team, reply_to=reply)
        assert (await server.next_reply(team)).text == "Uppfattat: och sedan?"
        anna.sends("/ask@ims_doctor_bot varför", team)
        assert (await server.next_reply(team)).text == "Uppfattat: /ask varför"
        anna.sends("/help", team)
        assert (await server.next_reply(team)).text == "Uppfattat: /help"
    assert len(server.replies(team)) == 4


async def test_the_answer_stays_in_the_topic(server: BotApiServer) -> None:
    """A reply to the question, where it was asked."""
    async with running(server):
        anna, team = server.user("Anna", language_code="fr"), server.supergroup("Team")
        login = team.topic("Login", by=anna)
        asked = anna.sends("@ims_doctor_bot pourquoi ?", topic=login)
        reply = await server.next_reply(team)
        assert (reply.topic, reply.reply_to) == (login, asked)
        assert reply.text == "Entendu: pourquoi ?"


async def test_two_people_in_one_group_are_answered_in_their_languages(
    server: BotApiServer,
) -> None:
    """The language is the person's, not the chat's; a choice is only one's own."""
    async with running(server):
        anna, jisoo = (server.user("Anna", language_code="sv"), server.user("지수", language_code="ko"))
        team = server.group("Team")
        anna.sends("@ims_doctor_bot hej", team)
        assert (await server.next_reply(team)).text == "Uppfattat: hej"
        jisoo.sends("@ims_doctor_bot 안녕", team)
        assert (await server.next_reply(team)).text == "알겠습니다: 안녕"
        anna.sends("/language fr", team)
        assert (await server.next_reply(team)).text == "Entendu: fr"
        jisoo.sends("@ims_doctor_bot 또", team)
        assert (await server.next_reply(team)).text == "알겠습니다: 또"
        anna.sends("@ims_doctor_bot oui", team)
        assert (await server.next_reply(team)).text == "Entendu: oui"


async def test_a_chosen_language_survives_a_restart(server: BotApiServer, tmp_path: Path) -> None:
    """The SQL store keeps it."""
    url = f"sqlite:///{tmp_path}/bot.sqlite3"
    anna = server.user("Anna", language_code="sv")
    async with await SqlStore.open(url) as store, running(server, store=store):
        anna.sends("/language ko")
        assert (await server.next_reply(anna)).text == "알겠습니다: ko"
    async with await SqlStore.open(url) as store, running(server, store=store):
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "알겠습니다: hej"


async def test_bots_and_service_messages_are_not_answered(server: BotApiServer) -> None:
    """Whatever they say."""
    async with running(server):
        anna, team = server.user("Anna"), server.group("Team")
        robot = server.user("Robot", is_bot=True)
        robot.sends("@ims_doctor_bot three", team)
        team.adds(server.user("Bea"), by=anna)
        anna.sends("@ims_doctor_bot four", team)
        assert (await server.next_reply(team)).text == "Heard: four"
    assert len(server.replies(team)) == 1


async def test_a_repeated_update_is_answered_once(server: BotApiServer) -> None:
    """Telegram may send again what it was not told to be done with; so with buttons."""
    async with running(server):
        anna = server.user("Anna", language_code="sv")
        asked = anna.sends("hej")
        reply = await server.next_reply(anna)
        press = anna.presses(reply, "More")
        await server.next_reply(anna)
        assert asked.update_id
        assert press.update_id
        for update_id in (asked.update_id, press.update_id, asked.update_id):
            server.redeliver(update_id)
        anna.sends("och sedan?")
        assert (await server.next_reply(anna)).text == "Uppfattat: och sedan?"
    assert len(server.replies(anna)) == 3
    assert len(press.answers) == 1


async def test_in_hand_is_finished_at_a_stop_and_the_rest_stays(server: BotApiServer) -> None:
    """What waits in the inbox is answered after the next start."""
    anna, store = server.user("Anna"), MemoryStore()
    held = server.faults.add(Hold(), "sendMessage", count=1)
    async with running(server, store=store):
        for number in range(5):
            anna.sends(f"question {number}")
        await server.confirmed()
        await server.until(lambda: held.hits or None)
        asyncio.get_running_loop().call_later(0.05, held.release)
    assert [reply.text for reply in server.replies(anna)] == ["Heard: question 0"]
    async with running(server, store=store):
        await server.until(lambda: len(server.replies(anna)) == 5 or None)
    assert [reply.text for reply in server.replies(anna)] == [f"Heard: question {n}" for n in range(5)]


@pytest.mark.parametrize(
    "fault", [TooManyRequests(10), TooManyRequests(3600), ResetBefore(), ServerError(500)], ids=repr
)
async def test_a_stop_does_not_wait_for_telegram(
    server: BotApiServer, fault: TooManyRequests | ResetBefore | ServerError
) -> None:
    """Neither in the middle of a pause nor in an outage; the question stays."""
    anna, store, stop = server.user("Anna"), MemoryStore(), asyncio.Event()
    server.faults.add(fault, "sendMessage")
    slept_s: list[float] = []

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds / _FASTER)
        slept_s.append(seconds)

    bot = asyncio.create_task(
        run(
            settings_for(server),
            converse,
            store,
            COMMANDS,
            stop=stop,
            sleep=sleep,
            clock=lambda: time.monotonic() * _FASTER,
        )
    )
    anna.sends("hej")
    await server.until(lambda: server.calls_to("sendMessage") or None)
    await server.until(lambda: any(call.code for call in server.calls_to("sendMessage")[:1]))
    server.faults.add(fault, "getUpdates")
    anna.sends("du")
    slept_s.clear()
    stop.set()
    await asyncio.wait_for(bot, PATIENCE_S)
    assert max(slept_s, default=0) < FINISH_S
    server.faults.clear()
    async with running(server, store=store):
        await server.until(lambda: len(server.replies(anna)) == 2 or None)
    assert [reply.text for reply in server.replies(anna)] == ["Heard: hej", "Heard: du"]


async def test_signals_stop_it(server: BotApiServer) -> None:
    """SIGTERM ends the channel as gracefully as anything else."""
    bot = asyncio.create_task(run(settings_for(server), converse, MemoryStore(), COMMANDS))
    await server.polling()
    os.kill(os.getpid(), signal.SIGTERM)
    await bot


async def test_a_signal_reads_the_knowledge_anew(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    """SIGHUP; who asks meanwhile is answered, a failure is one line, and the bot goes on."""
    caplog.set_level(logging.INFO)
    results: list[str | Exception] = ["", "a.kb: damaged", ValueError("my-secret-words"), ""]
    go = asyncio.Event()

    async def read_anew() -> str:
        await go.wait()
        result = results.pop(0)
        if isinstance(result, Exception):
            raise result
        return result

    bot = asyncio.create_task(
        run(settings_for(server), converse, MemoryStore(), COMMANDS, read_anew=read_anew)
    )
    await server.polling()
    anna = server.user("Anna")
    os.kill(os.getpid(), signal.SIGHUP)
    anna.sends("meanwhile")
    assert (await server.next_reply(anna)).text == "Heard: meanwhile"
    go.set()
    for left in (3, 2, 1, 0):
        while len(results) > left:
            await asyncio.sleep(0.001)
        if left:
            os.kill(os.getpid(), signal.SIGHUP)
    anna.sends("after")
    assert (await server.next_reply(anna)).text == "Heard: after"
    os.kill(os.getpid(), signal.SIGTERM)
    await bot
    assert caplog.text.count("the knowledge was read anew") == 2
    assert "the former stays: a.kb: damaged" in caplog.text
    assert "ValueError" in caplog.text
    assert "my-secret-words" not in caplog.text


async def test_what_is_too_old_is_erased(caplog: pytest.LogCaptureFixture) -> None:
    """At the start and again and again, also after the store was out of reach."""
    pruned: list[int] = []
    began = int(time.time())

    class Pruning(MemoryStore):
        async def prune(self, before: int) -> None:
            pruned.append(before)
            if len(pruned) == 2:
                raise StoreError("gone")

    tidying = asyncio.create_task(tidy(Pruning(), 90, 0.001))
    while len(pruned) < 4:
        await asyncio.sleep(0.001)
    tidying.cancel()
    assert all(began <= before + 90 * DAY_S <= time.time() for before in pruned)
    assert caplog.text.count("could not be erased") == 1


async def test_a_refused_token(server: BotApiServer) -> None:
    """One line, and the token is not in it."""
    settings = Settings(token=SecretStr("123:" + "x" * 35), api_root=server.root_url)
    with pytest.raises(ChannelError, match="Telegram refused the token") as caught:
        await run(settings, converse, MemoryStore())
    assert settings.token.get_secret_value() not in str(caught.value) + repr(settings)
    assert caught.value.__suppress_context__


async def test_a_token_revoked_later(server: BotApiServer) -> None:
    """The channel ends with the same line."""
    bot = asyncio.create_task(run(settings_for(server), converse, MemoryStore()))
    await server.polling()
    server.revoke_token()
    server.user("Anna").sends("hej")  # ends the call that is under way
    with pytest.raises(ChannelError, match="Telegram refused the token"):
        await bot


async def test_no_network_at_start() -> None:
    """It tries a few times, then says what it cannot reach."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{unused.getsockname()[1]}"
        settings, pauses = Settings(token=SecretStr("1:a"), api_root=f"http://me:secret@{address}"), Pauses()
        with pytest.raises(ChannelError, match=f"cannot reach {address}") as caught:
            await run(settings, converse, MemoryStore(), sleep=pauses)
    assert "secret" not in str(caught.value)
    assert pauses.taken_s == [0.5, 1.0, 2.0, 4.0]


async def test_it_can_be_stopped_while_it_tries_to_connect(server: BotApiServer) -> None:
    """Nobody has to wait for a network that is not there."""
    server.faults.add(Hold(), "getMe")
    stop = asyncio.Event()
    bot = asyncio.create_task(run(settings_for(server), converse, MemoryStore(), stop=stop))
    await server.until(lambda: [call for call in server.world.calls if call.method == "getMe"])
    stop.set()
    await bot
    server.faults.rules[0].release()


async def test_a_webhook_that_was_set_is_removed(server: BotApiServer) -> None:
    """Telegram lets nobody poll otherwise; if that fails for good, one line says so."""
    server.faults.add(Refuse(400, "Bad Request: strange"), "deleteWebhook")
    with pytest.raises(ChannelError, match=r"cannot reach .*Strange"):
        await run(settings_for(server), converse, MemoryStore())


async def test_a_bad_moment_at_start_is_survived(server: BotApiServer) -> None:
    """One 502 is no reason to give up."""
    server.faults.add(ServerError(502), "getMe", count=1)
    server.faults.add(ServerError(502), "deleteWebhook", count=1)
    server.faults.add(ServerError(502), "setMyCommands", count=1)
    async with running(server) as pauses:
        anna = server.user("Anna")
        anna.sends("hej")
        assert await server.next_reply(anna)
        await server.until(lambda: len(server.calls_to("setMyCommands")) > 1)
    assert pauses.taken_s == [0.5] * 3


async def test_no_log_holds_the_token(server: BotApiServer, caplog: pytest.LogCaptureFixture) -> None:
    """Nor what people write, even if everything is logged."""
    caplog.set_level(logging.DEBUG)
    async with running(server):
        anna = server.user("Anna")
        anna.sends("my-secret-words")
        await server.next_reply(anna)
    logged = [r.getMessage() for r in caplog.records if not r.name.startswith("uvicorn")]
    assert "listening as @ims_doctor_bot" in logged
    assert not [line for line in logged if server.token.partition(":")[2] in line]
    assert not [line for line in logged if "my-secret-words" in line]


def test_the_channel_itself_loads_no_engine_of_the_validator() -> None:
    """It tells sentences about files and judges none; when the validator is loaded is for others to say."""
    script = (
        "import sys, bot.dialogue.converse, bot.workers, bot.channel.telegram;"
        "print({'bot.validator.engine', 'bot.validator.reader', 'bot.validator.rules'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
