"""Updates that nobody can read."""

from __future__ import annotations

import pytest

from tests.channel.telegram.running import running
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
