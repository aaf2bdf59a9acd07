"""Command menus, descriptions and the name, in every language."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.dialogue.notices import NAME, SHORT, purpose
from bot.languages import LOCALES
from bot.translate import translator
from tests.channel.telegram.running import COMMANDS, running
from tests.fakes.bot_api import BotApiServer, Refuse, TooManyRequests
from tests.patience import PATIENCE_S

FOR = {
    audience: [c for c in COMMANDS if c.audience == audience]
    for audience in ("everyone", "chat-admin", "owner")
}


def _code(locale: str) -> str:
    return "" if locale == "en" else locale


async def _is_introduced(server: BotApiServer, *, starts: int = 1, last: str = "getMyDescription") -> None:
    """Wait until all texts are set, or found to be so."""

    def is_read() -> bool:
        calls = [call for call in server.world.calls if call.method == last and call.code == 200]
        return len(calls) >= starts * len(LOCALES)

    await server.until(lambda: is_read() or None)


async def test_the_menu_is_registered_in_every_language(server: BotApiServer) -> None:
    """English is for everybody whose language the bot does not speak."""
    async with running(server):
        await _is_introduced(server)
    for locale in LOCALES:
        menu = server.menus["default", _code(locale)]
        assert [command["command"] for command in menu] == [c.name for c in FOR["everyone"]]
        said = [translator(locale).text(c.summary) for c in FOR["everyone"]]
        assert [command["description"] for command in menu] == said


async def test_who_may_do_more_sees_more(server: BotApiServer) -> None:
    """Administrators of a chat there, owners in their private chat; an owner who never wrote has none yet."""
    anna, bea = server.user("Anna"), server.user("Bea")
    anna.sends("/start")
    async with running(server, owners=frozenset({anna.id, bea.id})):
        await _is_introduced(server)
    for locale in LOCALES:
        names = {
            scope: [c["command"] for c in menu]
            for (scope, of), menu in server.menus.items()
            if of == _code(locale)
        }
        everyone = [c.name for c in FOR["everyone"]]
        assert names == {
            "default": everyone,
            "all_chat_administrators": [*everyone, "settings"],
            f"chat {anna.id}": [*everyone, "stats"],
        }


@pytest.mark.parametrize("renames", [False, True])
async def test_descriptions_are_set_in_every_language(server: BotApiServer, *, renames: bool) -> None:
    """The name only where that is wished, for Telegram allows it rarely."""
    said = {_code(locale): translator(locale).text(purpose(locale)) for locale in LOCALES}
    async with running(server, renames=renames):
        await _is_introduced(server)
        profile = server.world.profile
        await server.until(lambda: profile.descriptions.keys() >= said.keys() or None)
        await server.until(lambda: not renames or profile.names.get("") or None)

    assert profile.descriptions == said
    assert {code for code, text in profile.short_descriptions.items() if text} >= said.keys()
    assert bool(profile.names) is renames
    assert not renames or profile.names[""] == translator("en").text(NAME)


@pytest.mark.parametrize("locale", LOCALES)
def test_texts_are_within_telegrams_limits(locale: str) -> None:
    """Or they would be cut."""
    say = translator(locale)
    assert len(say.text(NAME)) <= 64
    assert len(say.text(SHORT)) <= 120
    assert len(say.text(purpose(locale))) <= 512


async def test_what_is_set_already_is_not_set_again(server: BotApiServer) -> None:
    """A restart costs Telegram no changes."""
    for starts in (1, 2):
        async with running(server):
            await _is_introduced(server, starts=starts)
            await server.until(lambda: server.world.profile.descriptions.get("") or None)
    changes = [call for call in server.calls if call.method.startswith("setMy")]
    what = {
        (call.method, str(call.params.get("scope")), call.params.get("language_code")) for call in changes
    }
    assert len(what) == len(changes) > 0


@pytest.mark.parametrize(
    ("fault", "method"),
    [
        (Refuse(400, "Bad Request: BOT_COMMAND_INVALID"), "setMyCommands"),
        (Refuse(400, "Bad Request: BOT_DESCRIPTION_INVALID"), "setMyDescription"),
        (TooManyRequests(3600), "setMyCommands"),
        (TooManyRequests(3600), "setMyShortDescription"),
    ],
    ids=["commands-refused", "description-refused", "commands-flood", "description-flood"],
)
async def test_a_refusal_is_no_reason_to_stop(
    server: BotApiServer, fault: Refuse | TooManyRequests, method: str, caplog: pytest.LogCaptureFixture
) -> None:
    """People are answered all the same, and the log has a line."""
    caplog.set_level(logging.WARNING)
    server.faults.add(fault, method)
    async with running(server):
        anna = server.user("Anna")
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "Heard: hej"
        await server.next_call(method)
        async with asyncio.timeout(PATIENCE_S):
            while "could not be set" not in caplog.text:
                await asyncio.sleep(0)
    assert "Traceback" not in caplog.text
