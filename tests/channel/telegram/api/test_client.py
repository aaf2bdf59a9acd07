"""Updates that nobody can read."""

from __future__ import annotations

import pytest
from telegram.error import BadRequest

from bot.channel.telegram.api.client import Client
from tests.channel.telegram.running import running, settings_for
from tests.fakes.bot_api import BotApiServer


async def test_a_broken_update_is_set_aside(server: BotApiServer, caplog: pytest.LogCaptureFixture) -> None:
    """The updates before and after it are answered, and it is not fetched again."""
    anna = server.user("Anna")
    anna.sends("before")
    poison = server.push("message", {"message_id": 1, "text": "my-secret-words"})
    anna.sends("after")
    async with running(server):
        assert (await server.next_reply(anna)).text == "Heard: before"
        assert (await server.next_reply(anna)).text == "Heard: after"
        await server.confirmed()
        server.push("message", {"message_id": 2})
        await server.confirmed()
        anna.sends("still there?")
        assert (await server.next_reply(anna)).text == "Heard: still there?"
    assert f"set aside update {poison} (message: KeyError)" in caplog.text
    assert "my-secret-words" not in caplog.text


async def test_an_unknown_kind_of_update_is_passed_over(server: BotApiServer) -> None:
    """Telegram may invent new ones."""
    anna = server.user("Anna")
    async with running(server):
        server.world.updates.put("message", {"date": 0, "nonsense": [1, 2]}, 0)
        anna.sends("hej")
        assert await server.next_reply(anna)


async def test_a_text_arrives_with_what_goes_with_it(server: BotApiServer) -> None:
    """What is written as JSON already is sent as that."""
    anna = server.user("Anna")
    anna.sends("/start")
    async with Client(settings_for(server), lambda: None) as client:
        buttons = '{"inline_keyboard":[[{"text":"A","callback_data":"b"}]]}'
        number = await client.send_text(anna.id, "<b>진단</b> 🩺", buttons, message_thread_id=None)
    (call,) = server.calls_to("sendMessage")
    assert server.replies(anna)[0].message_id == number
    assert (call.params["text"], call.params["parse_mode"]) == ("<b>진단</b> 🩺", "HTML")
    assert "message_thread_id" not in call.params
    assert "callback_data" in str(call.params["reply_markup"])


async def test_half_a_character_of_a_text_is_for_telegram_to_judge(server: BotApiServer) -> None:
    """It can be written as an escape only."""
    anna = server.user("Anna")
    anna.sends("/start")
    async with Client(settings_for(server), lambda: None) as client:
        with pytest.raises(BadRequest):
            await client.send_text(anna.id, "a\ud800b")
    assert server.calls_to("sendMessage")
